#pragma once

#include "graph/snapshot.hpp"
#include "queries/direction.hpp"
#include "queries/paths.hpp"
#include "queries/weight.hpp"
#include "queries/work.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace entente {

/// What no two paths have in common.
enum class Apart : std::uint8_t {
    edges,
    nodes  ///< but the ends
};

/// The most paths from one node to another that share no edge, or no node but the ends: essay in flow.cpp.
///
/// All edges of the snapshot are followed: narrow it to a day, to types, to labels. By hops, then by the keys of their
/// nodes; `ties` of a hop is its edge alone, since a parallel one is a way of its own. None where an end is not
/// visible. A node and itself are a UsageError.
std::vector<Path> disjoint_paths(const Snapshot& snapshot, NodeIndex from, NodeIndex to, Apart apart,
                                 Direction direction = Direction::any, const Work& work = {});

/// The edges whose loss leaves no path from one node to another.
struct EdgeCut {
    std::vector<EdgeIndex> edges;  ///< by the keys of their ends, then by stored id
    std::vector<double> weights;   ///< beside `edges`; 1 where nothing is weighed
    double value = 0;              ///< their sum
};

/// The lightest such cut, without a weight the one of the fewest edges; of several the one nearest to `from`.
///
/// Parallel edges are lost one by one. What weighs nothing is in the cut where it crosses it. Throws Error as
/// TieWeights does; UsageError on a node and itself, and on the weight `ties`, which counts them already.
EdgeCut minimum_edge_cut(const Snapshot& snapshot, NodeIndex from, NodeIndex to, Direction direction = Direction::any,
                         const std::optional<Weight>& weight = {}, const Work& work = {});

/// The nodes whose loss leaves no path from one node to another, neither of them being lost.
struct NodeCut {
    std::vector<NodeIndex> nodes;   ///< by key
    std::vector<EdgeIndex> direct;  ///< ties of the two, where there are any: then no loss of nodes parts them
};

/// The fewest such nodes; of several cuts the one nearest to `from`. A node and itself are a UsageError.
NodeCut minimum_node_cut(const Snapshot& snapshot, NodeIndex from, NodeIndex to, Direction direction = Direction::any,
                         const Work& work = {});

}  // namespace entente
