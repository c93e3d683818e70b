#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/evaluate.hpp"

// Not installed.
namespace entente::cypher {

/// The day of a constant expression, a date or a text. Throws QueryError.
Day constant_day(const Expression& expression, Run& run);

/// The view of a statement: its prefixes override what is given. Known-on alone implies as-of the same day, unless all
/// time is asked for.
View viewed(const TimePrefix& prefix, const View& given, Run& run);

}  // namespace entente::cypher
