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

    const std::vector<Slot>& of(const PathPattern& pattern) const { return patterns_.at(&pattern); }
    const std::vector<Slot>& of(const Query& query) const { return queries_.at(&query); }

    /// Those that have been noted so far.
    std::vector<const PathPattern*> patterns() const;
    std::vector<const Query*> queries() const;

private:
    std::unordered_map<const PathPattern*, std::vector<Slot>> patterns_;
    std::unordered_map<const Query*, std::vector<Slot>> queries_;
};

/// All of both, ascending.
std::vector<Slot> joined(std::span<const Slot> a, std::span<const Slot> b);

}  // namespace entente::cypher
