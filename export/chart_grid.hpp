#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "export/chart_sheet.hpp"

// The cells of a matrix, read from a table. Not installed.
namespace entente {

struct GridCell {
    double value;     ///< may be NaN or infinite
    std::size_t row;  ///< of the table
};

/// Names along two sides, and what stands where they meet.
struct Grid {
    Panel panel;
    std::string measure;  ///< what the numbers are: the name of their column; empty of a cross table
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    std::map<std::pair<std::size_t, std::size_t>, GridCell> cells;
    bool same_names = false;  ///< both sides are of one population: a name stands at the same place on both
};

/// Whether the table has a row for each cell (two texts and a number); else it is a cross table: a text, and a number
/// a column.
bool is_long(const ChartSheet& sheet);

/// The names with the most cells come first; those of a cross table stay where they are.
/// Throws UsageError where two rows give one cell two values.
std::vector<Grid> grids(const ChartSheet& sheet);

}  // namespace entente
