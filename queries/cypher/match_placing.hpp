#pragma once

#include "queries/cypher/match_plan.hpp"

// Not installed.
namespace entente::cypher {

/// Gives each condition to the first step after which it can be tested, and notes which values the row must show for
/// that. Time O(n log n).
StepOrder place_conditions(const Patterns& patterns, std::vector<PatternStep> steps);

}  // namespace entente::cypher
