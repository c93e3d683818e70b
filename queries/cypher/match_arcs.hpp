#pragma once

#include "queries/cypher/match_pattern.hpp"

#include <algorithm>
#include <span>
#include <vector>

// Not installed.
namespace entente::cypher {

/// The arcs that an edge pattern may follow at a node, each edge once: a loop has two arcs where either end will do.
/// Copied where the graph does not keep them.
class Arcs {
public:
    void open(const Graph& graph, NodeIndex node, Heading heading, bool kept) {
        node_ = node;
        at_ = 0;
        outs_ = heading == Heading::both ? graph.out(node).size() : std::numeric_limits<std::size_t>::max();
        arcs_ = heading == Heading::out  ? graph.out(node)
                : heading == Heading::in ? graph.in(node)
                                         : graph.around(node);
        if (!kept) {
            copy_.assign(arcs_.begin(), arcs_.end());
            arcs_ = copy_;
        }
    }

    /// Null at the end.
    const Arc* next() {
        while (at_ < arcs_.size()) {
            const auto& arc = arcs_[at_++];
            if (arc.other != node_ || !repeats(arc)) {
                return &arc;
            }
        }
        return nullptr;
    }

    /// How many next() gives in all.
    std::size_t count() {
        std::size_t sum = arcs_.size();
        for (at_ = 0; at_ < arcs_.size();) {
            const auto& arc = arcs_[at_++];
            sum -= arc.other == node_ && repeats(arc) ? 1 : 0;
        }
        return sum;
    }

    std::size_t size() const { return arcs_.size(); }

private:
    /// Of a loop whose arc stands before: a directed one lies among the arcs out and those in, a symmetric one has its
    /// arcs side by side.
    bool repeats(const Arc& arc) const { return at_ > outs_ || (at_ > 1 && arcs_[at_ - 2].edge == arc.edge); }

    NodeIndex node_{};
    std::size_t at_ = 0;
    std::size_t outs_ = 0;
    std::span<const Arc> arcs_;
    std::vector<Arc> copy_;
};

}  // namespace entente::cypher
