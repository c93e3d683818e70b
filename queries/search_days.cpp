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
// Edge cases. A root is what was walked before the search begins: its cost may differ by day, and it is the sum that
// must be least. Nodes that may not be crossed are entered and not left. No days, no labels.
//
// Cost. Time O(E log V) times the number of distinct spells in the worst case; memory as many labels.
//
// Wu, Cheng, Huang, Ke, Lu and Xu, "Path problems in temporal graphs", PVLDB 7(9), 2014, pp. 721-732, for the family;
// there hops follow one another in time, here they share a day.

#include "queries/search_days.hpp"

#include <algorithm>

namespace entente {

namespace {

/// An arc whose days are intersected costs as much as so many whose are not.
constexpr std::size_t kDatedArc = 32;

struct Later {
    bool operator()(const auto& a, const auto& b) const {
        if (a.cost != b.cost) {
            return a.cost > b.cost;
        }
        return a.hops != b.hops ? a.hops > b.hops : a.label > b.label;
    }
};

void join(Intervals& intervals, const Intervals& more) {
    intervals.insert(intervals.end(), more.begin(), more.end());
    intervals = normalised(std::move(intervals));
}

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
    : traffic_(traffic), start_(start), options_(options) {
    auto days = traffic.dated() ? intersection(when, entente::days(traffic.snapshot().spells(start))) : when;
    if (!days.empty()) {
        const auto cost = options.order == Order::cost   ? no_cost(traffic.rule())
                          : options.order == Order::hops ? 0.0
                                                         : static_cast<double>(days.front().since.count);
        push({start, cost, 0, std::move(days)});
    }
}

void LabelSearch::push(PathLabel label) {
    auto slot = static_cast<std::uint32_t>(waiting_.size());
    if (free_.empty()) {
        waiting_.emplace_back();
    } else {
        slot = free_.back();
        free_.pop_back();
    }
    heap_.push_back({label.cost, label.hops, slot});
    std::push_heap(heap_.begin(), heap_.end(), Later{});
    waiting_[slot] = std::move(label);
}

const std::vector<PathLabel>& LabelSearch::at(NodeIndex node) const {
    static const std::vector<PathLabel> none;
    const auto place = settled_.find(raw(node));
    return place == settled_.end() ? none : place->second;
}

/// The days of a label that no label before it has.
Intervals LabelSearch::uncovered(const PathLabel& label) const {
    auto left = label.days;
    for (const auto& earlier : at(label.node)) {
        const bool cheaper = !bounded() && earlier.cost < label.cost && !same(earlier.cost, label.cost);
        if (cheaper || earlier.hops <= label.hops) {
            left = traffic_.dated() ? difference(left, earlier.days) : Intervals{};
        }
        if (left.empty()) {
            break;
        }
    }
    return left;
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

Intervals LabelSearch::days_of(EdgeIndex edge, NodeIndex node) const {
    const auto& snapshot = traffic_.snapshot();
    return traffic_.dated() ? intersection(days(snapshot.spells(edge)), days(snapshot.spells(node))) : always();
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
        PathLabel next{arc.other, 0, label.hops + 1, label.days};
        if (traffic_.dated()) {
            next.days = intersection(next.days, days_of(arc.edge, arc.other));
        }
        if (next.days.empty()) {
            continue;
        }
        next.cost = cost_of(label, arc.edge, next.days);
        if (!uncovered(next).empty()) {
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
        label.days = uncovered(label);
        if (!label.days.empty()) {
            settled_[raw(label.node)].push_back(label);
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
        fit = intersection(fit, days_of(arc.edge, node));
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

namespace {

/// A search back from the end to the last node of a root, until nothing can be better together with the root.
class RootedSearch {
public:
    RootedSearch(Traffic& traffic, std::vector<CostOnDays> root, NodeIndex from, NodeIndex to,
                 const LabelSearch::Options& options)
        : rule_(options.order == LabelSearch::Order::hops ? CostRule::sum : traffic.rule()),
          root_(std::move(root)),
          from_(from),
          search_(traffic, to, days(), options) {
        run();
    }

    bool found() const { return best_ < std::numeric_limits<double>::infinity(); }
    double cost() const { return best_; }
    std::vector<NodeIndex> nodes() { return found() ? search_.walk(from_, goals()) : std::vector<NodeIndex>{}; }

private:
    Intervals days() const {
        Intervals all;
        for (const auto& part : root_) {
            join(all, part.days);
        }
        return all;
    }

    void run() {
        while (const auto* label = search_.settle()) {
            const auto least = combined(rule_, root_.front().cost, label->cost);
            if (least > best_ && !same(least, best_)) {
                break;
            }
            for (const auto& part : root_) {
                if (label->node == from_ && !intersection(part.days, label->days).empty()) {
                    best_ = std::min(best_, combined(rule_, part.cost, label->cost));
                }
            }
        }
    }

    /// The labels at `from` that are best with the root, of the fewest hops.
    std::vector<PathLabel> goals() const {
        std::vector<PathLabel> best;
        for (const auto& label : search_.at(from_)) {
            for (const auto& part : root_) {
                auto when = intersection(part.days, label.days);
                const bool fits = !when.empty() && same(combined(rule_, part.cost, label.cost), best_);
                if (!fits || (!best.empty() && label.hops > best.front().hops)) {
                    continue;
                }
                if (!best.empty() && label.hops < best.front().hops) {
                    best.clear();
                }
                best.push_back({label.node, label.cost, label.hops, std::move(when)});
            }
        }
        return best;
    }

    CostRule rule_;
    std::vector<CostOnDays> root_;
    NodeIndex from_;
    LabelSearch search_;
    double best_ = std::numeric_limits<double>::infinity();
};

}  // namespace

std::vector<NodeIndex> best_on_a_day(Traffic& traffic, const std::vector<CostOnDays>& root, NodeIndex from,
                                     NodeIndex to, std::size_t max_hops, const Detour& detour) {
    LabelSearch::Options options{LabelSearch::Sense::back, LabelSearch::Order::cost, max_hops, from, &detour};
    RootedSearch cheapest(traffic, root, from, to, options);
    if (!cheapest.found() || traffic.rule() == CostRule::sum) {
        return cheapest.nodes();
    }
    Intervals wide_enough;
    for (const auto& part : root) {
        if (part.cost <= cheapest.cost() || same(part.cost, cheapest.cost())) {
            join(wide_enough, part.days);
        }
    }
    options.order = LabelSearch::Order::hops;
    traffic.keep_to_width(-cheapest.cost());
    auto nodes = RootedSearch(traffic, {{0, wide_enough}}, from, to, options).nodes();
    traffic.keep_to_width(0);
    return nodes;
}

}  // namespace entente
