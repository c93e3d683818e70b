// Eccentricity: how far away the farthest node is that a node reaches.
//
// Method. The greatest distance from a node to those that it reaches: high for the outlying, so that the centre of a
// part is at the end of the ranking. The greatest of a part is its diameter, the least its radius.
//
// Parallel edges and loops. Parallel edges make one tie, as long as the shortest of them; a loop leads nowhere.
//
// Direction. Outward, from the node along the arrows.
//
// Weights are lengths; 0 is one.
//
// Normalisation. By n - 1, which the end of a chain of all nodes has; lengths above 1 can exceed it.
//
// Disconnected parts. Who is not reached does not count: the value is that within the part (NetworkX refuses, since the
// distance is infinite; igraph does as we do).
//
// Edge cases. A node that reaches nobody has 0, its distance from itself.
//
// Cost. That of reach.cpp.
//
// Hage and Harary, "Eccentricity and centrality in networks", Social Networks 17(1), 1995, pp. 57-63.

#include "queries/centrality.hpp"
#include "queries/reach.hpp"

namespace entente {

Centrality eccentricity(const Network& network, const CentralityOptions& options, const Work& work) {
    const bool divided = options.scale == Scale::normalised && network.size() > 1;
    const auto by = divided ? static_cast<double>(network.size()) - 1 : 1;
    Centrality result;
    for (const auto& reach : reach(network, work)) {
        result.values.push_back(reach.farthest / by);
    }
    return result;
}

}  // namespace entente
