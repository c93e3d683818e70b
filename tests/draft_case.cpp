#include "draft_case.hpp"

#include "graph/error.hpp"
#include "graph/value.hpp"
#include "queries/cypher/snapshot_graph.hpp"
#include "queries/cypher/store_graph.hpp"
#include "queries/cypher/stored_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::test {

using cypher::DatumMap;
using cypher::Draft;
using cypher::Graph;

namespace {

const Day kToday = parse_day("2024-01-01");

std::unique_ptr<Graph> graph_of(const Store& store, const View& view, bool from_store) {
    if (from_store) {
        return cypher::store_graph(store, view);
    }
    return std::make_unique<cypher::SnapshotGraph>(Snapshot::of(store, view), store);
}

std::string called(const Graph& graph, NodeIndex node) {
    const auto key = graph.property(node, "key");
    return key.text() == nullptr ? "?" : *key.text();
}

}  // namespace

DraftCase::DraftCase(const Schema& schema, std::string_view ties)
    : store_(std::make_unique<Store>(Store::create(folder_.path() / "a.db", schema))) {
    if (ties.empty()) {
        store_->publish();
    } else {
        load_ties(*store_, parse_ties(ties));
    }
}

std::unique_ptr<Graph> DraftCase::read(const View& view) const { return graph_of(*store_, view, false); }

cypher::Effects DraftCase::write(const std::function<void(Draft&)>& edit) { return write(edit, How{}); }

cypher::Effects DraftCase::write(const std::function<void(Draft&)>& edit, const How& how) {
    std::string seen;
    const auto effects = write_to(
        *store_,
        [&](Draft& draft) {
            edit(draft);
            draft.check_ends();
            seen = text_of(draft);
        },
        how);
    const auto later = text_of(*read(how.view));
    if (seen != later) {
        throw Error(fmt::format("the draft shows\n{}\nand the file\n{}", seen, later));
    }
    return effects;
}

cypher::Effects write_to(Store& store, const std::function<void(Draft&)>& edit, const DraftCase::How& how) {
    Load load(store, {.dataset = "local-edits", .recorded = "2024-01-01T00:00:00Z", .files = "", .edition = false});
    Source source;
    source.key = "local-edits";
    const auto from = load.source(source);
    const auto base = graph_of(store, how.view, how.from_store);
    Draft draft(*base, store, load, {from, how.view, kToday, how.forget});
    edit(draft);
    draft.check_ends();
    const auto effects = draft.effects();
    load.finish(Load::Fate::keep);
    return effects;
}

std::string DraftCase::counts() const {
    const auto [nodes, edges, statements, retracted] = store_->counts();
    return fmt::format("{} {} {} {}", nodes, edges, statements, retracted);
}

std::string text_of(const Graph& graph) {
    std::vector<std::string> lines;
    const auto map_text = [&](const DatumMap& map, const std::string& key = "") {
        std::vector<std::string> parts;
        for (const auto& [name, value] : map) {
            // A node without a name is called by its key.
            if (name != "key" && !(name == "name" && value.text() != nullptr && *value.text() == key)) {
                parts.push_back(name + ": " + to_string(cypher::value_of(value)));
            }
        }
        return parts.empty() ? std::string() : fmt::format("{{{}}}", fmt::join(parts, ", "));
    };
    for (const auto node : graph.nodes({})) {
        auto line = called(graph, node);
        for (const auto label : graph.labels(node)) {
            line += ":" + graph.schema().at(label).name;
        }
        lines.push_back(line + map_text(graph.properties(node), called(graph, node)));
        for (const auto& arc : graph.out(node)) {
            if (graph.tail(arc.edge) == node) {
                lines.push_back(fmt::format("{}-[{}{}]->{}", called(graph, node),
                                            graph.schema().at(graph.type(arc.edge)).name,
                                            map_text(graph.properties(arc.edge)), called(graph, arc.other)));
            }
        }
    }
    std::sort(lines.begin(), lines.end());
    return fmt::format("{}", fmt::join(lines, "\n"));
}

View on(std::string_view day) {
    View view;
    view.as_of = parse_day(day);
    return view;
}

Span since(std::string_view day) { return {parse_bound(day), Bound::open()}; }

}  // namespace entente::test
