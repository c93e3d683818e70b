#pragma once

#include <cstddef>
#include <vector>

#include "graph/selection.hpp"

namespace entente {

/// Ties of the same ends and type as one edge each, over all time and without marks: what a page lays out, so that no
/// node moves when the day does.
struct Bundled {
    Selection selection;                          ///< refers to the nodes of the whole, in its order
    std::vector<std::vector<std::size_t>> edges;  ///< by edge of it: those of the whole, in their order
};
Bundled bundled(const Selection& selection);

}  // namespace entente
