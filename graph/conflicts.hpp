#pragma once

#include "graph/resolve.hpp"

#include <cstdint>
#include <vector>

// The part of resolution that finds conflicts. Not installed.
namespace entente {

/// Whether two claims about one property cannot both be right, whatever their times.
bool disagree(const Claim& a, const Claim& b);

/// Claims about a many-valued property, a group for each value, denials in every group.
std::vector<std::vector<std::uint32_t>> by_value(const std::vector<Claim>& claims,
                                                 const std::vector<std::uint32_t>& members);

/// Conflicts among the claims of a resolution whose presence is known. Time O(n^2) in the claims about one property.
std::vector<Conflict> find_conflicts(const Resolution& resolution, const Schema& schema);

}  // namespace entente
