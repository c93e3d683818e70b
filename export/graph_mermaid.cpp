#include <algorithm>
#include <ostream>

#include "export/graph_formats.hpp"
#include "export/graph_weight.hpp"
#include "export/mermaid.hpp"

namespace entente {
namespace {

void mark(SelectedEdge& edge, std::span<const Spell> spells, std::optional<Day> day) {
    const auto of_day = [&](const Spell& spell) { return !day || spell.when.contains(*day); };
    for (const Spell& spell : spells) {
        if (of_day(spell)) {
            edge.disputed = edge.disputed || spell.marks.disputed;
            edge.carried = edge.carried || (day && spell.marks.carried);
            edge.modality = to_string(spell.marks.modality);
        }
    }
}

/// Over all time every open tie is carried forward at last, so that only a day shows which is.
Selection selected(const GraphContent& graph) {
    const Snapshot& snapshot = graph.snapshot;
    const Schema& schema = snapshot.schema();
    Selection selection;
    selection.as_of = snapshot.day() ? to_string(*snapshot.day()) : "all";
    std::vector<std::size_t> places(snapshot.node_slots());
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        const NodeIndex node{n};
        if (snapshot.visible(node)) {
            places[n] = selection.nodes.size();
            const auto labels = snapshot.labels(node);
            selection.nodes.push_back({.key = std::string(snapshot.key(node)),
                                       .name = std::string(snapshot.name(node)),
                                       .label = labels.empty() ? "" : schema.at(labels.front()).name,
                                       .numbers = {}});
        }
    }
    GraphValues values(snapshot);
    const GraphWeight weight(snapshot, values);
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        const EdgeIndex edge{e};
        if (snapshot.visible(edge)) {
            SelectedEdge made;
            made.tail = places[raw(snapshot.tail(edge))];
            made.head = places[raw(snapshot.head(edge))];
            made.type = schema.at(snapshot.type(edge)).name;
            made.directed = !snapshot.symmetric(edge);
            made.amount = weight.of(edge);
            mark(made, snapshot.spells(edge), snapshot.day());
            selection.edges.push_back(std::move(made));
        }
    }
    return selection;
}

}  // namespace

void write_mermaid(const GraphContent& graph, const OpenPart& part) { part("") << to_mermaid(selected(graph)); }

std::string note_mermaid(const GraphContent& graph) { return mermaid_note(selected(graph)); }

}  // namespace entente
