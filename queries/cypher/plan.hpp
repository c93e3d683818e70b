#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::cypher {

/// A step of a plan, as EXPLAIN and PROFILE show it: what it does, and what it gets its rows from.
struct PlanNode {
    std::string name;                        ///< "NodeByLabel", "Expand", "Filter"
    std::string detail;                      ///< "(c:Country)", "(c)-[:MEMBER_OF]->(o)"
    std::optional<double> estimate = {};     ///< rows expected
    std::optional<std::uint64_t> rows = {};  ///< rows given; of PROFILE
    std::vector<PlanNode> inputs = {};
};

/// The tree as text, a line a step, the last step on top; with the rows where they were counted.
std::vector<std::string> lines(const PlanNode& plan);

}  // namespace entente::cypher
