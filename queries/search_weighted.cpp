// The cheapest way between two nodes, or to all.
//
// Method. Dijkstra's, from the end back to the beginning; the way is then walked forward along the costs, by key where
// several ways are as cheap. Costs are compared with rounding in mind and, where they are equal, hops decide, so that a
// node may be entered again by fewer hops after it has been left: zero weights and weights that differ by rounding
// alone need no special case. Distances to all nodes are the least sums of floating point numbers, compared exactly.
//
// Widest paths. The cost is the least width with its sign turned, and grows by the larger of two; the method is the
// same.
//
// Parallel edges. The lightest counts (the widest). Loops are never followed. Weights are not looked up here: the
// traffic has them by edge, NaN where an edge is not followed, for which every comparison fails.
//
// Edge cases. The search stops at what the beginning costs; nodes that are not reached have no mark. Nodes that may not
// be crossed are entered and not left.
//
// Cost. Time O(E log V) with a binary heap that keeps what is out of date, memory O(V + E).
//
// Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1, 1959, pp. 269-271.
// Pollack, "The maximum capacity through a network", Operations Research 8(5), 1960, pp. 733-736.

#include "queries/search_weighted.hpp"

#include <algorithm>

namespace entente {

namespace {

struct Later {
    bool operator()(const auto& a, const auto& b) const { return a.cost != b.cost ? a.cost > b.cost : a.hops > b.hops; }
};

}  // namespace

WeightedSearch::WeightedSearch(Traffic& traffic) : traffic_(traffic) {
    const auto slots = traffic.snapshot().node_slots();
    marks_.resize(slots);
    avoided_.resize(slots);
    closed_.resize(slots);
}

void WeightedSearch::enter(NodeIndex node, const Mark& mark) {
    if (marks_[raw(node)].cost == kFar) {
        touched_.push_back(node);
    }
    marks_[raw(node)] = mark;
    heap_.push_back({mark.cost, mark.hops, node});
    std::push_heap(heap_.begin(), heap_.end(), Later{});
}

WeightedSearch::Entry WeightedSearch::next() {
    std::pop_heap(heap_.begin(), heap_.end(), Later{});
    const auto entry = heap_.back();
    heap_.pop_back();
    return entry;
}

void WeightedSearch::search_back(NodeIndex from, NodeIndex to) {
    const auto rule = traffic_.rule();
    enter(to, {no_cost(rule), 0, to});
    while (!heap_.empty()) {
        const auto [cost, hops, node] = next();
        const auto& goal = marks_[raw(from)];
        if (cost > goal.cost && !same(cost, goal.cost)) {
            break;
        }
        const auto& mark = marks_[raw(node)];
        const bool stale = mark.cost != cost || mark.hops != hops;
        if (stale || node == from || (node != to && !traffic_.crosses(node))) {
            continue;
        }
        const auto arcs = traffic_.arriving(node);
        traffic_.charge(arcs.size());
        for (const auto& arc : arcs) {
            const auto more = extended(rule, cost, traffic_.weight(arc.edge));
            const auto& known = marks_[raw(arc.other)];
            const bool cheaper = same(more, known.cost) ? hops + 1 < known.hops : more < known.cost;
            const bool open = !avoided_[raw(arc.other)] && (arc.other != from || !closed_[raw(node)]);
            if (cheaper && open && traffic_.follows(arc.edge)) {
                enter(arc.other, {more, hops + 1, node});
            }
        }
    }
}

std::vector<NodeIndex> WeightedSearch::walk(NodeIndex from, NodeIndex to) {
    const auto& snapshot = traffic_.snapshot();
    std::vector<NodeIndex> nodes{from};
    while (nodes.back() != to) {
        const auto node = nodes.back();
        const auto& mark = marks_[raw(node)];
        const auto arcs = traffic_.leaving(node);
        traffic_.charge(arcs.size());
        auto next = mark.via;
        for (const auto& arc : arcs) {
            const auto& left = marks_[raw(arc.other)];
            const bool leads = left.cost != kFar && left.hops + 1 == mark.hops &&
                               same(extended(traffic_.rule(), left.cost, traffic_.weight(arc.edge)), mark.cost) &&
                               (arc.other == to || traffic_.crosses(arc.other)) &&
                               (node != from || !closed_[raw(arc.other)]);
            if (leads && snapshot.key(arc.other) < snapshot.key(next)) {
                next = arc.other;
            }
        }
        nodes.push_back(next);
    }
    return nodes;
}

void WeightedSearch::close(const Detour& detour) {
    for (const auto node : detour.avoid) {
        avoided_[raw(node)] = 1;
    }
    for (const auto node : detour.not_next) {
        closed_[raw(node)] = 1;
    }
}

void WeightedSearch::clear(const Detour& detour) {
    for (const auto node : detour.avoid) {
        avoided_[raw(node)] = 0;
    }
    for (const auto node : detour.not_next) {
        closed_[raw(node)] = 0;
    }
    for (const auto node : touched_) {
        marks_[raw(node)] = {};
    }
    touched_.clear();
    heap_.clear();
}

Way WeightedSearch::first(NodeIndex from, NodeIndex to, const Detour& detour) {
    close(detour);
    search_back(from, to);
    Way way;
    way.cost = marks_[raw(from)].cost;
    if (way.cost != kFar) {
        way.nodes = walk(from, to);
    }
    clear(detour);
    return way;
}

double WeightedSearch::least_cost(NodeIndex from, NodeIndex to, const Detour& detour) {
    close(detour);
    search_back(from, to);
    const auto cost = marks_[raw(from)].cost;
    clear(detour);
    return cost;
}

std::vector<double> WeightedSearch::distances(NodeIndex from) {
    std::vector<double> found(marks_.size(), kFar);
    found[raw(from)] = 0;
    heap_.assign(1, {0, 0, from});
    while (!heap_.empty()) {
        const auto [cost, hops, node] = next();
        if (cost != found[raw(node)] || (node != from && !traffic_.crosses(node))) {
            continue;
        }
        const auto arcs = traffic_.leaving(node);
        traffic_.charge(arcs.size());
        for (const auto& arc : arcs) {
            const auto more = cost + traffic_.weight(arc.edge);
            if (more < found[raw(arc.other)]) {
                found[raw(arc.other)] = more;
                heap_.push_back({more, 0, arc.other});
                std::push_heap(heap_.begin(), heap_.end(), Later{});
            }
        }
    }
    heap_.clear();
    return found;
}

}  // namespace entente
