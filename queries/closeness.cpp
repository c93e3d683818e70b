// Closeness: how near a node is to those that it reaches.
//
// Method. With r the others that a node reaches and S the sum of their distances, `closeness` is r / S, one over the
// mean distance; `closeness-wasserman-faust` is that times r / (n - 1), the share of the n - 1 others that are reached
// at all. In a connected network both are Freeman's (n - 1) / S.
//
// Parallel edges and loops. Parallel edges make one tie, as long as the shortest of them; a loop leads nowhere.
//
// Direction. Distances count outward, from the node along the arrows to the others: how fast word from it gets around
// (mode "out" of igraph; NetworkX counts inward, which is this of the reversed network).
//
// Weights are lengths, and must be above 0: two nodes at distance 0 would be infinitely close. Lengths below 1 can
// raise a value above 1.
//
// Normalisation. The values are relative by definition: raw and normalised ones are the same.
//
// Disconnected parts. `closeness` compares nodes of one part: a pair that knows only one another has 1, the highest
// value; `closeness-wasserman-faust` compares over all parts, and prefers those that reach many.
//
// Edge cases. Of a node that reaches nobody `closeness` is not defined (0 / 0; so in igraph, 0 in NetworkX);
// `closeness-wasserman-faust` is 0, a share of nothing reached.
//
// Cost. That of reach.cpp.
//
// Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1(3), 1978/79, pp. 215-239.
// Wasserman and Faust, "Social Network Analysis: Methods and Applications", Cambridge University Press, 1994, p. 201.

#include "queries/centrality.hpp"
#include "queries/dijkstra.hpp"
#include "queries/reach.hpp"

#include <limits>

namespace entente {

Centrality closeness(const Network& network, const CentralityOptions&, const Work& work) {
    require_lengths(network, "closeness");
    Centrality result;
    for (const auto& reach : reach(network, work)) {
        result.values.push_back(reach.others > 0 ? reach.others / reach.total
                                                 : std::numeric_limits<double>::quiet_NaN());
    }
    return result;
}

Centrality closeness_wasserman_faust(const Network& network, const CentralityOptions&, const Work& work) {
    require_lengths(network, "closeness-wasserman-faust");
    const auto others = static_cast<double>(network.size()) - 1;
    Centrality result;
    for (const auto& reach : reach(network, work)) {
        result.values.push_back(reach.others > 0 ? reach.others / reach.total * (reach.others / others) : 0);
    }
    return result;
}

}  // namespace entente
