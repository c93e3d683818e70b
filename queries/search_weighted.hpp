#pragma once

#include "queries/traffic.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace entente {

/// A sequence of nodes and what it costs; no nodes where there is none.
struct Way {
    std::vector<NodeIndex> nodes;
    double cost = std::numeric_limits<double>::infinity();
};

/// Dijkstra's search by the weights of a traffic, without a look at days or hops; it keeps its arrays from one search
/// to the next.
class WeightedSearch {
public:
    explicit WeightedSearch(Traffic& traffic);

    /// Of the cheapest node sequences those of the fewest hops, of these the first by key. Time O(E log V).
    Way first(NodeIndex from, NodeIndex to, const Detour& detour);

    /// What that costs; infinite where there is none.
    double least_cost(NodeIndex from, NodeIndex to, const Detour& detour);

    /// The least sum of weights from a node to each, by slot; infinite where there is no path.
    std::vector<double> distances(NodeIndex from);

private:
    static constexpr double kFar = std::numeric_limits<double>::infinity();

    struct Mark {
        double cost = kFar;
        std::uint32_t hops = 0;
        NodeIndex via{};  ///< where the way goes on
    };
    struct Entry {
        double cost;
        std::uint32_t hops;
        NodeIndex node;
    };

    void search_back(NodeIndex from, NodeIndex to);
    void enter(NodeIndex node, const Mark& mark);
    Entry next();
    std::vector<NodeIndex> walk(NodeIndex from, NodeIndex to);
    void close(const Detour& detour);
    void clear(const Detour& detour);

    Traffic& traffic_;
    std::vector<Mark> marks_;
    std::vector<Entry> heap_;
    std::vector<NodeIndex> touched_;
    std::vector<char> avoided_;
    std::vector<char> closed_;
};

}  // namespace entente
