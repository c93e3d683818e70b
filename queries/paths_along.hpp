#pragma once

#include "queries/traffic.hpp"

#include <span>
#include <vector>

// What a sequence of nodes costs, on which days. Not installed.
namespace entente {

/// A cost, and the days on which it is the least.
struct CostOnDays {
    double cost;
    Intervals days;
};

/// The costs of a sequence of nodes over the days of the window, the least first; the days of no two of them meet.
/// Where hops need no common day there is one cost, always. Empty where the sequence never held.
std::vector<CostOnDays> costs_along(Traffic& traffic, std::span<const NodeIndex> nodes);

/// A path along the nodes at its least cost, over the ties that leave the most common days. It must have held.
Path path_along(Traffic& traffic, std::vector<NodeIndex> nodes);

}  // namespace entente
