#pragma once

#include <cstddef>

#include "export/draw.hpp"
#include "graph/selection.hpp"

namespace entente {

/// The form of a network, as far as layouts care.
struct NetworkShape {
    std::size_t nodes = 0;
    std::size_t isolated = 0;  ///< nodes without a tie
    std::size_t parts = 0;     ///< components, isolated nodes among them
    bool is_tree = false;      ///< one part, more than a node, and no circle
    bool is_ring = false;      ///< one part of at least five nodes, each tied to two others
};

/// Parallel ties count once, loops not at all. Time O((V + E) log V).
NetworkShape shape_of(const Selection& selection);

/// Whether layers may read well: not where they would stack what is not tied, a ring, or a large tree.
bool suits_layers(const NetworkShape& shape);

/// The engine for a network that neither wings nor layers suit: circles for a ring, rings for a large tree, springs for
/// the rest.
Engine engine_for(const NetworkShape& shape);

}  // namespace entente
