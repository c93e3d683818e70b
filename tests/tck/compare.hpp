#pragma once

#include "queries/cypher/datum.hpp"
#include "queries/cypher/graph.hpp"
#include "tests/tck/expected.hpp"

#include <string>
#include <vector>

namespace entente::tck {

enum class ListOrder { kept, ignored };

/// Whether the datum is the value that was expected. An integer is no float; NaN is NaN; days, times and durations are
/// their texts. Shares no code with the engine's comparisons.
bool matches(const Expected& expected, const cypher::Datum& found, const cypher::Graph* graph, ListOrder order);

/// Whether the rows are those expected, in their order or in any.
bool match_rows(const std::vector<std::vector<Expected>>& expected, const std::vector<cypher::DatumList>& found,
                const cypher::Graph* graph, ListOrder lists, bool in_order);

/// The value of a parameter; throws Error for nodes, edges and paths.
cypher::Datum datum_of(const Expected& value);

/// The datum in the notation of feature files.
std::string show(const cypher::Datum& datum, const cypher::Graph* graph);

}  // namespace entente::tck
