#include "queries/paths_along.hpp"

#include <algorithm>

namespace entente {

namespace {

using Costs = std::vector<CostOnDays>;

std::int64_t length(const Intervals& intervals) {
    std::int64_t total = 0;
    for (const auto& interval : intervals) {
        total += std::int64_t{interval.until.count} - interval.since.count;
    }
    return total;
}

void join(Intervals& intervals, const Intervals& more) {
    intervals.insert(intervals.end(), more.begin(), more.end());
    intervals = normalised(std::move(intervals));
}

/// Keeps of each day its least cost.
Costs least(Costs costs) {
    std::sort(costs.begin(), costs.end(), [](const CostOnDays& a, const CostOnDays& b) { return a.cost < b.cost; });
    Costs kept;
    Intervals taken;
    for (auto& [cost, days] : costs) {
        auto left = difference(days, taken);
        if (left.empty()) {
            continue;
        }
        join(taken, left);
        if (!kept.empty() && same(kept.back().cost, cost)) {
            join(kept.back().days, left);
        } else {
            kept.push_back({cost, std::move(left)});
        }
    }
    return kept;
}

/// The ties of each hop, and what is still to be paid at each node.
class Along {
public:
    Along(Traffic& traffic, std::span<const NodeIndex> nodes) : traffic_(traffic), nodes_(nodes) {
        ties_.resize(nodes.empty() ? 0 : nodes.size() - 1);
        onward_.resize(nodes.size());
        for (auto at = nodes.size(); at-- > 0;) {
            onward_[at] = at + 1 == nodes.size() ? Costs{{no_cost(traffic.rule()), days_at(at)}} : before(at);
        }
    }

    const Costs& costs() const { return onward_.front(); }
    Path path();

private:
    /// A tie that could be taken, and the days that it leaves: at the least cost, and at any.
    struct Choice {
        EdgeIndex edge;
        double weight;
        Intervals best;
        Intervals common;
    };

    Intervals days_at(std::size_t at) const {
        return traffic_.dated() ? intersection(traffic_.window(), days(traffic_.snapshot().spells(nodes_[at])))
                                : always();
    }
    Intervals days_of(EdgeIndex edge) const {
        return traffic_.dated() ? days(traffic_.snapshot().spells(edge)) : always();
    }
    Costs before(std::size_t at);
    Intervals common_days() const;
    Choice choose(std::size_t hop, double paid, const Intervals& best, const Intervals& common) const;
    bool better(const Choice& a, const Choice& b) const;

    Traffic& traffic_;
    std::span<const NodeIndex> nodes_;
    std::vector<std::vector<EdgeIndex>> ties_;
    std::vector<Costs> onward_;
};

Costs Along::before(std::size_t at) {
    ties_[at] = traffic_.ties(nodes_[at], nodes_[at + 1]);
    const auto here = days_at(at);
    Costs costs;
    for (const auto edge : ties_[at]) {
        const auto held = intersection(here, days_of(edge));
        for (const auto& [cost, days] : onward_[at + 1]) {
            costs.push_back({extended(traffic_.rule(), cost, traffic_.weight(edge)), intersection(held, days)});
        }
    }
    return least(std::move(costs));
}

/// The days on which all held, each hop by one of its ties or another, in the window or not.
Intervals Along::common_days() const {
    const auto& snapshot = traffic_.snapshot();
    auto common = always();
    for (const auto node : nodes_) {
        common = intersection(common, days(snapshot.spells(node)));
    }
    for (const auto& ties : ties_) {
        Intervals any;
        for (const auto edge : ties) {
            join(any, days(snapshot.spells(edge)));
        }
        common = intersection(common, any);
    }
    return common;
}

bool Along::better(const Choice& a, const Choice& b) const {
    if (traffic_.rule() == CostRule::widest && !same(a.weight, b.weight)) {
        return a.weight > b.weight;
    }
    const auto a_best = length(a.best);
    const auto b_best = length(b.best);
    return a_best != b_best ? a_best > b_best : length(a.common) > length(b.common);
}

/// Of the ties with which the least cost can still be reached, the best.
Along::Choice Along::choose(std::size_t hop, double paid, const Intervals& best, const Intervals& common) const {
    Choice chosen{ties_[hop].front(), 0, {}, {}};
    for (const auto edge : ties_[hop]) {
        Choice choice{edge, traffic_.weight(edge), {}, {}};
        const auto held = intersection(best, days_of(edge));
        for (const auto& [cost, days] : onward_[hop + 1]) {
            const auto total = combined(traffic_.rule(), extended(traffic_.rule(), paid, choice.weight), cost);
            if (same(total, costs().front().cost)) {
                join(choice.best, intersection(held, days));
            }
        }
        choice.common = intersection(common, days(traffic_.snapshot().spells(edge)));
        if (!choice.best.empty() && (chosen.best.empty() || better(choice, chosen))) {
            chosen = std::move(choice);
        }
    }
    return chosen;
}

Path Along::path() {
    const auto& snapshot = traffic_.snapshot();
    Path path;
    path.weight = traffic_.rule() == CostRule::widest ? -costs().front().cost : costs().front().cost;
    path.nodes.assign(nodes_.begin(), nodes_.end());
    path.spans = common_days();
    path.certain_spans = always();
    auto best = costs().front().days;
    auto paid = no_cost(traffic_.rule());
    for (std::size_t hop = 0; hop < ties_.size(); ++hop) {
        auto choice = choose(hop, paid, best, path.spans);
        paid = extended(traffic_.rule(), paid, choice.weight);
        best = std::move(choice.best);
        path.spans = std::move(choice.common);
        path.edges.push_back(choice.edge);
        path.certain_spans = intersection(path.certain_spans, certain_days(snapshot.spells(choice.edge)));
    }
    for (const auto node : nodes_) {
        path.certain_spans = intersection(path.certain_spans, certain_days(snapshot.spells(node)));
    }
    path.ties = std::move(ties_);
    return path;
}

}  // namespace

std::vector<CostOnDays> costs_along(Traffic& traffic, std::span<const NodeIndex> nodes) {
    return Along(traffic, nodes).costs();
}

Path path_along(Traffic& traffic, std::vector<NodeIndex> nodes) { return Along(traffic, nodes).path(); }

}  // namespace entente
