// The best way on from a root.
//
// Method. A root is what was walked before; its cost may differ by day, since of parallel ties each day takes the best
// of its own. It is the sum that must be least, on one day: the search by label goes back from the end until nothing
// can be better together with the root. For the widest path that finds the width alone, since a way on may be wider
// than the root lets it be; among ties of that width another search finds the fewest hops.
//
// Edge cases. A root without days has no way on. Costs that differ by rounding alone are equal.
//
// Cost. That of the searches by label.

#include "queries/search_rooted.hpp"

#include "queries/paths_days.hpp"
#include "queries/search_days.hpp"

#include <algorithm>

namespace entente {

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
