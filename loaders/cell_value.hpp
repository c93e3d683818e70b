#pragma once

#include "graph/bound.hpp"
#include "graph/value.hpp"
#include "loaders/ends.hpp"

#include <string>
#include <string_view>

namespace entente {

// Cells as values. All throw RowRejected, naming the column, what was expected and what was found.

Bound bound_of_cell(std::string_view text, const std::string& column);
Day day_of_cell(std::string_view text, const std::string& column);
Value value_of_cell(ValueType type, std::string_view text, Ends& ends, const std::string& column);

}  // namespace entente
