// Paths from one node to another.
//
// Method. Yen's algorithm with Lawler's partition: the best path of all; then, of the paths that are left, those that
// turn off it at each of its nodes, the best of each kind; and so on. Each is found by the cheapest search that answers
// for certain. By hops that is one from both ends; by weight Dijkstra's; for the widest path one for the width, and
// then the fewest hops among ties that are wide enough. Where a way so found has more hops than are left, or over all
// time has no common day at that cost, a search with labels by day and hops follows.
//
// All that are as good as the best are the first of this list. All simple paths are listed by a search into depth and
// then put in order.
//
// Weights. Each edge's weight is read once, into an array by edge, before the first search: a missing one is an error
// wherever it lies, and not only where a search happens to pass, and no search looks up a property.
//
// Parallel edges, loops, days. See the header. Over all time a path weighs what it does on its best day, and the
// weights themselves are those last said.
//
// Ties. By cost, then hops, then the keys of the nodes. Costs that differ by rounding alone are set to one number, so
// that the order is strict.
//
// Yen, "Finding the k shortest loopless paths in a network", Management Science 17(11), 1971, pp. 712-716.
// Lawler, "A procedure for computing the k best solutions to discrete optimization problems and its application to the
// shortest path problem", Management Science 18(7), 1972, pp. 401-405.

#include "queries/paths.hpp"

#include "graph/error.hpp"
#include "queries/paths_along.hpp"
#include "queries/paths_simple.hpp"
#include "queries/search.hpp"
#include "queries/search_days.hpp"
#include "queries/search_weighted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace entente {

namespace {

/// The best of all paths that begin with nodes[0..turn] and then do not go to any of `closed`. No two candidates at one
/// time stand for a common path, so that none is found twice.
struct Candidate {
    double cost;
    std::vector<NodeIndex> nodes;
    std::size_t turn = 0;
    std::vector<NodeIndex> closed = {};
};

struct Better {
    const Snapshot* snapshot;

    bool operator()(const Candidate& a, const Candidate& b) const {
        if (a.cost != b.cost) {
            return a.cost < b.cost;
        }
        if (a.nodes.size() != b.nodes.size()) {
            return a.nodes.size() < b.nodes.size();
        }
        return std::lexicographical_compare(
            a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
            [this](NodeIndex x, NodeIndex y) { return snapshot->key(x) < snapshot->key(y); });
    }
};

/// Costs that were met: of those that are the same but for rounding one stands for all.
class KnownCosts {
public:
    double rounded(double cost) {
        const auto above = costs_.lower_bound(cost);
        if (above != costs_.end() && same(*above, cost)) {
            return *above;
        }
        if (above != costs_.begin() && same(*std::prev(above), cost)) {
            return *std::prev(above);
        }
        costs_.insert(above, cost);
        return cost;
    }

private:
    std::set<double> costs_;
};

class Yen {
public:
    Yen(Traffic& traffic, NodeIndex to, const PathOptions& options)
        : traffic_(traffic), two_ended_(traffic), to_(to), options_(options), candidates_(Better{&traffic.snapshot()}) {
        if (traffic.weighted()) {
            weighted_.emplace(traffic);
        }
    }

    std::vector<Path> run(NodeIndex from);

private:
    void propose(const std::vector<NodeIndex>& root, std::vector<NodeIndex> closed);
    void split(const Candidate& taken);
    std::vector<NodeIndex> onward(const std::vector<NodeIndex>& root, const Detour& detour);
    Way onward_at_any_time(NodeIndex from, std::size_t hops_left, double root_cost, const Detour& detour);
    bool enough(const std::vector<Path>& paths, double first, double next) const;

    Traffic& traffic_;
    TwoEndedSearch two_ended_;
    std::optional<WeightedSearch> weighted_;
    NodeIndex to_;
    const PathOptions& options_;
    KnownCosts costs_;
    std::set<Candidate, Better> candidates_;
};

/// The best way without a look at days, with a cost that no way can go below. Weighted, it may have too many hops; then
/// a dearer one may be the answer.
Way Yen::onward_at_any_time(NodeIndex from, std::size_t hops_left, double root_cost, const Detour& detour) {
    if (!weighted_) {
        auto nodes = two_ended_.first(from, to_, hops_left, detour);
        const auto hops = nodes.empty() ? 0 : nodes.size() - 1;
        return {std::move(nodes), static_cast<double>(hops)};
    }
    if (traffic_.rule() == CostRule::sum) {
        return weighted_->first(from, to_, detour);
    }
    const auto cost = weighted_->least_cost(from, to_, detour);
    if (cost == std::numeric_limits<double>::infinity()) {
        return {};
    }
    traffic_.keep_to_width(-std::max(cost, root_cost));
    Way way{two_ended_.first(from, to_, std::numeric_limits<std::size_t>::max(), detour), cost};
    traffic_.keep_to_width(0);
    return way;
}

/// The best way from the last node of the root to the end, together with the root.
std::vector<NodeIndex> Yen::onward(const std::vector<NodeIndex>& root, const Detour& detour) {
    const auto hops_left = options_.max_hops - (root.size() - 1);
    if (!weighted_ && !traffic_.dated()) {
        return two_ended_.first(root.back(), to_, hops_left, detour);
    }
    const auto root_costs = costs_along(traffic_, root);
    if (root_costs.empty()) {
        return {};
    }
    auto way = onward_at_any_time(root.back(), hops_left, root_costs.front().cost, detour);
    if (way.nodes.empty()) {
        return {};
    }
    if (way.nodes.size() - 1 <= hops_left) {
        if (!traffic_.dated()) {
            return std::move(way.nodes);
        }
        auto nodes = root;
        nodes.insert(nodes.end(), way.nodes.begin() + 1, way.nodes.end());
        const auto costs = costs_along(traffic_, nodes);
        const auto least = combined(traffic_.rule(), root_costs.front().cost, way.cost);
        if (!costs.empty() && same(costs.front().cost, least)) {
            return std::move(way.nodes);
        }
    }
    return best_on_a_day(traffic_, root_costs, root.back(), to_, hops_left, detour);
}

void Yen::propose(const std::vector<NodeIndex>& root, std::vector<NodeIndex> closed) {
    if (root.size() > options_.max_hops) {
        return;
    }
    const auto way = onward(root, {{root.begin(), root.end() - 1}, closed});
    if (way.empty()) {
        return;
    }
    auto nodes = root;
    nodes.insert(nodes.end(), way.begin() + 1, way.end());
    const auto cost =
        weighted_ ? costs_.rounded(costs_along(traffic_, nodes).front().cost) : static_cast<double>(nodes.size() - 1);
    candidates_.insert({cost, std::move(nodes), root.size() - 1, std::move(closed)});
}

/// Covers what the taken path leaves of its candidate: paths that turn off at each of its later nodes.
void Yen::split(const Candidate& taken) {
    for (auto turn = taken.turn; turn + 1 < taken.nodes.size(); ++turn) {
        const auto length = static_cast<std::ptrdiff_t>(turn + 1);
        auto closed = turn == taken.turn ? taken.closed : std::vector<NodeIndex>{};
        closed.push_back(taken.nodes[turn + 1]);
        propose({taken.nodes.begin(), taken.nodes.begin() + length}, std::move(closed));
    }
}

bool Yen::enough(const std::vector<Path>& paths, double first, double next) const {
    if (!options_.all_shortest) {
        return paths.size() == options_.k;
    }
    if (!paths.empty() && next != first) {
        return true;
    }
    if (paths.size() == options_.limit) {
        throw Error(
            fmt::format("there are more than {} paths as good as the best, the limit; ask for fewer types or a "
                        "day, or raise the limit",
                        options_.limit));
    }
    return false;
}

std::vector<Path> Yen::run(NodeIndex from) {
    std::vector<Path> paths;
    double first = 0;
    propose({from}, {});
    while (!candidates_.empty() && !enough(paths, first, candidates_.begin()->cost)) {
        const auto best = candidates_.extract(candidates_.begin()).value();
        first = paths.empty() ? best.cost : first;
        paths.push_back(path_along(traffic_, best.nodes));
        if (options_.all_shortest || paths.size() < options_.k) {
            split(best);
        }
    }
    return paths;
}

std::vector<Path> all_simple(Traffic& traffic, NodeIndex from, NodeIndex to, const PathOptions& options) {
    KnownCosts costs;
    std::set<Candidate, Better> ordered(Better{&traffic.snapshot()});
    for (auto& nodes : simple_sequences(traffic, from, to, options)) {
        const auto cost = traffic.weighted() ? costs.rounded(costs_along(traffic, nodes).front().cost) : 0;
        ordered.insert({cost, std::move(nodes)});
    }
    std::vector<Path> paths;
    for (const auto& candidate : ordered) {
        paths.push_back(path_along(traffic, candidate.nodes));
    }
    return paths;
}

}  // namespace

std::vector<Path> shortest_paths(const Snapshot& snapshot, NodeIndex from, NodeIndex to, const PathOptions& options) {
    Traffic traffic(snapshot, options);
    const bool wanted = options.simple || options.all_shortest || options.k > 0;
    if (!snapshot.visible(from) || !snapshot.visible(to) || !wanted) {
        return {};
    }
    if (from == to) {
        const bool held = !costs_along(traffic, std::vector{from}).empty();
        return held ? std::vector{path_along(traffic, {from})} : std::vector<Path>{};
    }
    return options.simple ? all_simple(traffic, from, to, options) : Yen(traffic, to, options).run(from);
}

}  // namespace entente
