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
    std::size_t max_nodes = 90;
    std::vector<LabelId> labels =
        {};               ///< only nodes of these, and the focus; empty: all but what the schema calls detail
    bool detail = false;  ///< detail as well
};

/// The nodes within some hops of the focus (or all that are visible), the closest up to the limit, and the edges
/// between them. What was left out is noted.
///
/// Closest is what a walk meets most often that starts at the focus (or anywhere), follows ties in any direction, and
/// starts anew after 1 / 0.15 steps on average: many short ways count, and a tie to a node with few ties counts for
/// more than one to a node that ties everyone. Time O(V + E) a step, 40 steps.
///
/// Page, Brin, Motwani and Winograd, "The PageRank citation ranking", 1999, section 6 (personalised).
Selection select(const Snapshot& snapshot, const SelectOptions& options);

}  // namespace entente
