#pragma once

#include "queries/cypher/ast.hpp"

#include <string_view>
#include <vector>

namespace entente::cypher {

/// Reads one statement, which a semicolon may end. Nothing is looked up: that the names mean something is checked
/// later.
///
/// Throws QueryError at the first token that does not fit, with what was expected there; over 200 levels deep.
/// Time O(n), memory O(n).
Statement parse(std::string_view text);

/// The statements of a text, parted by semicolons: where each begins and ends. Throws as tokens() does.
std::vector<std::string_view> statements(std::string_view text);

}  // namespace entente::cypher
