#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "export/diagram_plan.hpp"

namespace entente {

/// Text for an HTML-like label, broken at blanks after so many letters, escaped. Very long text is shortened.
std::string wrapped_html(std::string_view text, std::size_t line);

/// Legend of what this diagram encodes and of nothing else, the days of its view, its counts, and what was left out, as
/// lines of an HTML-like label of about so many letters.
std::vector<std::string> legend_lines(const DiagramPlan& plan, std::size_t line);

}  // namespace entente
