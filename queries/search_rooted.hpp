#pragma once

#include "queries/paths_along.hpp"
#include "queries/traffic.hpp"

#include <vector>

namespace entente {

/// Of the sequences that go on from a root to the end, the best together with it: by cost, hops and keys, on the days
/// of the root. Empty where there is none.
std::vector<NodeIndex> best_on_a_day(Traffic& traffic, const std::vector<CostOnDays>& root, NodeIndex from,
                                     NodeIndex to, std::size_t max_hops, const Detour& detour);

}  // namespace entente
