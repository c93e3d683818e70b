#pragma once

#include "graph/resolve.hpp"

#include <optional>

// How statements and coverage are laid on the calendar. Not installed.
namespace entente {

/// The days that a statement of a kind speaks of: DESIGN section 3.2.
Extent extent_of(const Statement& statement, Kind kind, const Source& source, const ElementFacts& facts);

/// The possible days of a coverage row, and its certain ones.
Interval covered(const Coverage& row, const Source& source, Interval& certain);

/// The first day that a source's coverage of the element no longer reaches; nothing if it has none.
std::optional<Day> coverage_end(const Source& source, const ElementFacts& facts);

}  // namespace entente
