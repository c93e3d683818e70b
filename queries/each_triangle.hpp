#pragma once

#include "queries/network.hpp"

#include <algorithm>

// Not installed.
namespace entente {

/// Calls `found(to_middle, to_third, between)`, places of arcs, for each triangle of rows without direction whose least
/// vertex is the first. Over all vertices each triangle comes once; time O(E D), D the highest degree.
template <typename Found>
void each_triangle(const ArcRows& rows, Vertex first, Found found) {
    const auto end = rows.first[first + 1];
    const auto later = [&](Vertex vertex, Vertex than) {
        const auto row = rows[vertex];
        return rows.first[vertex] +
               static_cast<std::uint32_t>(std::upper_bound(row.begin(), row.end(), than) - row.begin());
    };
    for (auto middle = later(first, first); middle < end; ++middle) {
        auto third = middle + 1;
        auto between = later(rows.ends[middle], rows.ends[middle]);
        const auto between_end = rows.first[rows.ends[middle] + 1];
        while (third < end && between < between_end) {
            if (rows.ends[third] < rows.ends[between]) {
                ++third;
            } else if (rows.ends[between] < rows.ends[third]) {
                ++between;
            } else {
                found(middle, third, between);
                ++third;
                ++between;
            }
        }
    }
}

}  // namespace entente
