#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/table.hpp"

// A table as charts read it. Not installed.
namespace entente {

enum class Content {
    none,    ///< null throughout
    number,  ///< NaN and infinities too
    time,    ///< a day, a month or a year in each cell
    span,    ///< "2004-03-29 to 2020-01-31", or spells
    text
};

struct ChartColumn {
    std::size_t index;  ///< in Table::columns
    std::string name;   ///< as the table has it
    std::string role;   ///< its plain word: "since" of "since(r)" and of "r.since"
    Content content;
    bool aside;  ///< tells how or where from, and is not drawn: a key beside a name, sources, marks
};

using ChartColumns = std::vector<const ChartColumn*>;

/// The rows that share an axis: those of one unit, basis and rate.
struct Panel {
    std::string unit;                ///< may be empty
    std::vector<std::string> words;  ///< "allocation", "per year"
    std::vector<std::size_t> rows;
};

/// Columns with what they hold, found from names and cells alone. Refers to the table.
class ChartSheet {
public:
    /// Time linear in the cells.
    explicit ChartSheet(const Table& table);

    const Table& table() const { return *table_; }
    std::size_t size() const { return table_->rows.size(); }

    /// The first column of that role that holds such content, or null.
    const ChartColumn* find(std::string_view role, Content content) const;

    /// All columns of that content that may be drawn, in the table's order. Numbers are without ranks and ranges.
    ChartColumns all(Content content) const;

    const Cell& cell(std::size_t row, const ChartColumn& column) const { return table_->rows[row][column.index]; }
    std::string text(std::size_t row, const ChartColumn& column) const;
    /// NaN where there is none.
    double number(std::size_t row, const ChartColumn& column) const;

    /// One for each unit, basis and rate, as the table has them; one in all where it has no column `unit`.
    std::vector<Panel> panels() const;

    /// What each row is called: the texts of as many of the columns as it takes to tell the rows of a panel apart.
    std::vector<std::string> names(const ChartColumns& columns, const std::vector<Panel>& panels) const;

    /// A row in words, for those who point at it: "donor: Sweden; total: 6500000000".
    std::string words(std::size_t row) const;

private:
    const Table* table_;
    std::vector<ChartColumn> columns_;
};

}  // namespace entente
