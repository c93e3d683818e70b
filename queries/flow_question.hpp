#pragma once

#include "graph/snapshot.hpp"
#include "queries/direction.hpp"
#include "queries/flow_points.hpp"

#include <cstdint>
#include <vector>

// Edges and nodes as pipes. Not installed.
namespace entente {

struct FlowPipes {
    FlowPoints::Point points = 1;  ///< a node
    std::vector<FlowPoints::Pipe> all = {};
    std::vector<EdgeIndex> edges = {};  ///< of the first of them; the others lie within nodes
};

/// The two ends and what may be followed between them.
class FlowQuestion {
public:
    /// Throws UsageError on a node and itself. Where an end is not visible nothing may be followed.
    FlowQuestion(const Snapshot& snapshot, NodeIndex from, NodeIndex to, Direction direction);

    const Snapshot& snapshot() const { return *snapshot_; }
    NodeIndex from() const { return from_; }
    NodeIndex to() const { return to_; }

    /// By the keys of their ends, then by stored id; no loops.
    const std::vector<EdgeIndex>& edges() const { return edges_; }

    /// The place of a visible node among all by key.
    std::uint32_t rank(NodeIndex node) const { return ranks_[raw(node)]; }
    bool both_ways(EdgeIndex edge) const { return direction_ == Direction::any || snapshot_->symmetric(edge); }

    /// Whether the edge leads from the one node to the other.
    bool leads(EdgeIndex edge, NodeIndex tail, NodeIndex head) const;

    /// A pipe an edge, a point a node. `rooms`: by place in edges(); empty: 1 each.
    FlowPipes pipes(const std::vector<double>& rooms) const;

    /// Two points a node, to enter and to leave it, with room for 1 between them; of each end one. A pipe an edge and
    /// direction, with the room given.
    FlowPipes pipes_between_halves(double room) const;
    FlowPoints::Point enter(NodeIndex node) const { return 2 * raw(node); }
    FlowPoints::Point leave(NodeIndex node) const { return is_end(node) ? enter(node) : enter(node) + 1; }

private:
    bool is_end(NodeIndex node) const { return node == from_ || node == to_; }
    void rank_nodes();
    void collect_edges();

    const Snapshot* snapshot_;
    NodeIndex from_;
    NodeIndex to_;
    Direction direction_;
    std::vector<std::uint32_t> ranks_;
    std::vector<EdgeIndex> edges_;
};

}  // namespace entente
