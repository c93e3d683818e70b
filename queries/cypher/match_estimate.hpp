#pragma once

#include "queries/cypher/match_pattern.hpp"

#include <map>
#include <vector>

// Not installed.
namespace entente::cypher {

/// How many rows steps are expected to give, by the counts of the graph. Where it has no snapshot, counting would mean
/// to read it, and guesses take their place.
class Estimate {
public:
    Estimate(const Patterns& patterns, const Graph& graph);

    /// Of a scan: the label with the fewest nodes, if there is one, and the nodes that remain after tests.
    std::optional<LabelId> rarest(std::size_t node) const;
    double scanned(std::size_t node) const;
    double remaining(std::size_t node) const { return scanned(node) * tested_[node]; }

    /// The part of all nodes that labels and tests of the place let pass.
    double passing(std::size_t node) const;

    /// Arcs per node that the edge pattern follows when left at the node.
    double degree(std::size_t edge, std::size_t from) const;

    /// Walks per node, of an edge pattern of any length.
    double walks(std::size_t edge, std::size_t from) const;

private:
    double count(LabelId label) const;

    const Patterns& patterns_;
    const Graph& graph_;
    double nodes_ = 1;
    std::vector<double> tested_;  ///< by node: the part that tests let pass
    mutable std::map<LabelId, double> labels_;
    std::vector<double> edges_;  ///< by edge place: edges of its types
};

}  // namespace entente::cypher
