#pragma once

#include "graph/store.hpp"
#include "graph/table.hpp"
#include "graph/view.hpp"

#include <vector>

// All that ties two nodes, as a timeline. Not installed.
namespace entente {

/// Ties between two nodes, and the nodes that both are tied to with the days on which both ties held, in the order of
/// their first day. Ties are of the types, by default of those that paths follow. Throws Error where both are one.
/// Time O(statements about ties at the two).
Answer show_with(const Store& store, const View& view, NodeId a, NodeId b, const std::vector<TypeId>& types);

}  // namespace entente
