// Who can be reached from a node, and how far each is.
//
// Method. On a day, and where days do not matter: breadth-first search by hops, Dijkstra's by weight; where hops are
// bounded and weights count, a search with labels by hops. Over all time the search with labels by day: a node's
// distance is that of its first label, its days those of all labels at that distance.
//
// Parallel edges. The lightest counts, over all time of each day. Loops lead nowhere.
//
// Edge cases. A node that is not visible reaches nothing. A node that may not be crossed is reached and not left. What
// cannot be reached is not listed, rather than listed as infinitely far.
//
// Cost. Time O(V + E) by hops, O(E log V) by weight, and times the number of distinct spells over all time.

#include "graph/error.hpp"
#include "queries/paths.hpp"
#include "queries/search_days.hpp"
#include "queries/search_weighted.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr auto kAnyHops = std::numeric_limits<std::size_t>::max();

std::vector<Reached> by_hops(Traffic& traffic, NodeIndex from, std::size_t max_hops) {
    std::vector<char> seen(traffic.snapshot().node_slots());
    std::vector<Reached> found{{from, 0, {}}};
    seen[raw(from)] = 1;
    for (std::size_t at = 0; at < found.size(); ++at) {
        const auto node = found[at].node;
        const auto hops = found[at].distance;
        if (hops >= static_cast<double>(max_hops) || (node != from && !traffic.crosses(node))) {
            continue;
        }
        const auto arcs = traffic.leaving(node);
        traffic.charge(arcs.size());
        for (const auto& arc : arcs) {
            if (seen[raw(arc.other)] == 0 && traffic.follows(arc.edge)) {
                seen[raw(arc.other)] = 1;
                found.push_back({arc.other, hops + 1, {}});
            }
        }
    }
    return found;
}

std::vector<Reached> by_weight(Traffic& traffic, NodeIndex from) {
    const auto distances = WeightedSearch(traffic).distances(from);
    std::vector<Reached> found;
    for (std::uint32_t slot = 0; slot < distances.size(); ++slot) {
        if (std::isfinite(distances[slot])) {
            found.push_back({NodeIndex{slot}, distances[slot], {}});
        }
    }
    return found;
}

std::vector<Reached> by_labels(Traffic& traffic, NodeIndex from, std::size_t max_hops) {
    LabelSearch search(traffic, from, traffic.window(), {.sense = LabelSearch::Sense::ahead, .max_hops = max_hops});
    std::vector<Reached> found;
    std::unordered_map<std::uint32_t, std::size_t> places;
    while (const auto* label = search.settle()) {
        const auto [place, is_new] = places.try_emplace(raw(label->node), found.size());
        if (is_new) {
            found.push_back({label->node, label->cost, {}});
        }
        auto& reached = found[place->second];
        if (traffic.dated() && same(reached.distance, label->cost)) {
            reached.spans.insert(reached.spans.end(), label->days.begin(), label->days.end());
        }
    }
    for (auto& reached : found) {
        reached.spans = normalised(std::move(reached.spans));
    }
    return found;
}

}  // namespace

std::vector<Reached> reach(const Snapshot& snapshot, NodeIndex from, const PathOptions& options) {
    if (options.widest) {
        throw UsageError("what is reached has a distance, by hops or by weight, and no width");
    }
    Traffic traffic(snapshot, options);
    if (!snapshot.visible(from)) {
        return {};
    }
    const bool labels = traffic.dated() || (traffic.weighted() && options.max_hops != kAnyHops);
    auto found = labels               ? by_labels(traffic, from, options.max_hops)
                 : traffic.weighted() ? by_weight(traffic, from)
                                      : by_hops(traffic, from, options.max_hops);
    std::sort(found.begin(), found.end(), [&](const Reached& a, const Reached& b) {
        return a.distance != b.distance ? a.distance < b.distance : snapshot.key(a.node) < snapshot.key(b.node);
    });
    return found;
}

std::optional<Day> first_day(const Snapshot& snapshot, NodeIndex from, NodeIndex to, const PathOptions& options) {
    if (snapshot.day() || options.timeless) {
        throw UsageError("the first day of a path is looked for over all time, where its hops need a common day");
    }
    auto unweighted = options;
    unweighted.weight.reset();
    unweighted.widest.reset();
    Traffic traffic(snapshot, unweighted);
    if (!snapshot.visible(from) || !snapshot.visible(to)) {
        return std::nullopt;
    }
    LabelSearch search(traffic, from, traffic.window(),
                       {.sense = LabelSearch::Sense::ahead,
                        .order = LabelSearch::Order::earliest,
                        .max_hops = options.max_hops,
                        .end = to});
    while (const auto* label = search.settle()) {
        if (label->node == to) {
            return label->days.front().since;
        }
    }
    return std::nullopt;
}

}  // namespace entente
