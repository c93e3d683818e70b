#pragma once

#include "queries/cypher/ast.hpp"

#include <unordered_map>

// Which expressions are written alike: brackets around them, places and slots do not count, nor does the case of
// functions. Subqueries are never alike. Not installed.
namespace entente::cypher {

/// Time O(n).
bool same_expression(const Expression& a, const Expression& b);

/// Expressions to be found by one that is written alike. Keeps references to them.
class ExpressionIndex {
public:
    void add(const Expression& expression);

    /// What was added first of those alike; null where there is none.
    const Expression* find(const Expression& expression) const;

private:
    std::unordered_multimap<std::size_t, const Expression*> by_hash_;
};

}  // namespace entente::cypher
