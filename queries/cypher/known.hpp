#pragma once

#include "graph/resolve.hpp"
#include "graph/snapshot.hpp"
#include "queries/cypher/evaluate.hpp"

#include <optional>
#include <variant>
#include <vector>

// What the file knows of an element that a query holds. Not installed.
namespace entente::cypher {

using Element = std::variant<NodeIndex, EdgeIndex>;

/// Throws Fault (TypeError, EntityNotFound) where it is no element, or a deleted one.
Element element_argument(const Datum& datum, const Run& run);

/// The day that the query looks at; nothing over all time.
std::optional<Day> day_of(const Run& run);

/// The days that the query looks at.
Interval days_of(const Run& run);

/// When the element is there, over all time under the view, in the order of time.
std::vector<Spell> spells_of(Element element, const Run& run);

/// The element with its statements. Time O(those statements), read from the file.
Resolution resolution_of(Element element, const Run& run);

const Source& source_of(SourceId id, const Run& run);

}  // namespace entente::cypher
