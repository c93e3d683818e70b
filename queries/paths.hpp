#pragma once

#include "graph/day.hpp"
#include "graph/snapshot.hpp"
#include "queries/direction.hpp"
#include "queries/weight.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace entente {

/// Which paths are looked for. Those between nodes of some labels alone are the paths of a narrowed snapshot.
struct PathOptions {
    std::vector<TypeId> types = {};  ///< edges followed; empty: the types that paths follow by default
    Direction direction = Direction::any;
    std::size_t k = 1;  ///< how many paths, best first
    std::size_t max_hops = std::numeric_limits<std::size_t>::max();
    std::size_t budget = 500'000'000;  ///< arcs looked at, all searches together: some seconds

    std::optional<Weight> weight = {};  ///< the best path has the least sum of these; nothing: the fewest hops
    std::optional<Weight> widest = {};  ///< the best path is the one whose least tie is greatest; not with `weight`
    bool all_shortest = false;          ///< instead of k: all that are as good as the best
    bool simple = false;                ///< instead of k: all paths without a node twice, up to max_hops
    std::size_t limit = 10'000;         ///< most paths that these two return; more are an Error

    std::vector<LabelId> through = {};       ///< inner nodes have one of these labels; empty: any
    std::vector<LabelId> avoid_labels = {};  ///< inner nodes have none of these
    std::vector<NodeIndex> avoid = {};       ///< inner nodes are none of these

    bool timeless = false;                ///< over all time: the hops need no common day
    std::optional<Interval> during = {};  ///< over all time: the common day lies in it; not with `timeless`
};

/// A sequence of nodes, none twice, and what ties each to the next.
struct Path {
    std::vector<NodeIndex> nodes;
    std::vector<EdgeIndex> edges;              ///< one a hop
    std::vector<std::vector<EdgeIndex>> ties;  ///< for each hop all edges that could be followed, by stored id
    double weight = 0;        ///< hops; or the sum of weights; or the least of the widths, without a hop infinite
    Intervals spans;          ///< the days on which `nodes` and `edges` were all there, also in a narrowed snapshot
    Intervals certain_spans;  ///< those that are certain of each of them
};

/// Finds the best loopless paths from one node to another: the k best, all of the best, or all there are.
///
/// Parallel edges make one path, not several: of each hop `edges` has the one that is lightest (widest) and leaves the
/// path the most common days (then the lowest stored id), `ties` has them all. Loops are never followed. Ends need not
/// be `through` labels and may be avoided.
/// Over all time (a snapshot that is not narrowed to a day) a path counts only if on some day, in the period `during`
/// if there is one, each of its hops held, by whichever tie; then `edges` share such a day, and a path weighs what it
/// does on its best day. On a day it counts if it is there that day. Paths are ordered by weight, then by hops, then by
/// the keys of their nodes: the answer does not depend on how a file was loaded. Weights that differ by less than a
/// 10^12th are equal. From a node to itself there is one path, of no hops. Fewer than k, or none: there are no more
/// within max_hops, or an end is not visible. Throws Error naming the budget or the limit when it is used up; and that
/// of TieWeights where an edge that may be followed has no weight. Time O(k H S) for paths of H hops and searches of
/// S: by hops O(V + E), in practice far less since every search works from both ends; by weight O(E log V); over all
/// time, where the best chains share no day or max_hops cuts weighted ones off, times the number of distinct spells or
/// of hops. Memory O(V + k H), with weights O(E).
std::vector<Path> shortest_paths(const Snapshot& snapshot, NodeIndex from, NodeIndex to,
                                 const PathOptions& options = {});

/// A node and how far it is.
struct Reached {
    NodeIndex node{};
    double distance = 0;  ///< hops, or the sum of weights
    Intervals spans;      ///< over all time: the days on which that is the distance; else empty
};

/// Finds the nodes that can be reached within max_hops, itself first at distance 0; by distance, then by key.
///
/// Over all time the distance is the shortest of any day, along paths that held on it. `k`, `all_shortest`, `simple`
/// and `limit` say nothing here; `widest` throws UsageError. Nodes that may not be crossed can still be reached. Time
/// O(V + E), weighted O(E log V), over all time times the number of distinct spells.
std::vector<Reached> reach(const Snapshot& snapshot, NodeIndex from, const PathOptions& options = {});

/// The first day on which there is a path; the beginning of all time where there always was one; nothing where there
/// never is. Throws UsageError on a snapshot of one day, and of `timeless` paths, which have none.
std::optional<Day> first_day(const Snapshot& snapshot, NodeIndex from, NodeIndex to, const PathOptions& options = {});

}  // namespace entente
