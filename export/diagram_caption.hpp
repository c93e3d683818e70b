#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "export/diagram_plan.hpp"

namespace entente {

/// Rows of a table as an HTML-like label, at least so many points wide; empty when there are none.
std::string as_table(std::string_view rows, double width = 0);

/// Title and subtitle, as rows.
std::string heading_rows(const DiagramPlan& plan);

/// The legend and the numbered sources, as rows. `line` is the number of letters after which its lines break.
std::string caption_rows(const DiagramPlan& plan, std::size_t line);

/// The same, with the sources beside the rest, each half of so many letters.
std::string caption_in_two(const DiagramPlan& plan, std::size_t line);

}  // namespace entente
