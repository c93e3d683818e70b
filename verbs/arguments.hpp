#pragma once

#include "graph/schema.hpp"
#include "graph/store.hpp"
#include "graph/view.hpp"
#include "queries/named_ids.hpp"
#include "verbs/verb.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

// How verbs read their tokens. Not installed.
namespace entente {

/// The tokens of one verb: its own options are added to `app` before parse().
class Arguments {
public:
    Arguments(const Verb& verb, const Context& context);

    CLI::App& app() { return app_; }

    /// --as-of, --known-on, --source, --without, --modality, --rank, --min-origins, --strict-coverage, --today.
    enum class DefaultDay : std::uint8_t { today, all_time };
    void add_view(DefaultDay day = DefaultDay::today);

    /// --format, -o, --overwrite, --csv-safe; --chart and --title where the verb has no drawings of its own.
    enum class Pictures : std::uint8_t { charts, own };
    void add_delivery(Pictures pictures = Pictures::charts);

    /// --cite.
    void add_cite();

    /// Throws HelpRequested, or UsageError naming the token.
    void parse(const std::vector<std::string>& tokens);

    Store open(Store::Access access = Store::Access::read) const { return Store::open(database, access); }

    /// The view asked for; its sources are checked against the store.
    View view(const Store& store) const;

    /// The day that counts as today.
    Day today() const;

    /// Whether any option of a view was given.
    bool has_view() const;

    /// Whether the option was given.
    bool has(const std::string& option) const { return app_.count(option) > 0; }
    const Context& context() const { return *context_; }

    std::filesystem::path database;
    Delivery delivery;
    bool cite = false;

private:
    void check_delivery() const;

    const Context* context_;
    CLI::App app_;
    DefaultDay default_day_ = DefaultDay::today;
    std::string as_of_;
    std::string known_on_;
    std::string today_;
    std::vector<std::string> sources_;
    std::vector<std::string> without_;
    std::vector<std::string> modalities_;
    std::string rank_;
    int min_origins_ = 1;
    bool strict_coverage_ = false;
};

/// The day that an option or an argument names. Throws UsageError with the name.
Day day_option(std::string_view option, const std::string& text);

/// An option that takes a list, parted by commas, in one word; it may be given again.
CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                      const std::string& help);

/// Checks of what an option takes. A number is finite; a whole one has digits alone.
CLI::Validator number_between(double least, double most);
CLI::Validator number_above(double least);
CLI::Validator whole_number();
CLI::Validator not_empty();

}  // namespace entente
