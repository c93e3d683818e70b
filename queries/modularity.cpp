// Modularity: how much more a partition holds together than chance would have it.
//
// Method. The share of the strength of ties that lies within groups, less the share that would lie there if ties were
// dealt out at random and every node kept its strength: Q = sum over groups of [w / W - r (d / 2W)^2], with w the
// strength within the group, d the sum of its members' strengths, W the strength of all ties and r the resolution. With
// direction (Leicht and Newman) the second term is r d_out d_in / W^2: what the members send, times what they receive.
// With resolution 1 the values lie between -1/2 (without direction) and 1, and one group of everything has 0.
//
// Parallel edges add up to the strength of a tie, as weights do. A loop lies within its node's group; without direction
// it counts once in w and twice in d, with direction once in all. A symmetric edge in a network with direction is two
// arcs. Nodes without ties make no difference.
//
// Edge cases. Where no tie has any strength, modularity is not defined, and NaN.
//
// Cost. Time O(V + E), memory O(V).
//
// Newman and Girvan, "Finding and evaluating community structure in networks", Physical Review E 69, 026113, 2004.
// Leicht and Newman, "Community structure in directed networks", Physical Review Letters 100, 118703, 2008.
// Reichardt and Bornholdt, "Statistical mechanics of community detection", Physical Review E 74, 016110, 2006.

#include "queries/groups.hpp"

#include <limits>

namespace entente {

double modularity(const Network& network, std::span<const Group> groups, double resolution) {
    std::vector<std::size_t> group_of(network.size());
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (const auto vertex : groups[group].members) {
            group_of[vertex] = group;
        }
    }
    double total = 0;
    double within = 0;
    std::vector<double> sent(groups.size());
    std::vector<double> received(groups.size());
    const auto add = [&](Vertex tail, Vertex head, double strength) {
        total += strength;
        within += group_of[tail] == group_of[head] ? strength : 0;
        sent[group_of[tail]] += strength;
        received[group_of[head]] += strength;
    };
    for (Vertex tail = 0; tail < network.size(); ++tail) {
        for (auto arc = network.out.first[tail]; arc < network.out.first[tail + 1]; ++arc) {
            add(tail, network.out.ends[arc], network.out.strength(arc));
        }
        if (!network.loops.empty()) {
            add(tail, tail, network.loops[tail]);
        }
    }
    if (!(total > 0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    double by_chance = 0;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        by_chance += sent[group] / total * (received[group] / total);
    }
    return within / total - resolution * by_chance;
}

}  // namespace entente
