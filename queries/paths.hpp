#pragma once

#include "graph/day.hpp"
#include "graph/snapshot.hpp"
#include "queries/direction.hpp"

#include <cstddef>
#include <limits>
#include <vector>

namespace entente {

struct PathOptions {
    std::vector<TypeId> types = {};  ///< edges followed; empty: the types that paths follow by default
    Direction direction = Direction::any;
    std::size_t k = 1;  ///< how many paths, shortest first
    std::size_t max_hops = std::numeric_limits<std::size_t>::max();
    std::size_t budget = 500'000'000;  ///< arcs looked at, all searches together: some seconds
};

/// A sequence of nodes, none twice, and what ties each to the next.
struct Path {
    std::vector<NodeIndex> nodes;
    std::vector<EdgeIndex> edges;              ///< one a hop
    std::vector<std::vector<EdgeIndex>> ties;  ///< for each hop all edges that could be followed, by stored id
    double weight = 0;                         ///< of an unweighted path: its hops
    Intervals spans;          ///< the days on which `nodes` and `edges` were all there, also in a narrowed snapshot
    Intervals certain_spans;  ///< those that are certain of each of them
};

/// Finds the k shortest loopless paths from one node to another, by hops.
///
/// Parallel edges make one path, not several: `edges` has of each hop the one that leaves the path the most common days
/// (then the lowest stored id), `ties` has them all. Loops are never followed.
/// Over all time (a snapshot that is not narrowed to a day) a path counts only if on some day each of its hops held, by
/// whichever tie, and then `edges` share such a day; on a day it counts if it is there that day.
/// Paths are ordered by hops, then by the keys of their nodes: the answer does not depend on how a file was loaded.
/// From a node to itself there is one path, of no hops. Fewer than k, or none: there are no more within max_hops, or an
/// end is not visible. Throws Error naming the budget when it is used up before k are found.
/// Time O(k H (V + E)) for paths of H hops, in practice far less, since every search works from both ends; over all
/// time, where the shortest chains share no day, times the number of distinct spells. Memory O(V + k H).
///
/// Yen, "Finding the k shortest loopless paths in a network", Management Science 17(11), 1971, with the partition of
/// Lawler, "A procedure for computing the k best solutions to discrete optimization problems", ibid. 18(7), 1972.
std::vector<Path> shortest_paths(const Snapshot& snapshot, NodeIndex from, NodeIndex to,
                                 const PathOptions& options = {});

}  // namespace entente
