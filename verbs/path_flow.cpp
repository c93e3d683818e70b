#include "verbs/path_flow.hpp"

#include "graph/error.hpp"
#include "queries/flow.hpp"
#include "verbs/cells.hpp"
#include "verbs/path_answer.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

std::string label_words(const Snapshot& snapshot, NodeIndex node) {
    std::vector<std::string> names;
    for (LabelId label : snapshot.labels(node)) names.push_back(snapshot.schema().at(label).name);
    return joined(names);
}

Cell node_cell(const Snapshot& snapshot, NodeIndex node) {
    Cell::List labels;
    for (LabelId label : snapshot.labels(node)) labels.emplace_back(snapshot.schema().at(label).name);
    return Cell::Map{
        {"key", std::string(snapshot.key(node))}, {"name", std::string(snapshot.name(node))}, {"labels", labels}};
}

/// The ties of a cut: their weights beside them, or none.
Table edge_table(const Snapshot& snapshot, const std::vector<EdgeIndex>& edges, const std::vector<double>& weights,
                 const std::string& caption) {
    Table table{caption, {"type", "tail", "head", "held"}, {}};
    if (!weights.empty()) table.columns.emplace_back("weight");
    table.columns.emplace_back("sources");
    for (std::size_t at = 0; at < edges.size(); ++at) {
        EdgeIndex edge = edges[at];
        std::vector<Cell> row{snapshot.schema().at(snapshot.type(edge)).name,
                              std::string(snapshot.name(snapshot.tail(edge))),
                              std::string(snapshot.name(snapshot.head(edge))), words(held(snapshot, edge))};
        if (!weights.empty()) row.emplace_back(weights[at]);
        row.emplace_back(joined(source_keys(snapshot, edge)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Cell::List edge_cells(const Snapshot& snapshot, const std::vector<EdgeIndex>& edges,
                      const std::vector<double>& weights) {
    Cell::List cells;
    for (std::size_t at = 0; at < edges.size(); ++at) {
        Cell::Map map = edge_cell(snapshot, edges[at]);
        if (!weights.empty()) map.push_back({"weight", weights[at]});
        cells.emplace_back(std::move(map));
    }
    return cells;
}

/// One answer to one pair of nodes.
struct Flow {
    const Snapshot& snapshot;
    NodeIndex from;
    NodeIndex to;
    const PathOptions& options;
    std::string when;
    const Work& work;
    Answer& answer;

    std::string name(NodeIndex node) const { return std::string(snapshot.name(node)); }
    std::string ends() const { return fmt::format("{} and {}", name(from), name(to)); }
    Cell::Map& document() const { return std::get<Cell::Map>(answer.document.content); }

    // Each returns whether the two are tied.
    bool add_paths(Apart apart, std::string_view word) const;
    bool add_edge_cut() const;
    bool add_node_cut() const;
};

bool Flow::add_paths(Apart apart, std::string_view word) const {
    auto paths = disjoint_paths(snapshot, from, to, apart, options.direction, work);
    std::string caption = fmt::format("{} to {}, {}: {} path{} that share{} no {}", name(from), name(to), when,
                                      paths.size(), paths.size() == 1 ? "" : "s", paths.size() == 1 ? "s" : "", word);
    answer_paths(answer, snapshot, paths, caption, {});
    return !paths.empty();
}

bool Flow::add_edge_cut() const {
    EdgeCut cut = minimum_edge_cut(snapshot, from, to, options.direction, options.weight, work);
    std::vector<double> weights = options.weight ? cut.weights : std::vector<double>{};
    std::string size = fmt::format("{} tie{}", cut.edges.size(), cut.edges.size() == 1 ? "" : "s");
    if (options.weight) size += fmt::format(", weight {}", cut.value);
    answer.tables.push_back(
        edge_table(snapshot, cut.edges, weights, fmt::format("what parts {}, {}: {}", ends(), when, size)));
    document().push_back({"cut", edge_cells(snapshot, cut.edges, weights)});
    document().push_back({"cut_value", cut.value});
    return !cut.edges.empty();
}

bool Flow::add_node_cut() const {
    NodeCut cut = minimum_node_cut(snapshot, from, to, options.direction, work);
    if (!cut.direct.empty()) {
        answer.tables.push_back(
            edge_table(snapshot, cut.direct, {}, fmt::format("direct ties of {}, {}", ends(), when)));
        document().push_back({"cut", Cell{}});
        document().push_back({"cut_value", Cell{}});
        document().push_back({"direct", edge_cells(snapshot, cut.direct, {})});
        answer.notes.push_back(fmt::format("{} are tied directly: no loss of others parts them", ends()));
        return true;
    }
    Table table{
        fmt::format("what parts {}, {}: {} node{}", ends(), when, cut.nodes.size(), cut.nodes.size() == 1 ? "" : "s"),
        {"key", "name", "labels"},
        {}};
    Cell::List cells;
    for (NodeIndex node : cut.nodes) {
        table.rows.push_back({std::string(snapshot.key(node)), name(node), label_words(snapshot, node)});
        cells.emplace_back(node_cell(snapshot, node));
    }
    answer.tables.push_back(std::move(table));
    document().push_back({"cut", cells});
    document().push_back({"cut_value", static_cast<double>(cut.nodes.size())});
    return !cut.nodes.empty();
}

}  // namespace

void add_flow_options(CLI::App& app, FlowAsked& asked) {
    auto parts = CLI::IsMember({"nodes", "edges"});
    app.add_option("--disjoint", asked.disjoint, "instead: the most paths that share no inner nodes, or no edges")
        ->type_name("WHAT")
        ->check(parts);
    app.add_option("--cut", asked.cut, "the fewest nodes, or edges, whose loss parts the two")
        ->type_name("WHAT")
        ->check(parts);
}

void check_flow_options(const CLI::App& app, const FlowAsked& asked) {
    if (!asked.any()) return;
    for (const char* other : {"--k", "--all", "--simple", "--limit", "--max-hops", "--widest", "--reach", "--during",
                              "--first", "--through", "--avoid"}) {
        if (app.count(other) > 0)
            throw UsageError(fmt::format("{} excludes {}", asked.cut.empty() ? "--disjoint" : "--cut", other));
    }
    if (app.count("--weight") > 0 && asked.cut != "edges")
        throw UsageError("--weight goes with --cut edges: disjoint paths and nodes have no weight");
}

bool answer_flow(Answer& answer, const Snapshot& snapshot, NodeIndex from, NodeIndex to, const FlowAsked& asked,
                 const PathOptions& options, const std::string& when, const Work& work) {
    if (!snapshot.day() && !options.timeless)
        throw UsageError("--disjoint and --cut look at one day: give --as-of DAY, or --timeless for ties of any time");
    Snapshot followed = snapshot.narrowed({.types = options.types, .default_paths = options.types.empty()});
    answer.document = Cell::Map{};
    Flow flow{followed, from, to, options, when, work, answer};
    bool tied = false;
    if (!asked.disjoint.empty()) {
        bool by_nodes = asked.disjoint == "nodes";
        tied = flow.add_paths(by_nodes ? Apart::nodes : Apart::edges, by_nodes ? "inner node" : "tie");
    }
    if (asked.cut == "edges") tied = flow.add_edge_cut();
    if (asked.cut == "nodes") tied = flow.add_node_cut();
    return tied;
}

}  // namespace entente
