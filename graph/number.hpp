#pragma once

#include <optional>

#include "graph/value.hpp"

namespace entente {

/// The number in an integer, a decimal, a real or a quantity; nothing in other values.
std::optional<double> number_of(const Value& value);

}  // namespace entente
