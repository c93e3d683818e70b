#include "queries/cypher/known.hpp"

#include "queries/cypher/argument.hpp"

namespace entente::cypher {

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

std::vector<Spell> spells_of(Element element, const Run& run) {
    if (const auto* snapshot = run.graph->snapshot()) {
        return std::visit(
            [&](auto index) {
                const auto spells = snapshot->spells(index);
                return std::vector<Spell>(spells.begin(), spells.end());
            },
            element);
    }
    const auto& graph = *run.graph;
    if (const auto* node = std::get_if<NodeIndex>(&element)) {
        return entente::spells_of(graph.resolution(*node));
    }
    const auto edge = std::get<EdgeIndex>(element);
    auto spells = entente::spells_of(graph.resolution(edge));
    for (const auto end : {graph.tail(edge), graph.head(edge)}) {
        spells = clipped(spells, entente::spells_of(graph.resolution(end)));
    }
    return spells;
}

Resolution resolution_of(Element element, const Run& run) {
    return std::visit([&](auto index) { return run.graph->resolution(index); }, element);
}

const Source& source_of(SourceId id, const Run& run) {
    return run.graph->sources()[static_cast<std::size_t>(raw(id)) - 1];
}

}  // namespace entente::cypher
