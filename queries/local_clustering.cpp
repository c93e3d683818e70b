// Local clustering: how many of the ties that a node's neighbours could have among them there are.
//
// Method. Without direction, with d neighbours of which t pairs are tied, 2 t / (d (d - 1)) (Watts and Strogatz). With
// direction, what LDBC Graphalytics defines: neighbours are those tied in either direction, and the arcs among them
// count, one a direction, over the d (d - 1) that there could be. So a network of symmetric edges has the same values
// either way. (NetworkX means another thing with direction, Fagiolo's.) Triangles are counted by triangles.cpp.
//
// Normalisation. Values are shares already, and both scales are one.
//
// Parallel edges make one tie, loops none, and weights do not count.
//
// Disconnected parts make no difference. A node with fewer than two neighbours has no pair of them that could be tied;
// its value is 0, as NetworkX and Graphalytics have it, and means that nothing is clustered there.
//
// Cost. Time O(E sqrt(E)), memory O(V + E).
//
// Watts and Strogatz, "Collective dynamics of 'small-world' networks", Nature 393, 1998, pp. 440-442. Iosup and others,
// "LDBC Graphalytics: a benchmark for large-scale graph analysis on parallel and distributed platforms", PVLDB 9(13),
// 2016, pp. 1317-1328.

#include "queries/centrality.hpp"
#include "queries/mutual.hpp"
#include "queries/triangles.hpp"

namespace entente {

Centrality local_clustering(const Network& network, const CentralityOptions&, const Work& work) {
    const auto rows = mutual(network, Pooled::arcs);
    const auto counts = facing(rows, work);
    Centrality result;
    result.values.reserve(network.size());
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        const auto neighbours = static_cast<double>(rows[vertex].size());
        const auto arcs = static_cast<double>(counts[vertex]) * (network.directed() ? 1 : 2);
        result.values.push_back(neighbours < 2 ? 0 : arcs / (neighbours * (neighbours - 1)));
    }
    return result;
}

}  // namespace entente
