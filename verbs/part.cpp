#include "verbs/part.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/query_parameters.hpp"
#include "verbs/select_path.hpp"
#include "verbs/select_query.hpp"
#include "verbs/select_steps.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

/// What --cluster-by says: a type, and the nodes that are boxes.
struct BoxWords {
    std::string type;
    std::vector<std::string> nodes;
};

BoxWords parse_boxes(const std::string& text) {
    auto colon = text.find(':');
    BoxWords words{text.substr(0, colon), {}};
    for (std::size_t at = colon; at != std::string::npos;) {
        std::size_t end = text.find(',', at + 1);
        words.nodes.push_back(text.substr(at + 1, end == std::string::npos ? end : end - at - 1));
        at = end;
    }
    bool gap = std::count(words.nodes.begin(), words.nodes.end(), "") > 0;
    if (words.type.empty() || words.nodes.empty() || gap)
        throw UsageError(fmt::format("--cluster-by takes TYPE:NODE,NODE, as in MEMBER_OF:NATO,EU, found '{}'", text));
    return words;
}

}  // namespace

void PartWishes::add_to(CLI::App& app) {
    add_sources(app);
    add_forms(app);
}

void PartWishes::add_sources(CLI::App& app) {
    app.add_option("--focus", focus, "the node in the middle")->type_name("NODE");
    app.add_option("--hops", hops, "how far from the focus")
        ->type_name("N")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    app.add_option("--query", query, "what this openCypher query returns: nodes, edges, paths")->type_name("TEXT");
    app.add_option("--param", parameters, "the value of $NAME in the query: a literal, else a text")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    app.add_option("--path", path, "the best paths between two nodes")->type_name("FROM TO")->expected(2);
    app.add_option("--k", paths, "how many paths, best first")
        ->type_name("N")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    add_list(app, "--type", types, "only edges of these types")->type_name("TYPES");
    add_list(app, "--label", labels, "only nodes of these labels")->type_name("LABELS");
    app.add_flag("--detail", select.detail,
                 "also nodes of labels that the schema calls detail (provisions, topics, persons ...)");
}

void PartWishes::add_forms(CLI::App& app) {
    add_list(app, "--fold", fold, "draw nodes of these labels as ties between their parties")->type_name("LABELS");
    app.add_option("--most-parties", select.fold.most_parties, "what ties more is not folded")
        ->type_name("N")
        ->check(CLI::Range(2, 1000))
        ->capture_default_str();
    app.add_option("--cluster-by", boxes, "draw these nodes as boxes around what is tied to them so")
        ->type_name("TYPE:NODE,...");
    app.add_option("--max-nodes", select.limits.nodes, "the rest is left out, and said to be")
        ->type_name("N")
        ->check(whole_number())
        ->capture_default_str();
    app.add_option("--max-edges", select.limits.lines, "likewise; parallel ties of one type are one")
        ->type_name("N")
        ->check(whole_number())
        ->capture_default_str();
}

void PartWishes::check(const CLI::App& app) const {
    auto given = [&](const char* option) { return app.count(option) > 0; };
    if (given("--query") && given("--path"))
        throw UsageError("--query and --path each say what is drawn: there can be one of them");
    if (given("--path") && given("--focus"))
        throw UsageError("--path has both its ends in focus, and takes no --focus");
    if (given("--hops") && !given("--focus"))
        throw UsageError("--hops is the distance from --focus NODE, which is missing");
    if (given("--k") && !given("--path"))
        throw UsageError("--k is how many paths --path FROM TO draws, which is missing");
    if (given("--param") && !given("--query")) throw UsageError("--param is for --query TEXT, which is missing");
    if (given("--most-parties") && !given("--fold"))
        throw UsageError("--most-parties is for --fold LABELS, which is missing");
    if (given("--cluster-by")) parse_boxes(boxes);
}

Part::Part(const PartWishes& wishes, const Arguments& arguments, Store& store)
    : store_(store), select_(wishes.select), query_(wishes.query), paths_(wishes.paths) {
    const Schema& schema = store.schema();
    types_ = type_ids(schema, wishes.types);
    select_.labels = label_ids(schema, wishes.labels);
    select_.fold.labels = label_ids(schema, wishes.fold);
    if (!wishes.focus.empty()) focus_ = resolve_node(store, wishes.focus);
    if (focus_ && (query_.empty() || arguments.has("--hops"))) select_.hops = wishes.hops;
    for (const std::string& end : wishes.path) ends_.push_back(resolve_node(store, end));
    if (!wishes.boxes.empty()) {
        BoxWords words = parse_boxes(wishes.boxes);
        select_.boxes.type = type_ids(schema, {words.type}).front();
        for (const std::string& node : words.nodes) {
            NodeId id = resolve_node(store, node);
            if (std::count(boxes_.begin(), boxes_.end(), id) == 0) boxes_.push_back(id);
        }
    }
    for (NodeId box : boxes_) {
        if (focus_ == box || std::count(ends_.begin(), ends_.end(), box) > 0)
            throw UsageError(
                fmt::format("{} is in focus, and cannot be a box of --cluster-by as well", store.node(box).name));
    }
    if (query_.empty()) return;
    for (const std::string& parameter : wishes.parameters)
        query_options_.parameters = merged(query_options_.parameters, {parse_parameter(parameter)});
    query_options_.today = arguments.today();
    query_options_.now = arguments.context().now;
    query_options_.work.stop = arguments.context().stop;
}

SelectOptions Part::options_in(const Snapshot& snapshot) const {
    SelectOptions options = select_;
    if (focus_) options.focus = snapshot.find(*focus_);
    for (NodeId box : boxes_) options.boxes.nodes.push_back(snapshot.find(box).value());
    return options;
}

Sketch Part::queried(const Snapshot& snapshot) const {
    cypher::QueryOptions options = query_options_;
    options.view = snapshot.view();
    if (snapshot.day()) options.view.as_of = snapshot.day();
    return sketch_of_query(store_, snapshot, query_, options);
}

Sketch Part::along_paths(const Snapshot& snapshot) const {
    PathOptions options;
    options.types = types_;
    options.through = select_.labels;
    options.k = paths_;
    return sketch_of_paths(snapshot, snapshot.find(ends_[0]).value(), snapshot.find(ends_[1]).value(), options);
}

Chosen Part::choose(const Snapshot& snapshot, const SelectLimits& limits) const {
    SelectOptions options = options_in(snapshot);
    options.limits = limits;
    if (!ends_.empty()) return choose_from(along_paths(snapshot), snapshot, options);
    if (query_.empty()) {
        Chosen chosen = entente::choose(snapshot, options);
        if (options.focus && !snapshot.visible(*options.focus))
            chosen.sketch.notes.push_back(fmt::format("{} is not there on this day.", snapshot.name(*options.focus)));
        return chosen;
    }
    Sketch sketch = queried(snapshot);
    if (options.focus && snapshot.visible(*options.focus)) {
        sketch.focus.push_back(*options.focus);
        if (std::count(sketch.nodes.begin(), sketch.nodes.end(), *options.focus) == 0)
            sketch.nodes.push_back(*options.focus);
    }
    keep_admitted(sketch, snapshot, options);
    return choose_from(std::move(sketch), snapshot, options);
}

std::string Part::title() const {
    if (focus_) return fmt::format("The ties of {}", store_.node(*focus_).name);
    if (!ends_.empty()) return fmt::format("From {} to {}", store_.node(ends_[0]).name, store_.node(ends_[1]).name);
    return store_.path().stem().string();
}

std::string Part::reach() const {
    if (!focus_ || !select_.hops) return "";
    return fmt::format(", within {} {}", *select_.hops, *select_.hops == 1 ? "step" : "steps");
}

}  // namespace entente
