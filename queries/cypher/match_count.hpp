#pragma once

#include "queries/cypher/match_arcs.hpp"
#include "queries/cypher/match_binding.hpp"

#include <optional>
#include <span>
#include <vector>

// Not installed.
namespace entente::cypher {

/// The last steps where they can be counted instead of taken: one or two single edges whose values nobody reads. An
/// edge of which nothing is asked is a degree less the edges that are bound already; two edges that close a triangle
/// are counted by marks on the neighbours of one corner.
class TailCount {
public:
    /// `read`: the slots whose values are wanted, so that what binds them has to be taken.
    TailCount(const Patterns& patterns, const StepOrder& order, const Graph& graph, std::span<const Slot> read);

    /// The number of the first step that is counted; that of all steps, if none is.
    std::size_t begin() const { return begin_; }

    /// How many bindings the counted steps have, behind what is bound now.
    std::uint64_t count(Binding& binding);

    void forget() { marked_.reset(); }

private:
    struct Hop {
        const PatternStep* step;
        Heading heading;
        EdgeCheck check;
        NodeCheck end;     ///< where it leads to a new node
        bool any = false;  ///< edge and end will do
    };

    bool countable(const Patterns& patterns, const PatternStep& step, std::span<const Slot> read) const;
    bool leaves(EdgeIndex edge, NodeIndex node, Hop& hop, const Graph& graph) const;
    static void open(Hop& hop, Binding& binding);
    std::uint64_t leaving(NodeIndex node, Hop& hop, Binding& binding);
    std::uint64_t between(NodeIndex from, NodeIndex to, Hop& hop, Binding& binding);
    std::uint64_t count_one(Binding& binding, Hop& hop);
    std::uint64_t count_closing(Binding& binding);
    void mark(NodeIndex corner, Binding& binding);

    std::size_t begin_;
    std::vector<Hop> hops_;
    bool plain_ = false;    ///< no edge is symmetric
    bool closing_ = false;  ///< two hops, of which the second leads to a node that was bound before both
    Arcs arcs_;
    Arcs inner_;
    std::optional<NodeIndex> marked_;   ///< the corner
    std::vector<std::uint32_t> marks_;  ///< by node: edges between it and the corner
};

}  // namespace entente::cypher
