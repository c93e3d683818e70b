#pragma once

#include "queries/cypher/datum.hpp"

#include <string>
#include <string_view>

namespace entente::test {

/// The value of an expression without variables, on 2024-07-10T12:00:00Z. Throws QueryError.
cypher::Datum value(std::string_view expression);

/// Whether both give the same value of the same type; null is null, and NaN is NaN.
bool agree(std::string_view expression, std::string_view expected);

/// "ArgumentError: NumberOutOfRange", or "none".
std::string error_of(std::string_view expression);

}  // namespace entente::test
