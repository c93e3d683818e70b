#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/table.hpp"

namespace entente {

class ChartSheet;

/// How a chart is drawn.
struct ChartOptions {
    std::string kind = "auto";  ///< a name in chart_kinds(), or auto: what suits the table's columns
    std::string title;          ///< above the chart, in place of the table's caption, which goes below it
    double width = 640;         ///< pixels, 96 to an inch
    double text = 15;           ///< the size of letters, in pixels
};

/// What a chart is called by.
struct ChartHead {
    std::string title;
    std::string subtitle;
};

/// One kind of chart. A new kind is its file, its row in chart_kinds() and its test.
struct ChartKind {
    std::string_view name;   ///< what --chart takes
    std::string_view needs;  ///< the columns it is drawn from, for help and messages
    /// How well it suits a table: 0 not at all; among kinds the highest is drawn.
    int (*fit)(const ChartSheet& sheet);
    std::string (*draw)(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options);
};

/// All kinds, in the order in which help lists them.
std::span<const ChartKind> chart_kinds();

/// Throws UsageError with the nearest name; "auto" is fine.
void require_chart_kind(std::string_view name);

/// A chart of that table of an answer which suits it best, the longest of several, as SVG: deterministic, without ids,
/// scripts or links.
///
/// All text is escaped and cut to fit; what has no room is counted in a line below. A table without rows gives a
/// page that says so. Throws UsageError that says what each kind needs where no table has it. Time O(n log n) in rows.
std::string chart_svg(const Answer& answer, const ChartOptions& options = {});

}  // namespace entente
