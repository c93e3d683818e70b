#pragma once

#include <optional>
#include <vector>

#include "graph/selection.hpp"

namespace entente {

/// The column in which each node stands, outwards from the focus, or nothing where columns would not read well.
///
/// Nodes of one label share a column; the focus has its own, and so has a node that ties far more than its like. The
/// columns are placed so that ties are short. Nothing is returned when more than a third of the ties would stay
/// within a column, or when there are too many kinds: springs draw such a graph better. Time O(E + rounds * kinds^2).
std::optional<std::vector<int>> columns_of(const Selection& selection);

/// How many edges end at each node; a loop counts twice.
std::vector<std::size_t> degrees_of(const Selection& selection);

}  // namespace entente
