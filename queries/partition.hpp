#pragma once

#include "queries/groups.hpp"

#include <vector>

// Not installed.
namespace entente {

/// The groups of vertices of one label that ties of a strength above 0 hold together. Time O(V + E).
std::vector<Group> connected_groups(const ArcRows& rows, const std::vector<Vertex>& labels);

}  // namespace entente
