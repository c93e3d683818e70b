#pragma once

#include "queries/cypher/match.hpp"
#include "queries/cypher/step.hpp"

#include <optional>
#include <utility>
#include <vector>

// Not installed.
namespace entente::cypher {

/// The plan of patterns, made when it is first asked for, and again after the graph has changed.
class KeptPlan {
public:
    KeptPlan(std::span<const PathPattern> patterns, const Expression* where, std::vector<Slot> bound)
        : patterns_(patterns), where_(where), bound_(std::move(bound)) {}

    const MatchPlan& operator()(const Execution& execution) {
        if (!plan_ || writes_ != execution.writes || graph_ != execution.run.graph) {
            plan_.reset();
            plan_.emplace(patterns_, where_, bound_, *execution.run.graph);
            writes_ = execution.writes;
            graph_ = execution.run.graph;
        }
        return *plan_;
    }

private:
    std::span<const PathPattern> patterns_;
    const Expression* where_;
    std::vector<Slot> bound_;
    std::optional<MatchPlan> plan_;
    std::uint64_t writes_ = 0;
    const Graph* graph_ = nullptr;
};

}  // namespace entente::cypher
