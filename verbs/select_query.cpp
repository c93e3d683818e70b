#include "verbs/select_query.hpp"

#include "graph/error.hpp"
#include "queries/cypher/check.hpp"
#include "queries/cypher/parser.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente {

namespace {

/// Elements met in a query's answer, by their stored ids.
class Elements {
public:
    explicit Elements(const cypher::Graph& graph) : graph_(graph) {}

    void add(const cypher::Datum& datum) {
        if (const auto* node = datum.as<NodeIndex>()) add(*node);
        if (const auto* edge = datum.as<EdgeIndex>()) add(*edge);
        if (const auto* path = datum.path()) {
            for (NodeIndex node : path->nodes) add(node);
            for (EdgeIndex edge : path->edges) add(edge);
        }
        if (const auto* list = datum.list()) {
            for (const cypher::Datum& item : *list) add(item);
        }
        if (const auto* map = datum.map()) {
            for (const auto& [key, value] : *map) add(value);
        }
    }

    std::set<NodeId> nodes;
    std::set<EdgeId> edges;

private:
    void add(NodeIndex node) { nodes.insert(graph_.id(node)); }
    void add(EdgeIndex edge) {
        edges.insert(graph_.id(edge));
        add(graph_.tail(edge));
        add(graph_.head(edge));
    }

    const cypher::Graph& graph_;
};

Sketch shown(const Elements& elements, const Snapshot& snapshot) {
    Sketch sketch;
    std::size_t lost_nodes = 0;
    for (NodeId id : elements.nodes) {
        auto node = snapshot.find(id);
        bool there = node && snapshot.visible(*node);
        if (there) sketch.nodes.push_back(*node);
        lost_nodes += there ? 0 : 1;
    }
    auto members = members_of(sketch, snapshot);
    std::size_t found = 0;
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        EdgeIndex edge{e};
        if (!snapshot.visible(edge)) continue;
        bool asked = elements.edges.contains(snapshot.id(edge));
        found += asked ? 1 : 0;
        bool between = elements.edges.empty() && members[raw(snapshot.tail(edge))] && members[raw(snapshot.head(edge))];
        if (asked || between) sketch.ties.push_back({snapshot.tail(edge), snapshot.head(edge), edge});
    }
    std::size_t lost_ties = elements.edges.size() - found;
    if (lost_nodes + lost_ties > 0)
        sketch.notes.push_back(
            fmt::format("Left out of what the query found, for it is not in this view ({}): {} {}, "
                        "{} {}.",
                        words(snapshot.view()), lost_nodes, lost_nodes == 1 ? "node" : "nodes", lost_ties,
                        lost_ties == 1 ? "tie" : "ties"));
    return sketch;
}

}  // namespace

Sketch sketch_of_query(Store& store, const Snapshot& snapshot, const std::string& text,
                       const cypher::QueryOptions& options) {
    cypher::Statement statement = cypher::parse(text);
    if (cypher::check(statement, text, options.procedures, &options.parameters).writes)
        throw UsageError("--query draws what a query reads, and this one writes: entente query runs it");
    cypher::Session session(store);
    cypher::QueryResult result = session.run(text, options);
    Elements elements(*result.graph);
    for (const auto& row : result.rows) {
        for (const cypher::Datum& cell : row) elements.add(cell);
    }
    if (elements.nodes.empty() && !result.rows.empty())
        throw UsageError(
            "--query has to return nodes, edges or paths, as in MATCH p = (a)-[r]-(b) RETURN p; "
            "this one returns none");
    Sketch sketch = shown(elements, snapshot);
    if (result.rows.empty()) sketch.notes.emplace_back("The query found nothing.");
    sketch.notes.insert(sketch.notes.end(), result.warnings.begin(), result.warnings.end());
    return sketch;
}

}  // namespace entente
