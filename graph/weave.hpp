#pragma once

#include "graph/resolve.hpp"

#include <cstdint>
#include <span>
#include <vector>

// The part of resolution that makes timelines. Not installed.
namespace entente {

/// The timeline of claims about one property (of many, about one value): cut at every bound; in each piece the best
/// rank, then the best modality; what disagrees is settled for the latest known, and disputed. `members` are positions
/// in `claims`. Time O(n^2) in the members.
Timeline weave(const std::vector<Claim>& claims, const std::vector<std::uint32_t>& members,
               std::span<const Source> sources, int min_origins);

}  // namespace entente
