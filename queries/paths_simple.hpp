#pragma once

#include "queries/traffic.hpp"

#include <vector>

namespace entente {

/// Every sequence of nodes from one to another without a node twice, of at most max_hops, that held; in no order.
/// Throws Error over the limit. Time O(sequences that could still arrive), memory O(V) and the answer.
std::vector<std::vector<NodeIndex>> simple_sequences(Traffic& traffic, NodeIndex from, NodeIndex to,
                                                     const PathOptions& options);

}  // namespace entente
