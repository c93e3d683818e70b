#pragma once

#include "queries/paths.hpp"
#include "queries/paths_cost.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// What a path search may follow and cross, what that weighs, and how much it has followed so far.
class Traffic {
public:
    /// Reads the weight of each edge that may be followed, once: time O(E). Throws Error as TieWeights does, and
    /// UsageError on options that exclude each other.
    Traffic(const Snapshot& snapshot, const PathOptions& options);

    const Snapshot& snapshot() const { return *snapshot_; }
    CostRule rule() const { return rule_; }
    bool weighted() const { return !weights_.empty(); }

    /// Whether all hops of a path need a common day, which lies in the window.
    bool dated() const { return dated_; }
    const Intervals& window() const { return window_; }

    bool follows(EdgeIndex edge) const { return all_ || follows_some(edge); }

    /// 1 where nothing is weighed. Weighted, it is NaN of what is not followed.
    double weight(EdgeIndex edge) const { return weights_.empty() ? 1 : weights_[raw(edge)]; }

    /// Whether a path may go on from a node that is none of its ends.
    bool crosses(NodeIndex node) const { return closed_nodes_.empty() || !closed_nodes_[raw(node)]; }

    /// From now on follows no narrower ties. Rounding aside; 0 follows all again.
    void keep_to_width(double width);

    /// Arcs along which a path may leave a node, or arrive at it. Not yet asked whether they are followed.
    std::span<const Arc> leaving(NodeIndex node) const;
    std::span<const Arc> arriving(NodeIndex node) const;

    /// Counts arcs as looked at; throws Error over the budget.
    void charge(std::size_t arcs);

    /// Every edge on which a path may go from one node to the next, by stored id.
    std::vector<EdgeIndex> ties(NodeIndex node, NodeIndex next);

private:
    bool follows_some(EdgeIndex edge) const;
    void choose_types(const std::vector<TypeId>& types);
    void close_nodes(const PathOptions& options);
    void close_edges_outside_window();
    void weigh(const Weight& weight);

    const Snapshot* snapshot_;
    Direction direction_;
    std::size_t budget_;
    std::size_t left_;
    bool dated_;
    Intervals window_;
    CostRule rule_ = CostRule::sum;
    bool all_ = true;  ///< edges are followed
    std::vector<bool> followed_;
    std::vector<bool> closed_edges_;  ///< by what is not in the window; may be empty
    std::vector<bool> closed_nodes_;  ///< may be empty
    std::vector<double> weights_;     ///< may be empty
    double width_ = 0;
};

/// What a search must keep off: nodes, and first hops to some.
struct Detour {
    std::vector<NodeIndex> avoid;
    std::vector<NodeIndex> not_next;  ///< not directly from the first node to one of these
};

/// The days on which an edge, or a node, is there.
Intervals days(std::span<const Spell> spells);
Intervals certain_days(std::span<const Spell> spells);

}  // namespace entente
