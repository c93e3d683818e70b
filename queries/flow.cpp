// Disjoint paths and minimum cuts: in how many ways two nodes are tied, and what would have to go to part them.
//
// Method. Menger: the most paths that share no edge are as many as the fewest edges whose loss parts the two, and of
// two nodes that are not tied directly the most paths that share no inner node are as many as the fewest nodes. Both
// are a maximum flow of pipes with room for 1 (flow_points.cpp). For paths apart by nodes each node but the ends is two
// points, with room for 1 between them. The flow is taken apart into paths: from the beginning on along what flows; a
// walk that comes back to a node drops the loop. Each of a minimum cut's edges, or nodes, lies on the border of what is
// still reached from the beginning when the flow is full: of several minimum cuts the one nearest to it.
//
// Weights. With a weight a pipe has room for the weight of its edge, and the cut is the lightest one. The weight of a
// cut is the sum of its edges' weights in the order in which they are listed. Paths have none.
//
// Parallel edges. Each is a way of its own, and has to be lost on its own. So are several direct ties between the two
// nodes, also of paths that share no node. Elsewhere the one with the lowest stored id is followed.
//
// Loops are on no path and in no cut.
//
// Direction. Without direction an edge is one way, used by one path in either direction; with direction from tail to
// head only, a symmetric one either way.
//
// Disconnected parts, and an end that is not visible: no path, and an empty cut. Two nodes that are tied directly have
// no cut of nodes; the direct ties are the answer.
//
// Which paths. The number of paths is the largest there is; as a set they need not be the shortest. Edges are tried by
// the keys of their ends, then by stored id, so that the answer does not depend on how a file was loaded.
//
// Cost. Time O(V log V + E log E) to sort, then that of the flow: E min(V^(2/3), E^(1/2)) by edges, E V^(1/2) by nodes,
// V^2 E with weights; memory O(V + E).
//
// Menger, "Zur allgemeinen Kurventheorie", Fundamenta Mathematicae 10, 1927, pp. 96-115.
// Ford and Fulkerson, "Maximal flow through a network", Canadian Journal of Mathematics 8, 1956, pp. 399-404.
// Even and Tarjan, "Network flow and testing graph connectivity", SIAM Journal on Computing 4(4), 1975, pp. 507-518.

#include "queries/flow.hpp"

#include "graph/error.hpp"
#include "queries/flow_points.hpp"
#include "queries/flow_question.hpp"
#include "queries/flow_walks.hpp"
#include "queries/paths_days.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace entente {

namespace {

constexpr auto kNoLimit = std::numeric_limits<double>::infinity();

void date(const Snapshot& snapshot, Path& path) {
    path.weight = static_cast<double>(path.edges.size());
    path.spans = path.certain_spans = always();
    const auto restrict_to = [&](std::span<const Spell> spells) {
        path.spans = intersection(path.spans, days(spells));
        path.certain_spans = intersection(path.certain_spans, certain_days(spells));
    };
    for (const auto node : path.nodes) {
        restrict_to(snapshot.spells(node));
    }
    for (const auto edge : path.edges) {
        restrict_to(snapshot.spells(edge));
        path.ties.push_back({edge});
    }
}

void sort_by_hops(const FlowQuestion& asked, std::vector<Path>& paths) {
    const auto by_key = [&](NodeIndex a, NodeIndex b) { return asked.rank(a) < asked.rank(b); };
    std::sort(paths.begin(), paths.end(), [&](const Path& a, const Path& b) {
        if (a.nodes.size() != b.nodes.size()) {
            return a.nodes.size() < b.nodes.size();
        }
        return a.nodes == b.nodes ? a.edges < b.edges
                                  : std::lexicographical_compare(a.nodes.begin(), a.nodes.end(), b.nodes.begin(),
                                                                 b.nodes.end(), by_key);
    });
}

}  // namespace

std::vector<Path> disjoint_paths(const Snapshot& snapshot, NodeIndex from, NodeIndex to, Apart apart,
                                 Direction direction, const Work& work) {
    const FlowQuestion asked(snapshot, from, to, direction);
    const auto pipes = apart == Apart::nodes ? asked.pipes_between_halves(1) : asked.pipes({});
    FlowPoints flow(pipes.points * snapshot.node_slots(), pipes.all);
    const auto number = flow.fill(pipes.points * raw(from), pipes.points * raw(to), work);
    FlowWalks walks(asked, flow, pipes);
    std::vector<Path> paths;
    while (static_cast<double>(paths.size()) < number) {
        paths.push_back(walks.next());
        date(snapshot, paths.back());
    }
    sort_by_hops(asked, paths);
    return paths;
}

EdgeCut minimum_edge_cut(const Snapshot& snapshot, NodeIndex from, NodeIndex to, Direction direction,
                         const std::optional<Weight>& weight, const Work& work) {
    const FlowQuestion asked(snapshot, from, to, direction);
    std::vector<double> rooms(asked.edges().size(), 1);
    if (weight) {
        if (weight->of == Weight::Of::ties) {
            throw UsageError("a cut counts ties already: its weight is a number property of the edges, or 1/ that");
        }
        TieWeights weights(snapshot, *weight);
        std::transform(asked.edges().begin(), asked.edges().end(), rooms.begin(),
                       [&](EdgeIndex edge) { return weights.of(edge); });
    }
    FlowPoints flow(snapshot.node_slots(), asked.pipes(rooms).all);
    flow.fill(raw(from), raw(to), work);
    EdgeCut cut;
    for (std::size_t at = 0; at < asked.edges().size(); ++at) {
        const auto edge = asked.edges()[at];
        const bool tail = flow.reached()[raw(snapshot.tail(edge))];
        const bool head = flow.reached()[raw(snapshot.head(edge))];
        if (tail != head && (tail || asked.both_ways(edge))) {
            cut.edges.push_back(edge);
            cut.weights.push_back(rooms[at]);
        }
    }
    cut.value = std::accumulate(cut.weights.begin(), cut.weights.end(), 0.0);
    return cut;
}

NodeCut minimum_node_cut(const Snapshot& snapshot, NodeIndex from, NodeIndex to, Direction direction,
                         const Work& work) {
    const FlowQuestion asked(snapshot, from, to, direction);
    NodeCut cut;
    std::copy_if(asked.edges().begin(), asked.edges().end(), std::back_inserter(cut.direct),
                 [&](EdgeIndex edge) { return asked.leads(edge, from, to); });
    if (!cut.direct.empty() || asked.edges().empty()) {
        return cut;
    }
    FlowPoints flow(2 * snapshot.node_slots(), asked.pipes_between_halves(kNoLimit).all);
    flow.fill(asked.enter(from), asked.enter(to), work);
    for (std::uint32_t slot = 0; slot < snapshot.node_slots(); ++slot) {
        const NodeIndex node{slot};
        if (flow.reached()[asked.enter(node)] && !flow.reached()[asked.leave(node)]) {
            cut.nodes.push_back(node);
        }
    }
    std::sort(cut.nodes.begin(), cut.nodes.end(),
              [&](NodeIndex a, NodeIndex b) { return asked.rank(a) < asked.rank(b); });
    return cut;
}

}  // namespace entente
