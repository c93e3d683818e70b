#include "graph/names.hpp"
#include "queries/paths.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"

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

Cell path_cell(const Snapshot& snapshot, const Path& path) {
    Cell::List nodes;
    for (NodeIndex node : path.nodes) {
        nodes.emplace_back(
            Cell::Map{{"key", std::string(snapshot.key(node))}, {"name", std::string(snapshot.name(node))}});
    }
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

Result path_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string from;
    std::string to;
    std::vector<std::string> via;
    PathOptions options;
    bool directed = false;
    arguments.app().add_option("FROM", from, "a key, a code, a name or an alias")->required();
    arguments.app().add_option("TO", to, "likewise")->required();
    add_list(arguments.app(), "--via", via, "edge types to follow (default: all but negotiations)")->type_name("TYPES");
    arguments.app()
        .add_option("--k", options.k, "how many paths, shortest first")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    arguments.app()
        .add_option("--max-hops", options.max_hops, "longest path")
        ->type_name("N")
        ->check(CLI::Range(0, 1000));
    arguments.app().add_flag("--directed", directed, "follow edges from tail to head only");
    arguments.add_view();
    arguments.add_cite();
    arguments.add_delivery();
    arguments.parse(tokens);

    Store store = arguments.open();
    View view = arguments.view(store);
    options.types = type_ids(store.schema(), via);
    options.direction = directed ? Direction::forward : Direction::any;
    NodeId first = resolve_node(store, from);
    NodeId last = resolve_node(store, to);
    Snapshot snapshot = Snapshot::of(store, view);
    auto paths = shortest_paths(snapshot, snapshot.find(first).value(), snapshot.find(last).value(), options);

    Answer answer;
    Table table{fmt::format("{} to {}, {}", store.node(first).name, store.node(last).name, words(view)),
                {"hops", "path", "all of it held", "sources"},
                {}};
    Cell::List cells;
    for (const Path& path : paths) {
        cells.emplace_back(path_cell(snapshot, path));
        table.rows.push_back({path.edges.size(), line(snapshot, path), words(path.spans), citations(snapshot, path)});
    }
    answer.document = Cell::Map{{"paths", cells}};
    answer.tables.push_back(std::move(table));
    if (paths.empty()) answer.notes.emplace_back("no path");
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) answer.notes.push_back(note);
    if (arguments.cite) add_bibliography(answer, store);
    return {answer, arguments.delivery};
}

}  // namespace entente
