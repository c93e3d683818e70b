#include "verbs/analysis.hpp"

#include "graph/error.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

Analysis::Analysis(Arguments& arguments) : arguments_(&arguments) {
    CLI::App& app = arguments.app();
    add_list(app, "--label", label_names_, "show only nodes of these labels")->type_name("LABELS");
    add_list(app, "--within", question_.within, "compute among nodes of these labels only")->type_name("LABELS");
    add_list(app, "--via", question_.via, "compute over edges of these types only")->type_name("TYPES");
    app.add_flag("--directed", directed_, "heed the direction of edges");
    app.add_option("--weight", question_.weight,
                   "a number property of the edges, or 'ties', their number; or 1/ either")
        ->type_name("WEIGHT")
        ->check(not_empty());
    auto* project =
        app.add_option("--project", question_.project, "tie actors by the nodes of this label that they share");
    project->type_name("LABEL")->check(not_empty());
    app.add_option("--sharing", sharing_, "how shared nodes add up: count, or newman, 1/(n-1) each")
        ->check(CLI::IsMember({"count", "newman"}))
        ->needs(project)
        ->type_name("HOW")
        ->capture_default_str();
    app.add_option("--over", over_, "a row a period, on its last day: 2014..2024/1y, /1m or /7d")
        ->type_name("SERIES")
        ->check(not_empty());
    app.add_option("--top", top_, "at most so many rows, of each period")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000));
    app.add_option("--threads", threads_, "how many (default: one a core); no answer depends on it")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    arguments.add_view();
}

void Analysis::open(const Store& store, bool forward) {
    const Schema& schema = store.schema();
    view_ = arguments_->view(store);
    if (!over_.empty()) {
        if (arguments_->app().count("--as-of") > 0) throw UsageError("--over and --as-of exclude one another");
        periods_ = parse_periods(over_);
    }
    label_ids_ = label_ids(schema, label_names_);
    question_.direction = directed_ || forward ? Direction::forward : Direction::any;
    if (sharing_ == "newman") question_.sharing = Projection::Sharing::newman;
    Snapshot whole = Snapshot::build(store, view_);
    undatable_ = whole.undatable();
    networks_.emplace(whole, question_);
    if (!question_.project.empty()) tell_projection();
}

void Analysis::tell_projection() {
    const auto& via = networks_->question().via;
    std::string by = fmt::format("{}{}{}", question_.project, via.empty() ? "" : " by ", fmt::join(via, ", "));
    through_ = fmt::format(", through {}{}", by, sharing_ == "newman" ? ", 1/(n-1) each" : "");
    if (networks_->is_projection_of_nobody()) nobody_ = fmt::format("nothing is tied to any {}", by);
}

void Analysis::refuse_parts(std::string_view asked) const {
    if (question_.is_of_a_part())
        throw UsageError(
            fmt::format("{} takes no --project, --within or --via: it reads the agreements themselves", asked));
}

void Analysis::refuse_weight(std::string_view asked) const {
    if (!question_.weight.empty()) throw UsageError(fmt::format("{} takes no weight", asked));
}

void Analysis::turn_to(std::size_t period) const {
    const Context& context = arguments_->context();
    work(context).check();
    if (context.progress) context.progress(static_cast<double>(period) / static_cast<double>(periods_.size()));
}

std::string Analysis::words() const {
    if (!is_series()) return entente::words(view_) + through_;
    std::string known = view_.known_on ? fmt::format(", known on {}", to_string(*view_.known_on)) : "";
    return fmt::format("over {}{}{}", over_, known, through_);
}

std::string Analysis::note() const {
    std::string undatable = undatable_note(undatable_);
    return fmt::format("{}{}{}", nobody_, nobody_.empty() || undatable.empty() ? "" : "; ", undatable);
}

}  // namespace entente
