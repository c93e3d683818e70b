#include "queries/cypher/known.hpp"

#include "queries/cypher/argument.hpp"

namespace entente::cypher {

namespace {

/// What this statement has written is not in a snapshot, and a lookup remembers: then each question gets a new one.
Lookup& lookup_of(Run& run) {
    if (run.store == nullptr) {
        throw Fault(ErrorKind::procedure, "ProcedureCallFailed", "there is no file behind this graph to ask");
    }
    if (!run.lookup || run.graph->snapshot() == nullptr) {
        run.lookup = std::make_shared<Lookup>(*run.store, run.view);
    }
    return *run.lookup;
}

std::vector<Spell> spells_of_end(NodeId node, Lookup& lookup) { return entente::spells_of(lookup.node(node)); }

}  // namespace

Element element_argument(const Datum& datum, const Run& run) {
    const auto there = [&](auto index) -> Element {
        if (!run.graph->visible(index)) {
            throw Fault(ErrorKind::entity, "DeletedEntityAccess", "the element has been deleted");
        }
        return index;
    };
    if (const auto* node = datum.as<NodeIndex>()) {
        return there(*node);
    }
    if (const auto* edge = datum.as<EdgeIndex>()) {
        return there(*edge);
    }
    refuse_argument("a node or an edge", datum);
}

std::optional<Day> day_of(const Run& run) {
    if (const auto* snapshot = run.graph->snapshot()) {
        return snapshot->day();
    }
    return run.view.as_of ? run.view.as_of : run.view.known_on;
}

Interval days_of(const Run& run) {
    const auto day = day_of(run);
    return day ? Interval{*day, day->next()} : always().front();
}

std::vector<Spell> spells_of(Element element, Run& run) {
    if (const auto* snapshot = run.graph->snapshot()) {
        return std::visit(
            [&](auto index) {
                const auto spells = snapshot->spells(index);
                return std::vector<Spell>(spells.begin(), spells.end());
            },
            element);
    }
    auto& lookup = lookup_of(run);
    if (const auto* node = std::get_if<NodeIndex>(&element)) {
        return spells_of_end(run.graph->id(*node), lookup);
    }
    const auto edge = run.store->edge(run.graph->id(std::get<EdgeIndex>(element)));
    auto spells = entente::spells_of(lookup.edge(edge));
    for (const auto end : {edge.tail, edge.head}) {
        spells = clipped(spells, spells_of_end(end, lookup));
    }
    return spells;
}

Resolution resolution_of(Element element, Run& run) {
    auto& lookup = lookup_of(run);
    if (const auto* node = std::get_if<NodeIndex>(&element)) {
        return lookup.node(run.graph->id(*node));
    }
    return lookup.edge(run.store->edge(run.graph->id(std::get<EdgeIndex>(element))));
}

const Source& source_of(SourceId id, const Run& run) {
    return run.store->sources().at(static_cast<std::size_t>(raw(id)) - 1);
}

}  // namespace entente::cypher
