// Betweenness: how often a node lies between two others.
//
// Method. The value of v is the sum, over the pairs of other nodes s and t, of the share of shortest s-t paths that
// pass through v. Undirected (Direction::any) each pair counts once; with Direction::forward a path follows edges from
// tail to head and the pairs (s, t) and (t, s) count separately. Ends of a path are not between.
//
// Weights are lengths, and must be above 0: over ties of length 0 a path could wander without end and remain shortest.
// Paths whose lengths agree to 1e-12 are equally short, so that 0.1 + 0.2 is as short as 0.3 (igraph's tolerance is
// 1e-10, NetworkX compares bits).
//
// Parallel edges. They make one tie: two states bound by three treaties' edges are adjacent, not adjacent three times
// over, and which of the ties a path takes is no choice between ways. This is the betweenness of the simple graph under
// the snapshot (as NetworkX's Graph); igraph multiplies the paths of a multigraph. Loops lie on no shortest path.
//
// Normalisation. By the number of pairs of others, (n - 1)(n - 2) / 2, and twice that with Direction::forward, n the
// nodes; where n < 3 all is 0.
//
// Edge cases. Pairs without a path contribute nothing. A node without ties has 0.
//
// Large networks. `samples` or `error` compute it from some nodes only: essay in sample.cpp.
//
// Cost. Time O(V E), by length O(V E log E); memory O(V + E), and a thread O(V). Brandes' method on kernels of our own,
// since Boost.Graph's keeps lists of predecessors and takes 1.7 times as long (4,039 nodes, 88,234 ties) to 3.7 times
// (R-MAT, 3,374 nodes, 50,000 ties). What makes that:
// - One distance after another: an array that is zero outside the present one, so that a node's paths, and then its
//   dependency, are the plain sum of that array over its neighbours. No predecessors, no distances, no branches: 1.5
//   to 2.3 times as fast as to compare distances.
// - Four sums side by side, 1.0 to 1.5 times: the processor need not wait for one addition to begin the next.
// - Once less is unseen than lies ahead, what is unseen looks back for the last distance.
// - Nodes in the order of their degrees, 0.9 to 1.5 times: those that everybody looks at lie side by side.
// Paths are counted in floating point: there can be more than 2^64. More than 1e300 are an Error.
//
// Freeman, "A set of measures of centrality based on betweenness", Sociometry 40(1), 1977, pp. 35-41.
// Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25(2), 2001, pp. 163-177.

#include "queries/centrality.hpp"
#include "queries/dependency.hpp"
#include "queries/dijkstra.hpp"
#include "queries/sample.hpp"

namespace entente {

namespace {

/// What a raw value is divided by, when every ordered pair has been counted.
double divisor(const Network& network, const CentralityOptions& options) {
    if (options.scale == Scale::raw) {
        return network.directed() ? 1 : 2;
    }
    const auto nodes = static_cast<double>(network.size());
    return nodes < 3 ? 1 : (nodes - 1) * (nodes - 2);
}

}  // namespace

Centrality betweenness(const Network& network, const CentralityOptions& options, const Work& work) {
    require_lengths(network, "betweenness");
    const auto nodes = static_cast<double>(network.size());
    const auto from = sample(network, options, network.size(), nodes / (nodes - 1));
    Centrality result{dependencies(network, Measure::Of::nodes, from.sources, work), from.remark};
    const auto by = divisor(network, options);
    for (auto& value : result.values) {
        value = value * from.scale / by;
    }
    return result;
}

}  // namespace entente
