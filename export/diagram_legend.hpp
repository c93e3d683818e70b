#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/diagram_ties.hpp"
#include "graph/selection.hpp"

namespace entente {

/// Rows of a table as an HTML-like label; empty when there are none.
std::string as_table(std::string_view rows);

/// Title and subtitle, as rows.
std::string heading_rows(const Selection& selection);

/// Legend of what this diagram encodes and of nothing else, the days of its view, what was left out, and its numbered
/// sources, as rows. `line` is the number of letters after which its lines break.
std::string caption_rows(const Selection& selection, const std::vector<Tie>& ties, const Footnotes& footnotes, std::size_t line);

/// An amount in few letters: 1.5bn, 90m, 12,500.
std::string short_amount(double amount);

}  // namespace entente
