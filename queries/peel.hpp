#pragma once

#include "queries/network.hpp"

#include <cstddef>
#include <vector>

// Not installed.
namespace entente {

/// The vertices in the order in which the least connected is taken away, and how connected it was at most.
struct Peeling {
    std::vector<Vertex> order;
    std::vector<std::size_t> core;  ///< by vertex

    /// The highest core number; 0 without vertices.
    std::size_t degeneracy() const { return order.empty() ? 0 : core[order.back()]; }
};

/// Of rows without direction. Time and memory O(V + E).
Peeling peel(const ArcRows& rows);

}  // namespace entente
