#pragma once

#include "queries/network.hpp"
#include "queries/work.hpp"

#include <cstdint>
#include <optional>

// Not installed.
namespace entente {

/// How far nodes are from one another, in ties, over the ordered pairs of which the first reaches the second.
struct Distances {
    std::uint64_t pairs = 0;
    std::uint64_t sum = 0;
    std::uint32_t diameter = 0;             ///< the greatest
    std::optional<std::uint32_t> radius{};  ///< the least of the greatest from each node that reaches another
};

/// Along the direction, where there is one. Time O(V E / 64) in the best case, memory O(V) a thread; blocks of 64 nodes
/// are searched at once, on several threads.
///
/// Then and others, "The more the merrier: efficient multi-source graph traversal", PVLDB 8(4), 2014, pp. 449-460.
Distances distances(const Network& network, const Work& work);

}  // namespace entente
