#pragma once

#include <string>
#include <vector>

#include "export/diagram_numbers.hpp"
#include "export/style.hpp"

namespace entente {

/// What sizes, colours and widths stand for, as lines of an HTML-like label: the least, the middle and the most, and
/// how elements without a number are drawn.
std::vector<std::string> number_lines(const Numbers& numbers, const Style& style);

/// An amount in few letters: 1.5bn, 90m, 12,500.
std::string short_amount(double amount);

}  // namespace entente
