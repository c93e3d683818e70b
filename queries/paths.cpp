#include "queries/paths.hpp"

#include "queries/search.hpp"
#include "queries/traffic.hpp"

#include <algorithm>
#include <set>

namespace entente {

namespace {

/// The best of all paths that begin with nodes[0..turn] and then do not go to any of `closed`. No two candidates at one
/// time stand for a common path, so that none is found twice.
struct Candidate {
    std::vector<NodeIndex> nodes;
    std::size_t turn = 0;
    std::vector<NodeIndex> closed = {};
};

struct Shorter {
    const Snapshot* snapshot;

    bool operator()(const Candidate& a, const Candidate& b) const {
        if (a.nodes.size() != b.nodes.size()) {
            return a.nodes.size() < b.nodes.size();
        }
        return std::lexicographical_compare(
            a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
            [this](NodeIndex x, NodeIndex y) { return snapshot->key(x) < snapshot->key(y); });
    }
};

class Yen {
public:
    Yen(const Snapshot& snapshot, NodeIndex to, const PathOptions& options)
        : traffic_(snapshot, options), search_(traffic_), to_(to), options_(options), candidates_(Shorter{&snapshot}) {}

    std::vector<Path> run(NodeIndex from);

private:
    void propose(const std::vector<NodeIndex>& root, std::vector<NodeIndex> closed);
    void split(const Candidate& taken);
    std::vector<NodeIndex> onward(const std::vector<NodeIndex>& root, const Detour& detour);

    Traffic traffic_;
    TwoEndedSearch search_;
    NodeIndex to_;
    const PathOptions& options_;
    std::set<Candidate, Shorter> candidates_;
};

/// The best way from the last node of the root to the end: first without a look at days, and if that way never held, by
/// the slower search on the days of the root.
std::vector<NodeIndex> Yen::onward(const std::vector<NodeIndex>& root, const Detour& detour) {
    const auto hops_left = options_.max_hops - (root.size() - 1);
    auto way = search_.first(root.back(), to_, hops_left, detour);
    if (way.empty() || traffic_.snapshot().day()) {
        return way;
    }
    const auto when = days_held(traffic_, root);
    if (!intersection(when, days_held(traffic_, way)).empty()) {
        return way;
    }
    return first_on_a_day(traffic_, root.back(), to_, hops_left, detour, when);
}

void Yen::propose(const std::vector<NodeIndex>& root, std::vector<NodeIndex> closed) {
    const auto way = onward(root, {{root.begin(), root.end() - 1}, closed});
    if (!way.empty()) {
        auto nodes = root;
        nodes.insert(nodes.end(), way.begin() + 1, way.end());
        candidates_.insert({std::move(nodes), root.size() - 1, std::move(closed)});
    }
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

std::vector<Path> Yen::run(NodeIndex from) {
    std::vector<Path> paths;
    propose({from}, {});
    while (!candidates_.empty()) {
        const auto best = candidates_.extract(candidates_.begin()).value();
        paths.push_back(path_along(traffic_, best.nodes));
        if (paths.size() == options_.k) {
            break;
        }
        split(best);
    }
    return paths;
}

}  // namespace

std::vector<Path> shortest_paths(const Snapshot& snapshot, NodeIndex from, NodeIndex to, const PathOptions& options) {
    if (!snapshot.visible(from) || !snapshot.visible(to) || options.k == 0) {
        return {};
    }
    if (from == to) {
        Traffic traffic(snapshot, options);
        return {path_along(traffic, {from})};
    }
    return Yen(snapshot, to, options).run(from);
}

}  // namespace entente
