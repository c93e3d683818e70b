// Edge betweenness: how often a tie lies on the way between two nodes.
//
// Method. The value of a tie is the sum, over the pairs of nodes s and t, of the share of shortest s-t paths that take
// it; its own ends are a pair too. Undirected (Direction::any) each pair counts once; with Direction::forward a path
// follows edges from tail to head and the pairs (s, t) and (t, s) count separately, and so do the two arcs of a
// symmetric edge.
//
// Weights are lengths above 0, and paths that agree to 1e-12 equally short: as in betweenness.cpp.
//
// Parallel edges are one tie with one value (igraph takes them as several ways, NetworkX divides the value among them).
// Loops lie on no shortest path and have no row.
//
// Normalisation. By the number of pairs, n (n - 1) / 2, and twice that with Direction::forward, n the nodes (as in
// NetworkX): the share of pairs, were all of them connected.
//
// Edge cases. Pairs without a path contribute nothing. A network without ties has no values.
//
// Large networks. `samples` or `error` compute it from some nodes only: essay in sample.cpp.
//
// Cost. That of betweenness.cpp, whose kernels it shares; memory a thread O(V + E).
//
// Girvan and Newman, "Community structure in social and biological networks", PNAS 99(12), 2002, pp. 7821-7826.
// Brandes, "On variants of shortest-path betweenness centrality and their generic computation", Social Networks 30(2),
// 2008, pp. 136-145.

#include "queries/centrality.hpp"
#include "queries/dependency.hpp"
#include "queries/dijkstra.hpp"
#include "queries/sample.hpp"

namespace entente {

Centrality edge_betweenness(const Network& network, const CentralityOptions& options, const Work& work) {
    require_lengths(network, "edge-betweenness");
    const auto from = sample(network, options, network.ties(), 1);
    Centrality result{dependencies(network, Measure::Of::ties, from.sources, work), from.remark};
    const auto nodes = static_cast<double>(network.size());
    const auto by = options.scale == Scale::normalised ? nodes * (nodes - 1) : network.directed() ? 1 : 2;
    for (auto& value : result.values) {
        value = value * from.scale / by;
    }
    return result;
}

}  // namespace entente
