// Betweenness: how often a node lies between two others.
//
// Method. The value of v is the sum, over the pairs of other nodes s and t, of the share of shortest s-t paths (by
// hops) that pass through v. Undirected (Direction::any) each pair counts once; with Direction::forward a path follows
// edges from tail to head and the pairs (s, t) and (t, s) count separately. Ends of a path are not between.
//
// Parallel edges. They make one tie: two states bound by three treaties' edges are adjacent, not adjacent three times
// over, and which of the ties a path takes is no choice between ways. This is the betweenness of the simple graph under
// the snapshot (as NetworkX's Graph); igraph multiplies the paths of a multigraph. Loops lie on no shortest path.
//
// Normalisation. By the number of pairs of others, (n - 1)(n - 2) / 2, and twice that with Direction::forward, n the
// visible nodes; where n < 3 all is 0.
//
// Edge cases. Pairs without a path contribute nothing. A node without ties has 0. A node that is not visible has no
// value (NaN) and is in no pair.
//
// Cost. Boost.Graph's implementation of Brandes: time O(V E), memory O(V + E), V the nodes that have ties. It runs not
// on the faces of <entente/graph/boost.hpp> but on Boost's own compressed rows of the simple graph. These cost O(V + E)
// once, leave out what is isolated or not visible, which Brandes would otherwise clear for every source, and take 0.7
// times the face's time (4,096 nodes, 50,000 edges). Paths are counted in floating point: there can be more than 2^64.
//
// Freeman, "A set of measures of centrality based on betweenness", Sociometry 40(1), 1977, pp. 35-41.
// Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25(2), 2001, pp. 163-177.

#include "queries/centrality.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <algorithm>
#include <limits>

namespace entente {

namespace {

using Number = std::uint32_t;
using Compressed = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, Number, Number>;

Compressed simple_graph(const Network& network) {
    std::vector<std::pair<Number, Number>> arcs;
    for (Number from = 0; from < network.size(); ++from) {
        for (const auto to : network.out[from]) {
            arcs.emplace_back(from, to);
        }
    }
    return Compressed(boost::edges_are_sorted, arcs.begin(), arcs.end(), static_cast<Number>(network.size()));
}

/// By vertex; each ordered pair counts.
std::vector<double> brandes(const Compressed& rows) {
    using Arc = boost::graph_traits<Compressed>::edge_descriptor;
    const auto size = num_vertices(rows);
    std::vector<double> scores(size);
    std::vector<double> dependency(size);
    std::vector<double> paths(size);
    std::vector<Number> distance(size);
    std::vector<std::vector<Arc>> incoming(size);
    const auto by_vertex = [&](auto& values) {
        return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, rows));
    };
    boost::brandes_betweenness_centrality(rows, by_vertex(scores), boost::dummy_property_map(), by_vertex(incoming),
                                          by_vertex(distance), by_vertex(dependency), by_vertex(paths),
                                          get(boost::vertex_index, rows));
    return scores;
}

/// What a raw value is divided by, when every ordered pair has been counted.
double divisor(const Network& network, const CentralityOptions& options) {
    if (options.scale == Scale::raw) {
        return network.directed() ? 1 : 2;
    }
    const auto nodes = static_cast<double>(network.size());
    return nodes < 3 ? 1 : (nodes - 1) * (nodes - 2);
}

}  // namespace

Centrality betweenness(const Network& network, const CentralityOptions& options, const Work&) {
    Centrality result{brandes(simple_graph(network))};
    const auto by = divisor(network, options);
    for (auto& value : result.values) {
        value /= by;
    }
    return result;
}

}  // namespace entente
