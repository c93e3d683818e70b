#include "verbs/path_answer.hpp"

#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

std::vector<std::string> source_keys(const Snapshot& snapshot, EdgeIndex edge) {
    std::vector<std::string> keys;
    for (SourceId id : snapshot.sources(edge))
        keys.push_back(snapshot.source_list().at(static_cast<std::size_t>(raw(id)) - 1).key);
    return keys;
}

Intervals held(const Snapshot& snapshot, EdgeIndex edge) {
    Intervals days;
    for (const Spell& spell : snapshot.spells(edge)) days.push_back(spell.when);
    return normalised(days);
}

Cell edge_cell(const Snapshot& snapshot, EdgeIndex edge) {
    return Cell::Map{{"type", snapshot.schema().at(snapshot.type(edge)).name},
                     {"tail", std::string(snapshot.key(snapshot.tail(edge)))},
                     {"head", std::string(snapshot.key(snapshot.head(edge)))},
                     {"spans", cell(held(snapshot, edge))},
                     {"sources", cell(source_keys(snapshot, edge))}};
}

Cell::Map node_cell(const Snapshot& snapshot, NodeIndex node) {
    return {{"key", std::string(snapshot.key(node))}, {"name", std::string(snapshot.name(node))}};
}

Cell::Map path_cell(const Snapshot& snapshot, const Path& path) {
    Cell::List nodes;
    for (NodeIndex node : path.nodes) nodes.emplace_back(node_cell(snapshot, node));
    Cell::List edges;
    for (EdgeIndex edge : path.edges) edges.emplace_back(edge_cell(snapshot, edge));
    Cell::List ties;
    for (const auto& hop : path.ties) {
        Cell::List parallel;
        for (EdgeIndex edge : hop) parallel.emplace_back(edge_cell(snapshot, edge));
        ties.emplace_back(parallel);
    }
    return Cell::Map{{"hops", path.edges.size()},
                     {"weight", path.weight},
                     {"spans", cell(path.spans)},
                     {"certain_spans", cell(path.certain_spans)},
                     {"nodes", nodes},
                     {"edges", edges},
                     {"ties", ties}};
}

/// "Luxembourg -[MEMBER_OF from 1949-08-24]-> NATO <-[MEMBER_OF from 2004-03-29]- Lithuania".
std::string line(const Snapshot& snapshot, const Path& path) {
    std::string text(snapshot.name(path.nodes.front()));
    for (std::size_t hop = 0; hop < path.edges.size(); ++hop) {
        EdgeIndex edge = path.edges[hop];
        bool forward = snapshot.tail(edge) == path.nodes[hop];
        bool symmetric = snapshot.symmetric(edge);
        std::string more = path.ties[hop].size() > 1 ? fmt::format(", {} ties", path.ties[hop].size()) : "";
        text += fmt::format(" {}[{} {}{}]{} {}", forward || symmetric ? "-" : "<-",
                            snapshot.schema().at(snapshot.type(edge)).name, words(held(snapshot, edge)), more,
                            forward && !symmetric ? "->" : "-", snapshot.name(path.nodes[hop + 1]));
    }
    return text;
}

/// Every source on the path, once.
std::string citations(const Snapshot& snapshot, const Path& path) {
    std::vector<std::string> keys;
    for (EdgeIndex edge : path.edges) {
        for (const std::string& key : source_keys(snapshot, edge)) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
        }
    }
    return joined(keys);
}

}  // namespace

void answer_paths(Answer& answer, const Snapshot& snapshot, std::span<const Path> paths, const std::string& caption,
                  const PathColumns& columns) {
    Table table{caption, {"hops"}, {}};
    if (!columns.weight.empty()) table.columns.push_back(columns.weight);
    table.columns.insert(table.columns.end(), {"path", "all of it held"});
    if (columns.during) table.columns.emplace_back("in the period");
    table.columns.emplace_back("sources");
    Cell::List cells;
    for (const Path& path : paths) {
        std::vector<Cell> row{path.edges.size()};
        if (!columns.weight.empty()) row.emplace_back(path.weight);
        row.emplace_back(line(snapshot, path));
        row.emplace_back(path.spans.empty() ? "never at once" : words(path.spans));
        Cell::Map map = path_cell(snapshot, path);
        if (columns.during) {
            Intervals within = intersection(path.spans, {*columns.during});
            row.emplace_back(words(within));
            map.push_back({"in_period", cell(within)});
        }
        row.emplace_back(citations(snapshot, path));
        table.rows.push_back(std::move(row));
        cells.emplace_back(std::move(map));
    }
    answer.document = Cell::Map{{"paths", cells}};
    answer.tables.push_back(std::move(table));
}

void answer_reach(Answer& answer, const Snapshot& snapshot, NodeIndex from, std::span<const Reached> reached,
                  const std::string& caption, const std::vector<LabelId>& labels, bool dated) {
    Table table{caption, {"distance", "key", "name"}, {}};
    if (dated) table.columns.emplace_back("at that distance");
    Cell::List cells;
    for (const Reached& one : reached) {
        bool shown = labels.empty() || std::any_of(labels.begin(), labels.end(),
                                                   [&](LabelId label) { return snapshot.has_label(one.node, label); });
        if (!shown) continue;
        std::vector<Cell> row{one.distance, std::string(snapshot.key(one.node)), std::string(snapshot.name(one.node))};
        if (dated) row.emplace_back(words(one.spans));
        table.rows.push_back(std::move(row));
        Cell::Map map = node_cell(snapshot, one.node);
        map.push_back({"distance", one.distance});
        map.push_back({"spans", dated ? cell(one.spans) : Cell()});
        cells.emplace_back(std::move(map));
    }
    answer.document = Cell::Map{{"from", node_cell(snapshot, from)}, {"reached", cells}};
    answer.tables.push_back(std::move(table));
}

}  // namespace entente
