#pragma once

#include <optional>
#include <vector>

#include "graph/selection.hpp"

namespace entente {

/// The columns of a diagram of what lies between two nodes in focus: how many ties each is from the first of them.
/// Nothing without two in focus that are tied to one another in some way, or with a node that neither reaches.
/// Time O(V + E).
std::optional<std::vector<int>> columns_between(const Selection& selection);

}  // namespace entente
