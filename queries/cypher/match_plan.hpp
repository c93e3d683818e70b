#pragma once

#include "queries/cypher/match_pattern.hpp"

#include <optional>
#include <vector>

// In which order patterns are found. Not installed.
namespace entente::cypher {

struct PatternStep {
    enum class Kind : std::uint8_t {
        argument,  ///< a node that is bound before
        edge,      ///< an edge that is bound before, with its ends
        seek,      ///< nodes by an index
        label,
        all,
        expand,   ///< along one edge
        hops,     ///< along an edge pattern of variable length
        shortest  ///< between two bound ends
    } kind;
    std::size_t node = kNowhere;  ///< that it binds, or to which the edge leads
    std::size_t edge = kNowhere;
    std::size_t from = kNowhere;  ///< where the edge is left
    bool into = false;            ///< the node is bound before
    const Seek* seek = nullptr;
    std::optional<LabelId> label = {};
    double estimate = 0;  ///< rows

    // What is known once the order is.
    std::vector<std::size_t> new_nodes = {};
    std::vector<const PropertyTest*> node_tests = {};  ///< of new nodes, against what was bound before
    std::vector<const PropertyTest*> edge_tests = {};
    std::vector<const Condition*> conditions = {};  ///< of what is bound now

    // Places whose values go into the row at once, since something later reads them.
    std::vector<std::size_t> shown_nodes = {};
    bool shows_edge = false;
    std::vector<std::size_t> shown_paths = {};
};

struct StepOrder {
    std::vector<const Condition*> first = {};  ///< conditions that read nothing of the patterns
    std::vector<PatternStep> steps = {};

    // Places whose values the row shows when all is found, and all slots that are bound then.
    std::vector<std::size_t> late_nodes = {};
    std::vector<std::size_t> late_edges = {};
    std::vector<std::size_t> late_paths = {};
    std::vector<Slot> slots = {};
};

/// Orders the steps by the graph's counts: what is bound, then what an index finds, then by the rows expected.
///
/// A condition is tested as soon as what it reads is bound; one that may fail only when all is, so that it fails for
/// none but complete matches. Greedy; of small patterns every beginning is tried. Time O(n log n) in the patterns.
StepOrder order_steps(const Patterns& patterns, const Graph& graph);

}  // namespace entente::cypher
