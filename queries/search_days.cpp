// The best ways on each day, at once.
//
// Method. A label is a way from the end back to a node: what it costs, its hops, and the days on which all of it held.
// Labels are taken by cost; from its days those are struck off that a label before it at the same node has at no higher
// cost, and a label without days is dropped. So each day sees Dijkstra's search on the graph of that day, and days on
// which the same happens share the work. An arc leaves of a label the days on which its edge and its node are there.
//
// Bounded hops. Where hops are bounded a way that is dearer and shorter may be the one that arrives in time: a label is
// then struck off only by those of no more hops. On one day, and where hops need no common day, all labels hold always.
//
// Order. By cost; by hops alone (the second half of the search for widest paths); or by the first day on which the way
// held, which no arc can make earlier: the first label at the end then has the first day of all.
//
// Ties. Costs that differ by rounding alone are equal, and of equal ones fewer hops win: such a label is kept. The way
// is then read off forward from the labels at the beginning, by key, keeping at each node the labels that still fit.
//
// Parallel edges. Each is an arc with its days and its weight, so that each day takes the lightest (widest) of its own.
// Loops are never followed.
//
// Edge cases. Nodes that may not be crossed are entered and not left. No days, no labels.
//
// Cost. Time O(E log V) times the number of distinct spells in the worst case; memory as many labels.
//
// Wu, Cheng, Huang, Ke, Lu and Xu, "Path problems in temporal graphs", PVLDB 7(9), 2014, pp. 721-732, for the family;
// there hops follow one another in time, here they share a day.

#include "queries/search_days.hpp"

#include "queries/paths_days.hpp"

#include <algorithm>

namespace entente {

namespace {

/// An arc whose days are intersected costs as much as so many whose are not.
constexpr std::size_t kDatedArc = 16;

struct Later {
    bool operator()(const auto& a, const auto& b) const {
        if (a.cost != b.cost) {
            return a.cost > b.cost;
        }
        return a.hops != b.hops ? a.hops > b.hops : a.label > b.label;
    }
};

/// Adds labels of one node; those that stand for the same way share their days.
void merge(std::vector<PathLabel>& labels, std::vector<PathLabel> more) {
    for (auto& label : more) {
        const auto known = std::find_if(labels.begin(), labels.end(), [&](const PathLabel& one) {
            return one.cost == label.cost && one.hops == label.hops;
        });
        if (known == labels.end()) {
            labels.push_back(std::move(label));
        } else {
            join(known->days, label.days);
        }
    }
}

bool has(const std::vector<NodeIndex>& nodes, NodeIndex node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

}  // namespace

LabelSearch::LabelSearch(Traffic& traffic, NodeIndex start, const Intervals& when, const Options& options)
    : traffic_(traffic),
      start_(start),
      options_(options),
      hops_count_(options.max_hops != std::numeric_limits<std::size_t>::max() &&
                  (options.order == Order::earliest || (options.order == Order::cost && traffic.weighted()))),
      costs_meet_(options.order == Order::hops || (options.order == Order::cost && !traffic.weighted())) {
    auto days = traffic.dated() ? during(when, traffic.snapshot().spells(start)) : when;
    if (!days.empty()) {
        const auto cost = options.order == Order::cost   ? no_cost(traffic.rule())
                          : options.order == Order::hops ? 0.0
                                                         : static_cast<double>(days.front().since.count);
        push({start, cost, 0, std::move(days)});
    }
}

/// Adds the days of a label to one that waits at its node with the same cost and hops.
bool LabelSearch::merged(const PathLabel& label) {
    if (!costs_meet_) {
        return false;
    }
    for (const auto slot : places_[raw(label.node)].waiting) {
        if (waiting_[slot].hops == label.hops) {
            join(waiting_[slot].days, label.days);
            return true;
        }
    }
    return false;
}

void LabelSearch::push(PathLabel label) {
    if (merged(label)) {
        return;
    }
    auto slot = static_cast<std::uint32_t>(waiting_.size());
    if (free_.empty()) {
        waiting_.emplace_back();
    } else {
        slot = free_.back();
        free_.pop_back();
    }
    if (costs_meet_) {
        places_[raw(label.node)].waiting.push_back(slot);
    }
    heap_.push_back({label.cost, label.hops, slot});
    std::push_heap(heap_.begin(), heap_.end(), Later{});
    waiting_[slot] = std::move(label);
}

const std::vector<PathLabel>& LabelSearch::at(NodeIndex node) const {
    static const std::vector<PathLabel> none;
    const auto place = places_.find(raw(node));
    return place == places_.end() ? none : place->second.settled;
}

/// The days of a label that no label before it has at no higher cost, or by no more hops.
Intervals LabelSearch::uncovered(const PathLabel& label) const {
    const auto found = places_.find(raw(label.node));
    if (found == places_.end() || found->second.settled.empty()) {
        return label.days;
    }
    const auto& place = found->second;
    if (hops_count_) {
        const auto hops = std::min<std::size_t>(label.hops + 1, place.within_hops.size());
        return hops == 0 ? label.days : difference(label.days, place.within_hops[hops - 1]);
    }
    // Of equal costs those that came by more hops do not count.
    auto rival = place.settled.rbegin();
    while (rival != place.settled.rend() && same(rival->cost, label.cost) && rival->hops <= label.hops) {
        ++rival;
    }
    if (rival == place.settled.rend() || !same(rival->cost, label.cost)) {
        return difference(label.days, place.covered);
    }
    auto left = label.days;
    for (const auto& earlier : place.settled) {
        if (earlier.hops <= label.hops || !same(earlier.cost, label.cost)) {
            left = difference(left, earlier.days);
        }
    }
    return left;
}

void LabelSearch::cover(Place& place, const PathLabel& label) const {
    join(place.covered, label.days);
    if (!hops_count_) {
        return;
    }
    while (place.within_hops.size() <= label.hops) {
        place.within_hops.push_back(place.within_hops.empty() ? Intervals{} : place.within_hops.back());
    }
    for (auto hops = static_cast<std::size_t>(label.hops); hops < place.within_hops.size(); ++hops) {
        join(place.within_hops[hops], label.days);
    }
}

/// Whether the search may go from a node that it has reached to another.
bool LabelSearch::enters(NodeIndex node, NodeIndex other) const {
    if (other == node || other == start_) {
        return false;
    }
    if (options_.detour == nullptr) {
        return true;
    }
    return !has(options_.detour->avoid, other) && (options_.end != other || !has(options_.detour->not_next, node));
}

/// Of some days those on which an edge and the node at its end are there too.
Intervals LabelSearch::held(const Intervals& days, EdgeIndex edge, NodeIndex node) const {
    if (!traffic_.dated()) {
        return days;
    }
    const auto& snapshot = traffic_.snapshot();
    auto found = during(days, snapshot.spells(edge));
    const auto spells = snapshot.spells(node);
    return is_always(spells) || found.empty() ? found : during(found, spells);
}

double LabelSearch::cost_of(const PathLabel& label, EdgeIndex edge, const Intervals& days) const {
    switch (options_.order) {
        case Order::hops:
            return label.cost + 1;
        case Order::earliest:
            return days.front().since.count;
        default:
            return extended(traffic_.rule(), label.cost, traffic_.weight(edge));
    }
}

void LabelSearch::expand(const PathLabel& label) {
    const bool leaves = label.node == start_ || (options_.end != label.node && traffic_.crosses(label.node));
    if (!leaves || label.hops >= options_.max_hops) {
        return;
    }
    const auto arcs = options_.sense == Sense::ahead ? traffic_.leaving(label.node) : traffic_.arriving(label.node);
    traffic_.charge((traffic_.dated() ? kDatedArc : 1) * arcs.size());
    for (const auto& arc : arcs) {
        if (!enters(label.node, arc.other) || !traffic_.follows(arc.edge)) {
            continue;
        }
        PathLabel next{arc.other, 0, label.hops + 1, held(label.days, arc.edge, arc.other)};
        if (next.days.empty()) {
            continue;
        }
        next.cost = cost_of(label, arc.edge, next.days);
        next.days = uncovered(next);
        if (!next.days.empty()) {
            push(std::move(next));
        }
    }
}

const PathLabel* LabelSearch::settle() {
    if (last_) {
        expand(*last_);
        last_.reset();
    }
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end(), Later{});
        const auto slot = heap_.back().label;
        heap_.pop_back();
        auto label = std::move(waiting_[slot]);
        free_.push_back(slot);
        auto& place = places_[raw(label.node)];
        std::erase(place.waiting, slot);
        label.days = uncovered(label);
        if (!label.days.empty()) {
            cover(place, label);
            place.settled.push_back(label);
            last_ = std::move(label);
            return &*last_;
        }
    }
    return nullptr;
}

/// The labels at the far end of an arc that one of the goals goes on to, on the days on which it does.
std::vector<PathLabel> LabelSearch::onward(const std::vector<PathLabel>& goals, NodeIndex node, const Arc& arc) const {
    std::vector<PathLabel> found;
    for (const auto& left : at(arc.other)) {
        Intervals fit;
        for (const auto& goal : goals) {
            const auto cost = options_.order == Order::hops
                                  ? left.cost + 1
                                  : extended(traffic_.rule(), left.cost, traffic_.weight(arc.edge));
            if (left.hops + 1 == goal.hops && same(cost, goal.cost)) {
                join(fit, intersection(goal.days, left.days));
            }
        }
        fit = held(fit, arc.edge, node);
        if (!fit.empty()) {
            found.push_back({left.node, left.cost, left.hops, std::move(fit)});
        }
    }
    return found;
}

std::vector<NodeIndex> LabelSearch::walk(NodeIndex from, std::vector<PathLabel> goals) {
    const auto& snapshot = traffic_.snapshot();
    std::vector<NodeIndex> nodes{from};
    while (nodes.back() != start_) {
        const auto node = nodes.back();
        const auto arcs = traffic_.leaving(node);
        traffic_.charge((traffic_.dated() ? kDatedArc : 1) * arcs.size());
        auto next = node;
        std::vector<PathLabel> next_goals;
        for (const auto& arc : arcs) {
            const bool later = next != node && snapshot.key(arc.other) > snapshot.key(next);
            const bool closed = node == from && options_.detour != nullptr && has(options_.detour->not_next, arc.other);
            const bool crossed = arc.other == start_ || traffic_.crosses(arc.other);
            if (later || closed || !crossed || arc.other == node || !traffic_.follows(arc.edge)) {
                continue;
            }
            auto found = onward(goals, node, arc);
            if (found.empty()) {
                continue;
            }
            if (arc.other != next) {
                next = arc.other;
                next_goals.clear();
            }
            merge(next_goals, std::move(found));
        }
        nodes.push_back(next);
        goals = std::move(next_goals);
    }
    return nodes;
}

}  // namespace entente
