#pragma once

#include "queries/cypher/ast.hpp"

#include <span>
#include <unordered_map>
#include <vector>

// Not installed.
namespace entente::cypher {

/// Of patterns and subqueries that stand in expressions: the slots that have values where they stand.
class Bindings {
public:
    /// Notes those of the expression, where the slots have values.
    void note(const Expression& expression, std::span<const Slot> bound);
    void note(const PathPattern& pattern, std::span<const Slot> bound);
    void note(const Clause& clause, std::span<const Slot> before);

    bool empty() const { return bound_.empty(); }

    const std::vector<Slot>& of(const PathPattern& pattern) const { return bound_.at(&pattern); }
    const std::vector<Slot>& of(const Query& query) const { return bound_.at(&query); }

private:
    std::unordered_map<const void*, std::vector<Slot>> bound_;
};

/// All of both, ascending.
std::vector<Slot> joined(std::span<const Slot> a, std::span<const Slot> b);

}  // namespace entente::cypher
