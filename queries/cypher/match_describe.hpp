#pragma once

#include "queries/cypher/match_plan.hpp"
#include "queries/cypher/plan.hpp"

#include <optional>
#include <vector>

// Not installed.
namespace entente::cypher {

/// The steps as a tree on top of `input`; `rows`, if there are any, by step.
PlanNode describe_steps(const Patterns& patterns, const StepOrder& order, const std::vector<std::uint64_t>& rows,
                        PlanNode input);

}  // namespace entente::cypher
