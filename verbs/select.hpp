#pragma once

#include "graph/selection.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <optional>

// From a snapshot to what is drawn of it. Not installed.
namespace entente {

struct SelectOptions {
    std::optional<NodeIndex> focus;
    std::size_t hops = 1;
    std::size_t max_nodes = 300;
    std::vector<LabelId> labels = {};  ///< only nodes of these, and the focus; empty: all
};

/// The nodes within some hops of the focus (or all that are visible), nearest and best connected first up to the limit,
/// and the edges between them. What was left out is noted.
Selection select(const Snapshot& snapshot, const SelectOptions& options);

}  // namespace entente
