#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "export/chart_sheet.hpp"

// The lines of a series, read from a table. Not installed.
namespace entente {

struct LinePoint {
    double from;   ///< counts of days: the first day of the year, month, day or span that the value is of
    double until;  ///< the first day after it
    double value;  ///< NaN or infinite where there is a gap
    std::size_t row;
};

struct ChartLine {
    std::string name;
    std::vector<LinePoint> points;  ///< by day, each day once
};

/// The lines that share an axis.
struct LinePanel {
    Panel panel;
    std::vector<ChartLine> lines;  ///< those with the highest last value first
};

/// The column that says when: a day, month or year, else spans with both ends. Null if there is none.
const ChartColumn* time_of(const ChartSheet& sheet);

/// A line for each thing that the text columns name; without any, one for each number.
/// Throws UsageError where two rows give one thing two values at one time.
std::vector<LinePanel> line_panels(const ChartSheet& sheet);

}  // namespace entente
