// Leiden: communities of the greatest modularity that a search finds.
//
// Method. Three steps, over and over: nodes move to the neighbouring community that gains most, until none gains; each
// community is refined, its nodes joining from singletons again, but only where a part is tied to the rest of its
// community as well as chance would have it, and by a draw that prefers what gains more; the refined parts become the
// nodes of a smaller network, whose communities are those of before. When no community has more than one such node, the
// search starts again from what it has found, until modularity rises no more. In small networks two communities that
// are tied are then joined, drawn at random, and the search starts again from there; and the whole is done several
// times from scratch. The best partition stays. Modularity, its resolution and its form for ties with direction (Leicht
// and Newman): modularity.cpp. Figures: `communities`, and `modularity` at the resolution asked for.
//
// Every community is connected. That the partition is the best of all is not known: finding it is NP-hard. The answer
// depends on the seed, and neither on the number of threads nor on the machine.
//
// Parallel edges add up to the strength of a tie, as weights do. A tie of weight 0 ties nobody. A loop counts for
// modularity. A symmetric edge in a network with direction is two arcs.
//
// Edge cases. A node without ties is a community of its own. Without any strength there is no modularity, and every
// node is alone.
//
// Cost. Time O(V + E) a round, in practice a dozen rounds; memory O(V + E) a thread. Up to 20 searches from
// scratch, as long as they come to a million nodes and ties in all, and up to 400 mergers.
//
// Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9,
// 5233, 2019.

#include "queries/both_ways.hpp"
#include "queries/communities.hpp"
#include "queries/groups.hpp"
#include "queries/parallel.hpp"
#include "queries/partition.hpp"

#include <algorithm>

namespace entente {

namespace {

/// As many as come to a million nodes and ties in all.
std::size_t affordable(const Network& network, std::size_t most) {
    const auto size = network.size() + network.out.ends.size() + 1;
    return std::min(1'000'000 / size, most);
}

}  // namespace

Grouping leiden(const Network& network, const GroupOptions& options, const Work& work) {
    const BothWays ties(network);
    const auto level = first_level(network, ties.rows());
    const auto quality_of = [&](const std::vector<Group>& groups) {
        return modularity(network, groups, options.resolution);
    };
    const auto searches = std::max<std::size_t>(affordable(network, 20), 1);
    const auto mergers = affordable(network, 2'000) / searches / 5;
    Grouping found;
    double best = 0;
    std::vector<std::vector<Group>> made(workers(work));
    run_blocks(
        searches, work,
        [&](std::size_t number, std::size_t worker) {
            const auto labels = find_communities(level, {options.resolution, mergers, {options.seed, number}, work});
            made[worker] = connected_groups(ties.rows(), labels);
        },
        [&](std::size_t number, std::size_t worker) {
            const auto quality = quality_of(made[worker]);
            if (number == 0 || quality > best + 1e-12) {
                best = quality;
                found.groups = std::move(made[worker]);
            }
        });
    found.figures = {{"communities", found.groups.size()}, {"modularity", figure(best)}};
    return found;
}

}  // namespace entente
