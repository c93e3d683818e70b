#pragma once

#include "queries/paths_along.hpp"
#include "queries/traffic.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

namespace entente {

/// A way from where a search began to a node, and the days on which it held.
struct PathLabel {
    NodeIndex node{};
    double cost = 0;
    std::uint32_t hops = 0;
    Intervals days;
};

/// Label-setting search on all days at once, for snapshots over all time and for weighted paths of few hops.
class LabelSearch {
public:
    enum class Sense : std::uint8_t { ahead, back };
    enum class Order : std::uint8_t {
        cost,     ///< by the rule and the weights of the traffic
        hops,     ///< by hops, whatever the weights
        earliest  ///< by the first day on which the way held
    };
    struct Options {
        Sense sense = Sense::back;
        Order order = Order::cost;
        std::size_t max_hops = std::numeric_limits<std::size_t>::max();
        std::optional<NodeIndex> end = {};  ///< reached and not left; may be closed to crossing
        const Detour* detour = nullptr;     ///< seen from the end
    };

    /// Begins at a node, on some days.
    LabelSearch(Traffic& traffic, NodeIndex start, const Intervals& when, const Options& options);

    /// The next label by cost, or null where there are no more. No label has a day of one that came before at its node
    /// at no higher cost, or, where hops are bounded, by no more hops. It stays until the next call.
    const PathLabel* settle();

    /// The labels that have come at a node.
    const std::vector<PathLabel>& at(NodeIndex node) const;

    /// Of a search back from the end to `from`, and labels at `from` that have one number of hops: the first sequence
    /// by key that fits one of them on a day.
    std::vector<NodeIndex> walk(NodeIndex from, std::vector<PathLabel> goals);

private:
    struct Entry {
        double cost;
        std::uint32_t hops;
        std::uint32_t label;
    };

    bool bounded() const { return options_.max_hops != std::numeric_limits<std::size_t>::max(); }
    bool enters(NodeIndex node, NodeIndex other) const;
    double cost_of(const PathLabel& label, EdgeIndex edge, const Intervals& days) const;
    Intervals days_of(EdgeIndex edge, NodeIndex node) const;
    Intervals uncovered(const PathLabel& label) const;
    void push(PathLabel label);
    void expand(const PathLabel& label);
    std::vector<PathLabel> onward(const std::vector<PathLabel>& goals, NodeIndex node, const Arc& arc) const;

    Traffic& traffic_;
    NodeIndex start_;
    Options options_;
    std::vector<PathLabel> waiting_;
    std::vector<std::uint32_t> free_;
    std::vector<Entry> heap_;
    std::unordered_map<std::uint32_t, std::vector<PathLabel>> settled_;
    std::optional<PathLabel> last_;  ///< settled and not yet left
};

/// Of the sequences that go on from a root to the end, the best together with it: by cost, hops and keys, on the days
/// of the root. Empty where there is none.
std::vector<NodeIndex> best_on_a_day(Traffic& traffic, const std::vector<CostOnDays>& root, NodeIndex from,
                                     NodeIndex to, std::size_t max_hops, const Detour& detour);

}  // namespace entente
