#pragma once

#include "queries/network.hpp"

#include <vector>

// Not installed.
namespace entente {

/// The biconnected components of rows without direction: the members of each, ascending. A tie is in one block, a
/// vertex in as many as meet at it, and in none where it has no tie. Time O(V + E log E), memory O(V + E).
std::vector<std::vector<Vertex>> blocks(const ArcRows& rows);

}  // namespace entente
