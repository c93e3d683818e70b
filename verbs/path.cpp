#include "graph/error.hpp"
#include "graph/names.hpp"
#include "queries/paths.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"
#include "verbs/path_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

constexpr std::size_t kSimpleHops = 4;

/// What the user asks of paths, as words.
struct Asked {
    std::string from;
    std::string to;
    std::vector<std::string> via;
    std::vector<std::string> within;
    std::vector<std::string> through;
    std::vector<std::string> avoid;
    std::vector<std::string> labels;
    std::string weight;
    std::string widest;
    std::string during;
    std::string reach;
    bool directed = false;
    bool first = false;
    PathOptions options;

    void add_to(CLI::App& app);
    bool reaches(const CLI::App& app) const { return app.count("--reach") > 0; }

private:
    void add_ends(CLI::App& app);
    void add_which(CLI::App& app);
    void add_where(CLI::App& app);
    void add_when(CLI::App& app);
};

void Asked::add_to(CLI::App& app) {
    add_ends(app);
    add_which(app);
    add_where(app);
    add_when(app);
    auto* reach_option = app.get_option("--reach");
    for (const char* other : {"TO", "--k", "--all", "--simple", "--widest", "--first", "--max-hops"})
        reach_option->excludes(app.get_option(other));
    app.get_option("--label")->needs(reach_option);
    app.get_option("--weight")->excludes(app.get_option("--widest"));
    app.get_option("--k")->excludes(app.get_option("--all"));
    app.get_option("--k")->excludes(app.get_option("--simple"));
    app.get_option("--all")->excludes(app.get_option("--simple"));
    app.get_option("--timeless")->excludes(app.get_option("--during"));
    app.get_option("--timeless")->excludes(app.get_option("--first"));
}

void Asked::add_ends(CLI::App& app) {
    app.add_option("FROM", from, "a key, a code, a name or an alias")->required();
    app.add_option("TO", to, "likewise; left out with --reach");
    app.add_option("--reach", reach, "instead of paths: who is within N hops, or at all")
        ->type_name("[N]")
        ->expected(0, 1)
        ->default_str("");
    add_list(app, "--label", labels, "of what is reached print only nodes of these labels")->type_name("LABELS");
}

void Asked::add_which(CLI::App& app) {
    app.add_option("--k", options.k, "how many paths, best first")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--max-hops", options.max_hops, "longest path (default: any; of --simple 4)")
        ->type_name("N")
        ->check(CLI::Range(0, 1000));
    app.add_option("--weight", weight, "the best has the least sum of: a property, ties, 1/either")->type_name("W");
    app.add_option("--widest", widest, "the best has the greatest least tie, likewise")->type_name("W");
    app.add_flag("--all", options.all_shortest, "all paths as good as the best");
    app.add_flag("--simple", options.simple, "all paths up to --max-hops");
    app.add_option("--limit", options.limit, "most paths that --all and --simple may find")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
}

void Asked::add_where(CLI::App& app) {
    add_list(app, "--via", via, "edge types to follow (default: all but negotiations)")->type_name("TYPES");
    app.add_flag("--directed", directed, "follow edges from tail to head only");
    add_list(app, "--within", within, "look only at nodes of these labels, ends included")->type_name("LABELS");
    add_list(app, "--through", through, "cross only nodes of these labels")->type_name("LABELS");
    add_list(app, "--avoid", avoid, "cross no nodes of these labels, and none of these nodes")->type_name("NAMES");
}

void Asked::add_when(CLI::App& app) {
    app.add_option("--during", during, "paths that held on some day of a period")->type_name("A..B");
    app.add_flag("--first", first, "paths of the first day on which there was one");
    app.add_flag("--timeless", options.timeless, "over all time, the hops need no common day");
}

/// "2014..2024": from the first day of the one to the last of the other, each of which may be open.
Interval parse_period(const std::string& text) {
    auto dots = text.find("..");
    auto bound = [&](const std::string& part) {
        try {
            return parse_bound(part);
        } catch (const ParseError& error) {
            throw UsageError(fmt::format("--during: {}", error.what()));
        }
    };
    if (text.empty() || dots == std::string::npos)
        throw UsageError(fmt::format("--during takes A..B, each a day, a month, a year or nothing, found '{}'", text));
    std::string since = text.substr(0, dots);
    std::string until = text.substr(dots + 2);
    Interval period{since.empty() ? Day::beginning() : bound(since).earliest(),
                    until.empty() ? Day::forever() : bound(until).latest().next()};
    if (period.since >= period.until)
        throw UsageError(fmt::format("--during {}: the period ends before it begins", text));
    return period;
}

std::size_t parse_hops(const std::string& text) {
    if (text.empty()) return std::numeric_limits<std::size_t>::max();
    bool digits = text.size() <= 6 && text.find_first_not_of("0123456789") == std::string::npos;
    if (!digits) throw UsageError(fmt::format("--reach takes a number of hops or nothing, found '{}'", text));
    return static_cast<std::size_t>(std::stoul(text));
}

/// Refuses what asks for two things at once, or for nothing.
void check_combination(const Asked& asked, const CLI::App& app) {
    if (!asked.reaches(app) && app.count("TO") == 0) throw UsageError("TO is required, unless --reach is given");
    if (app.count("--limit") > 0 && !asked.options.all_shortest && !asked.options.simple)
        throw UsageError("--limit is for --all and --simple");
    const CLI::Option* as_of = app.get_option("--as-of");
    if (as_of->count() == 0 || as_of->as<std::string>() == "all") return;
    for (const char* name : {"--during", "--first", "--timeless"}) {
        if (app.count(name) > 0)
            throw UsageError(fmt::format("--as-of DAY excludes {}, which looks at all time", name));
    }
}

/// The labels among the names; all else are nodes.
void set_avoided(PathOptions& options, const Store& store, const Snapshot& snapshot,
                 const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (const Label* label = store.schema().label(name)) {
            options.avoid_labels.push_back(label->id);
        } else {
            options.avoid.push_back(snapshot.find(resolve_node(store, name)).value());
        }
    }
}

/// What is looked at, by its days.
std::string when_words(const Asked& asked, const View& view) {
    if (!asked.options.during) return words(view) + (asked.options.timeless ? ", hops at any time" : "");
    std::string text = "during " + readable(*asked.options.during);
    return view.known_on ? fmt::format("{}, known on {}", text, to_string(*view.known_on)) : text;
}

/// Why there can be no path at all; empty where both ends are there.
std::string absent_end(const Snapshot& snapshot, std::initializer_list<NodeIndex> ends, const Asked& asked,
                       const std::string& when) {
    for (NodeIndex end : ends) {
        if (snapshot.visible(end)) continue;
        bool labelled = asked.within.empty();
        for (LabelId label : label_ids(snapshot.schema(), asked.within))
            labelled = labelled || snapshot.has_label(end, label);
        return labelled ? fmt::format("{} is not there, {}", snapshot.name(end), when)
                        : fmt::format("{} has no label of --within", snapshot.name(end));
    }
    return "";
}

/// The question as the library takes it.
PathOptions options_of(const Asked& asked, const CLI::App& app, const Schema& schema) {
    PathOptions options = asked.options;
    options.types = type_ids(schema, asked.via);
    options.through = label_ids(schema, asked.through);
    options.direction = asked.directed ? Direction::forward : Direction::any;
    if (!asked.weight.empty()) options.weight = parse_weight(schema, asked.weight);
    if (!asked.widest.empty()) options.widest = parse_weight(schema, asked.widest);
    if (asked.reaches(app)) options.max_hops = parse_hops(asked.reach);
    if (options.simple && app.count("--max-hops") == 0) options.max_hops = kSimpleHops;
    return options;
}

void find_reached(Answer& answer, const Snapshot& snapshot, NodeIndex from, const Asked& asked, const View& view) {
    bool dated = !snapshot.day() && !asked.options.timeless;
    std::string when = when_words(asked, view);
    std::string caption = fmt::format("what {} reaches, {}", snapshot.name(from), when);
    auto labels = label_ids(snapshot.schema(), asked.labels);
    answer_reach(answer, snapshot, from, reach(snapshot, from, asked.options), caption, labels, dated);
    if (auto absent = absent_end(snapshot, {from}, asked, when); !absent.empty()) answer.notes.push_back(absent);
}

void find_paths(Answer& answer, const Snapshot& whole, NodeIndex from, NodeIndex to, const Asked& asked,
                const View& view) {
    PathOptions options = asked.options;
    Snapshot snapshot = whole;
    std::string when = when_words(asked, view);
    std::optional<Day> day;
    if (asked.first) {
        day = first_day(whole, from, to, options);
        if (day) snapshot = whole.narrowed({.day = day});
        options.during.reset();
        if (day)
            when = day->is_dated() ? fmt::format("first on {}", to_string(*day)) : "from the beginning of all time";
    }
    std::vector<Path> paths;
    if (day || !asked.first) paths = shortest_paths(snapshot, from, to, options);
    PathColumns columns{!asked.weight.empty() ? "weight" : !asked.widest.empty() ? "width" : "", options.during};
    answer_paths(answer, snapshot, paths, fmt::format("{} to {}, {}", whole.name(from), whole.name(to), when), columns);
    if (asked.first) {
        auto& document = std::get<Cell::Map>(answer.document.content);
        document.push_back({"first_day", day && day->is_dated() ? Cell(to_string(*day)) : Cell()});
    }
    if (!paths.empty()) return;
    auto absent = absent_end(snapshot, {from, to}, asked, when);
    answer.notes.push_back(absent.empty() ? "no path" : "no path: " + absent);
}

}  // namespace

Result path_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    Asked asked;
    asked.add_to(arguments.app());
    arguments.add_view();
    arguments.add_cite();
    arguments.add_delivery();
    arguments.parse(tokens);
    check_combination(asked, arguments.app());
    if (!asked.during.empty() || arguments.app().count("--during") > 0)
        asked.options.during = parse_period(asked.during);

    Store store = arguments.open();
    View view = arguments.view(store);
    bool all_time = asked.options.during || asked.first || asked.options.timeless;
    if (all_time) view.as_of.reset();
    asked.options = options_of(asked, arguments.app(), store.schema());
    std::vector<LabelId> within = label_ids(store.schema(), asked.within);
    NodeId first = resolve_node(store, asked.from);
    NodeId last = asked.reaches(arguments.app()) ? first : resolve_node(store, asked.to);
    Snapshot snapshot = all_time ? Snapshot::build(store, view) : Snapshot::of(store, view);
    set_avoided(asked.options, store, snapshot, asked.avoid);
    if (!within.empty()) snapshot = snapshot.narrowed({.within = within});

    Answer answer;
    NodeIndex from = snapshot.find(first).value();
    if (asked.reaches(arguments.app())) {
        find_reached(answer, snapshot, from, asked, view);
    } else {
        find_paths(answer, snapshot, from, snapshot.find(last).value(), asked, view);
    }
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) answer.notes.push_back(note);
    if (arguments.cite) add_bibliography(answer, store);
    return {answer, arguments.delivery};
}

}  // namespace entente
