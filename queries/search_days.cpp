#include "queries/search.hpp"

#include <algorithm>
#include <unordered_map>

namespace entente {

namespace {

/// An arc whose days are intersected costs as much as so many whose are not.
constexpr std::size_t kDatedArc = 32;

using Dated = std::unordered_map<std::uint32_t, Intervals>;

void join(Intervals& intervals, const Intervals& more) {
    intervals.insert(intervals.end(), more.begin(), more.end());
    intervals = normalised(std::move(intervals));
}

bool has(const std::vector<NodeIndex>& nodes, NodeIndex node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

/// Layers of nodes by their distance from the end, each with the days on which that is its distance.
class DatedSearch {
public:
    DatedSearch(Traffic& traffic, NodeIndex from, const Detour& detour)
        : traffic_(traffic), from_(from), detour_(detour) {}

    bool reach(NodeIndex to, std::size_t max_hops, const Intervals& when);
    std::vector<NodeIndex> walk();

private:
    Dated before(const Dated& layer);
    bool open(NodeIndex node, NodeIndex next) const {
        return !has(detour_.avoid, node) && (node != from_ || !has(detour_.not_next, next));
    }

    Traffic& traffic_;
    NodeIndex from_;
    const Detour& detour_;
    std::vector<Dated> layers_;
    Dated entered_;
};

/// The nodes one hop before those of a layer, on days on which nothing nearer reaches them.
Dated DatedSearch::before(const Dated& layer) {
    const auto& snapshot = traffic_.snapshot();
    Dated found;
    for (const auto& [number, when] : layer) {
        const auto arcs = traffic_.arriving(NodeIndex{number});
        traffic_.charge(kDatedArc * arcs.size());
        for (const auto& arc : arcs) {
            if (!traffic_.follows(arc.edge) || !open(arc.other, NodeIndex{number})) {
                continue;
            }
            auto held = intersection(when, days(snapshot.spells(arc.edge)));
            held = intersection(held, days(snapshot.spells(arc.other)));
            auto& entered = entered_[raw(arc.other)];
            held = difference(held, entered);
            if (!held.empty()) {
                join(entered, held);
                join(found[raw(arc.other)], held);
            }
        }
    }
    return found;
}

bool DatedSearch::reach(NodeIndex to, std::size_t max_hops, const Intervals& when) {
    const auto begin = intersection(when, days(traffic_.snapshot().spells(to)));
    layers_.push_back({{raw(to), begin}});
    entered_[raw(to)] = begin;
    while (!layers_.back().contains(raw(from_))) {
        if (layers_.back().empty() || layers_.size() > max_hops) {
            return false;
        }
        layers_.push_back(before(layers_.back()));
    }
    return true;
}

std::vector<NodeIndex> DatedSearch::walk() {
    const auto& snapshot = traffic_.snapshot();
    auto when = layers_.back().at(raw(from_));
    std::vector<NodeIndex> nodes{from_};
    for (auto remaining = layers_.size() - 1; remaining-- > 0;) {
        const auto node = nodes.back();
        auto next = node;
        Intervals next_when;
        for (const auto& arc : traffic_.leaving(node)) {
            const auto place = layers_[remaining].find(raw(arc.other));
            const bool later = next != node && snapshot.key(arc.other) > snapshot.key(next);
            if (place == layers_[remaining].end() || later || !traffic_.follows(arc.edge) || !open(node, arc.other)) {
                continue;
            }
            const auto held = intersection(intersection(when, place->second), days(snapshot.spells(arc.edge)));
            if (held.empty()) {
                continue;
            }
            if (arc.other != next) {
                next = arc.other;
                next_when.clear();
            }
            join(next_when, held);
        }
        traffic_.charge(kDatedArc * traffic_.leaving(node).size());
        nodes.push_back(next);
        when = std::move(next_when);
    }
    return nodes;
}

}  // namespace

std::vector<NodeIndex> first_on_a_day(Traffic& traffic, NodeIndex from, NodeIndex to, std::size_t max_hops,
                                      const Detour& detour, const Intervals& when) {
    DatedSearch search(traffic, from, detour);
    return search.reach(to, max_hops, when) ? search.walk() : std::vector<NodeIndex>{};
}

}  // namespace entente
