#pragma once

#include "queries/traffic.hpp"

#include <cstdint>
#include <vector>

namespace entente {

/// Breadth-first search from both ends at once, which keeps its arrays from one search to the next.
class TwoEndedSearch {
public:
    explicit TwoEndedSearch(Traffic& traffic);

    /// Of the shortest node sequences, the first by key; empty where there is none. Days are not looked at.
    /// Time O(V + E), mostly some hundreds of nodes.
    std::vector<NodeIndex> first(NodeIndex from, NodeIndex to, std::size_t max_hops, const Detour& detour);

private:
    /// One of the two searches, and how far each node is from where it began.
    struct Side {
        std::vector<std::uint32_t> depth;
        std::vector<NodeIndex> reached;   ///< layer after layer
        std::vector<std::size_t> layers;  ///< where each begins in `reached`

        void begin(NodeIndex node);
        std::size_t frontier() const { return reached.size() - layers.back(); }
        std::size_t hops() const { return layers.size() - 1; }
        std::uint32_t& of(NodeIndex node) { return depth[raw(node)]; }
    };

    bool advance(Side& near, Side& far);
    bool meet(std::size_t max_hops);
    bool open(NodeIndex node, NodeIndex next) const { return node != from_ || !closed_[raw(next)]; }
    bool enters(NodeIndex node) const { return node == from_ || node == to_ || traffic_.crosses(node); }
    void measure_first_half();
    std::vector<NodeIndex> walk();
    void close(const Detour& detour);
    void clear(const Detour& detour);

    Traffic& traffic_;
    Side ahead_;
    Side back_;
    std::vector<char> closed_;
    NodeIndex from_{};
    NodeIndex to_{};
};

}  // namespace entente
