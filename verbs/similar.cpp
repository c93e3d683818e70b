#include "verbs/similar.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

/// The words of the verb's own options.
struct Asked {
    std::vector<std::string> actors;
    std::vector<std::string> measures{"kappa"};
    std::string scale = "binary";
    std::vector<std::string> shared{"Agreement"};
    std::vector<std::string> population{"Country"};
    std::vector<std::string> via;
    std::string among;
    std::string distance;
    std::string weights;
    bool others_only = false;
    bool explained = false;
    std::size_t top = 0;
};

void add_options(CLI::App& app, Asked& asked) {
    std::string names;
    for (const SimilarityMeasure& measure : similarity_measures()) names += fmt::format("{}, ", measure.name);
    app.add_option("NODE", asked.actors, "one actor (ranks all others), two, or none (all pairs)")->expected(0, 2);
    add_list(app, "--measure", asked.measures, names + "or all (default: kappa)")->type_name("MEASURES");
    app.add_option("--scale", asked.scale, "of a tie: binary, obligations or count")
        ->type_name("SCALE")
        ->capture_default_str();
    add_list(app, "--shared", asked.shared, "labels of what ties two actors (default: Agreement)")->type_name("LABELS");
    add_list(app, "--via", asked.via, "edge types from actor to it (default: PARTY_TO, MEMBER_OF)")->type_name("TYPES");
    add_list(app, "--population", asked.population, "labels of the actors (default: Country)")->type_name("LABELS");
    app.add_option("--among", asked.among, "only actors tied to this node: its members or parties")->type_name("NODE");
    app.add_option("--distance", asked.distance, "nominal, absolute or squared (default: the measure's own)")
        ->type_name("WORD");
    app.add_option("--weights", asked.weights, "of the entries for s: a number property of the actors")
        ->type_name("PROPERTY");
    app.add_flag("--others-only", asked.others_only, "leave out the entries of the two themselves");
    app.add_flag("--explain", asked.explained, "the numbers from which the answer follows; of two actors");
    app.add_option("--top", asked.top, "at most so many rows")->type_name("N")->check(CLI::Range(1, 1'000'000));
}

/// --distance and --weights are for measures that heed them.
void require_heeded(const std::vector<const SimilarityMeasure*>& measures, std::string_view option,
                    bool (*heeds)(const SimilarityMeasure*)) {
    if (std::none_of(measures.begin(), measures.end(), heeds))
        throw UsageError(fmt::format("{} has no bearing on {}", option, measures.front()->name));
}

std::vector<const SimilarityMeasure*> chosen(const Asked& asked) {
    std::vector<const SimilarityMeasure*> measures;
    auto add = [&](const SimilarityMeasure& measure) {
        if (std::find(measures.begin(), measures.end(), &measure) == measures.end()) measures.push_back(&measure);
    };
    for (const std::string& name : asked.measures) {
        if (name != "all") add(similarity_measure(name));
        for (const SimilarityMeasure& measure : similarity_measures()) {
            if (name == "all") add(measure);
        }
    }
    if (!asked.distance.empty())
        require_heeded(measures, "--distance", [](const auto* measure) { return measure->distance.has_value(); });
    if (!asked.weights.empty())
        require_heeded(measures, "--weights", [](const auto* measure) { return measure->weighted; });
    return measures;
}

NodeIndex visible_node(const Store& store, const Snapshot& snapshot, const std::string& text) {
    const NodeId id = resolve_node(store, text);
    const auto node = snapshot.find(id);
    if (!node || !snapshot.visible(*node)) {
        throw Error(fmt::format("{} is not there {}", store.node(id).name, words(snapshot.view())));
    }
    return *node;
}

std::string population_words(const Asked& asked, const Comparison& comparison, std::optional<NodeIndex> among) {
    return fmt::format("population of {} {}{}", comparison.portfolios.members.size(),
                       fmt::join(asked.population, " or "),
                       among ? fmt::format(" tied to {}", comparison.snapshot.name(*among)) : "");
}

/// The positions of the actors asked for.
std::vector<std::size_t> members(const Comparison& comparison, const Store& store, const Asked& asked,
                                 const std::string& population) {
    if (comparison.portfolios.members.size() < 2)
        throw Error(fmt::format("similarity takes two actors at least; found a {}", population));
    std::vector<std::size_t> actors;
    for (const std::string& text : asked.actors) {
        const auto node = visible_node(store, comparison.snapshot, text);
        const auto position = comparison.portfolios.position(node);
        if (!position) {
            throw Error(fmt::format("{} is not in the {}: --population and --among say who is",
                                    comparison.snapshot.name(node), population));
        }
        actors.push_back(*position);
    }
    if (actors.size() == 2 && actors[0] == actors[1])
        throw Error(fmt::format("similarity takes two actors; both are {}", comparison.name(actors[0])));
    return actors;
}

std::string names(const Comparison& comparison, const std::vector<std::size_t>& actors) {
    if (actors.empty()) return "All pairs";
    return fmt::format("{} and {}", comparison.name(actors[0]),
                       actors.size() == 1 ? "others" : comparison.name(actors[1]));
}

/// By member, 0 where the property says nothing.
std::vector<double> weights_by(const Store& store, const Comparison& comparison, const std::string& name,
                               std::vector<std::string>& notes) {
    const Property* property = store.schema().property(name);
    if (property == nullptr) {
        std::vector<std::string> known;
        for (const Property& row : store.schema().properties) known.push_back(row.name);
        const auto near = nearest(name, known);
        throw Error(fmt::format("the database has no property '{}'{}", name,
                                near.empty() ? "" : fmt::format("; the nearest is '{}'", near)));
    }
    std::vector<double> weights;
    std::size_t missing = 0;
    for (const auto& number : numbers(comparison.snapshot, comparison.portfolios.members, property->id)) {
        missing += number ? 0 : 1;
        weights.push_back(number.value_or(0));
    }
    if (missing > 0)
        notes.push_back(fmt::format("{} of {} have no number as {}, and weigh nothing", missing, weights.size(), name));
    return weights;
}

std::vector<std::string> remarks(const Comparison& comparison, const std::vector<std::size_t>& actors,
                                 const Asked& asked) {
    std::vector<std::string> notes;
    for (std::size_t actor : actors) {
        if (comparison.portfolios.ties[actor].empty())
            notes.push_back(fmt::format("{} shares no {} with any other of the population", comparison.name(actor),
                                        fmt::join(asked.shared, " or ")));
    }
    if (comparison.portfolios.unstated > 0)
        notes.push_back(fmt::format("of {} ties of a pair by an agreement no obligation is stated: they count as 0",
                                    comparison.portfolios.unstated));
    return notes;
}

Cell setting(const Asked& asked, const Comparison& comparison, std::optional<NodeIndex> among) {
    Cell::List measures;
    for (const auto* measure : comparison.measures) {
        const auto distance = measure->distance ? comparison.distance.value_or(*measure->distance) : Distance::nominal;
        measures.emplace_back(
            Cell::Map{{"name", std::string(measure->name)},
                      {"distance", measure->distance ? Cell(std::string(to_string(distance))) : Cell()},
                      {"weights", measure->weighted && !asked.weights.empty() ? Cell(asked.weights) : Cell()}});
    }
    return Cell::Map{
        {"measures", measures},
        {"scale", asked.scale},
        {"highest", comparison.portfolios.greatest},
        {"shared", cell(asked.shared)},
        {"population", Cell::Map{{"labels", cell(asked.population)},
                                 {"among", among ? Cell(std::string(comparison.snapshot.key(*among))) : Cell()},
                                 {"size", comparison.portfolios.members.size()}}},
        {"others_only", asked.others_only}};
}

Cell joined_maps(Cell first, Cell second) {
    for (Entry& entry : std::get<Cell::Map>(second.content))
        std::get<Cell::Map>(first.content).push_back(std::move(entry));
    return first;
}

}  // namespace

Result similar_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    Asked asked;
    add_options(arguments.app(), asked);
    arguments.add_view();
    arguments.add_delivery();
    arguments.parse(tokens);
    if (asked.explained && asked.actors.size() != 2) throw UsageError("--explain takes two actors");
    PortfolioOptions options{.scale = parse_portfolio_scale(asked.scale)};
    std::vector<const SimilarityMeasure*> measures = chosen(asked);
    std::optional<Distance> distance;
    if (!asked.distance.empty()) distance = parse_distance(asked.distance);

    Store store = arguments.open();
    View view = arguments.view(store);
    options.population = label_ids(store.schema(), asked.population);
    options.shared = label_ids(store.schema(), asked.shared);
    options.types = type_ids(store.schema(), asked.via);
    Snapshot snapshot = Snapshot::of(store, view);
    if (!asked.among.empty()) options.among = visible_node(store, snapshot, asked.among);
    Comparison comparison{snapshot, portfolios(snapshot, options), measures, distance, {}, asked.others_only};

    const std::string population = population_words(asked, comparison, options.among);
    std::vector<std::size_t> actors = members(comparison, store, asked, population);
    std::vector<std::string> notes = remarks(comparison, actors, asked);
    if (!asked.weights.empty()) comparison.weights = weights_by(store, comparison, asked.weights, notes);
    Answer answer = similar_answer(comparison, actors, {asked.top, asked.explained});
    answer.tables.front().caption =
        fmt::format("{}, {}: {} portfolios, ties by shared {}, {}", names(comparison, actors), words(view), asked.scale,
                    fmt::join(asked.shared, " or "), population);
    answer.document = joined_maps(setting(asked, comparison, options.among), std::move(answer.document));
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) notes.push_back(note);
    answer.notes.insert(answer.notes.end(), notes.begin(), notes.end());
    return {std::move(answer), arguments.delivery};
}

}  // namespace entente
