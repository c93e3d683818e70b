#pragma once

#include "queries/cypher/match_arcs.hpp"
#include "queries/cypher/match_binding.hpp"

#include <functional>
#include <span>
#include <vector>

// Not installed.
namespace entente::cypher {

/// The nodes at the end of a chain of single edges, each once.
///
/// A node is left once for each step, not once for each trail that leads to it: what it leads to is the same whatever
/// came before, unless an edge was refused there because it came before. Then it is left again. Time O(E) a step where
/// nothing is refused.
class DistinctEnds {
public:
    /// Whether the steps are such a chain, of whose values only the last node is read.
    static bool fit(const Patterns& patterns, const StepOrder& order, std::span<const Slot> read);

    DistinctEnds(const Patterns& patterns, const StepOrder& order, const Graph& graph);

    /// The ends behind the first step as it is bound, without those that an earlier call gave; false if `each` ended
    /// it.
    bool each(Binding& binding, const std::function<bool(NodeIndex)>& each);

private:
    struct Hop {
        EdgeCheck check;
        NodeCheck end;
        Heading heading;
        std::size_t from;
        std::vector<bool> done;  ///< nodes that need not be left again
        NodeIndex node{};        ///< that is left at the moment
        bool refused = false;    ///< an edge behind it, since it stands before it
        Arcs arcs;
    };

    bool refuses(EdgeIndex edge, std::size_t at, const Binding& binding);

    std::vector<Hop> hops_;
    std::vector<bool> ends_;  ///< that were given
};

}  // namespace entente::cypher
