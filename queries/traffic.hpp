#pragma once

#include "queries/paths.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// What a path search may follow, and how much it has followed so far.
class Traffic {
public:
    Traffic(const Snapshot& snapshot, const PathOptions& options);

    const Snapshot& snapshot() const { return *snapshot_; }
    bool follows(EdgeIndex edge) const {
        return all_ || followed_[static_cast<std::size_t>(raw(snapshot_->type(edge)))];
    }

    /// Arcs along which a path may leave a node, or arrive at it. Not yet asked for their types.
    std::span<const Arc> leaving(NodeIndex node) const;
    std::span<const Arc> arriving(NodeIndex node) const;

    /// Counts arcs as looked at; throws Error over the budget.
    void charge(std::size_t arcs);

    /// Every edge on which a path may go from one node to the next, by stored id.
    std::vector<EdgeIndex> ties(NodeIndex node, NodeIndex next);

private:
    const Snapshot* snapshot_;
    std::vector<bool> followed_;
    bool all_ = true;
    Direction direction_;
    std::size_t budget_;
    std::size_t left_;
};

/// What a search must keep off: nodes, and first hops to some.
struct Detour {
    std::vector<NodeIndex> avoid;
    std::vector<NodeIndex> not_next;  ///< not directly from the first node to one of these
};

/// The days on which an edge, or a node, is there.
Intervals days(std::span<const Spell> spells);
Intervals certain_days(std::span<const Spell> spells);

/// The days on which a sequence of nodes held, each hop by one of its ties or another.
Intervals days_held(Traffic& traffic, std::span<const NodeIndex> nodes);

/// A path along the nodes, over the ties that leave the most common days.
Path path_along(Traffic& traffic, std::vector<NodeIndex> nodes);

}  // namespace entente
