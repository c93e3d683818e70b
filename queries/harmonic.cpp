// Harmonic centrality: how near a node is to all others, those out of reach infinitely far.
//
// Method. The sum of 1 / d over the others that a node reaches, d their distance; who is not reached adds nothing, so
// that values of different parts compare.
//
// Parallel edges and loops. Parallel edges make one tie, as long as the shortest of them; a loop leads nowhere.
//
// Direction. Outward, from the node along the arrows, as in closeness.cpp (NetworkX counts inward).
//
// Weights are lengths, and must be above 0: 1 / 0 is no number.
//
// Normalisation. By n - 1, what a node tied to all others has; lengths below 1 can exceed it. Where n < 2 all is 0.
//
// Edge cases. A node that reaches nobody has 0.
//
// Cost. That of reach.cpp.
//
// Marchiori and Latora, "Harmony in the small-world", Physica A 285, 2000, pp. 539-546.
// Boldi and Vigna, "Axioms for centrality", Internet Mathematics 10, 2014, pp. 222-262.

#include "queries/centrality.hpp"
#include "queries/dijkstra.hpp"
#include "queries/reach.hpp"

namespace entente {

Centrality harmonic(const Network& network, const CentralityOptions& options, const Work& work) {
    require_lengths(network, "harmonic");
    const bool divided = options.scale == Scale::normalised && network.size() > 1;
    const auto by = divided ? static_cast<double>(network.size()) - 1 : 1;
    Centrality result;
    for (const auto& reach : reach(network, work)) {
        result.values.push_back(reach.harmonic / by);
    }
    return result;
}

}  // namespace entente
