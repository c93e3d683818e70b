#pragma once

#include "queries/network_question.hpp"
#include "queries/work.hpp"
#include "verbs/arguments.hpp"
#include "verbs/periods.hpp"

#include <optional>
#include <string>
#include <vector>

// The options of verbs that analyse a network. Not installed.
namespace entente {

/// What a verb analyses: a network, or one a period.
class Analysis {
public:
    /// Adds --label, --within, --via, --directed, --weight, --project, --sharing, --over, --top and --threads, and
    /// those of the view.
    explicit Analysis(Arguments& arguments);

    /// Reads the snapshot that the options ask for; `forward`: with direction, whether asked for or not.
    void open(const Store& store, bool forward);

    /// A part of the network or a projection where the whole is needed is a UsageError that names what was asked for.
    void refuse_parts(std::string_view asked) const;

    /// A weight where none is heeded is a UsageError that names what was asked for.
    void refuse_weight(std::string_view asked) const;

    /// Whether --label or --top was given.
    bool picks_rows() const { return !label_names_.empty() || top_ > 0; }

    bool is_series() const { return !periods_.empty(); }

    /// The networks, one after another: of the view's day, or of each period, whose day it then is.
    ///
    /// Between periods progress is told, and the work ends by Interrupted when the user wants an end.
    template <typename Each>
    void each(Each each) const {
        if (!is_series()) {
            each(networks_->on(view_.as_of ? view_.as_of : view_.known_on), nullptr);
        }
        for (std::size_t number = 0; number < periods_.size(); ++number) {
            turn_to(number);
            each(networks_->on(periods_[number].day), &periods_[number]);
        }
    }

    Work work(const Context& context) const {
        return {threads_, is_series() ? nullptr : context.progress, context.stop};
    }
    const std::vector<LabelId>& labels() const { return label_ids_; }
    std::optional<std::size_t> top() const { return top_ == 0 ? std::nullopt : std::optional(top_); }

    /// "as of 2024-07-15, through Agreement by PARTY_TO".
    std::string words() const;

    /// What known-on left out, and that there is nobody to project; empty if nothing.
    std::string note() const;

private:
    void turn_to(std::size_t period) const;
    void tell_projection();

    Arguments* arguments_;
    std::vector<std::string> label_names_;
    NetworkQuestion question_;
    std::string sharing_ = "count";
    std::string over_;
    bool directed_ = false;
    unsigned threads_ = 0;
    std::size_t top_ = 0;

    View view_;
    std::vector<Period> periods_;
    std::vector<LabelId> label_ids_;
    std::string through_;
    std::string nobody_;  ///< what a projection found no actors for
    std::size_t undatable_ = 0;
    std::optional<Networks> networks_;
};

}  // namespace entente
