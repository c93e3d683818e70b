#pragma once

#include "queries/cypher/ast.hpp"

namespace entente::cypher {

/// Whether two expressions are written alike: brackets around them, places and slots do not count, nor does the case of
/// functions. Subqueries are never alike. Time O(n).
bool same_expression(const Expression& a, const Expression& b);

}  // namespace entente::cypher
