#include "export/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <vector>

#include "export/cell_text.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr std::string_view gap = "  ";

/// One column, ready to be printed.
struct Column {
    std::string heading;
    std::vector<std::string> texts;
    std::size_t width = 0;
    bool numeric = false;
};

Column column_of(const Table& table, std::size_t index) {
    Column column{escape_terminal(table.columns[index]), {}, 0, is_numeric(table, index)};
    column.width = display_width(column.heading);
    column.texts.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        column.texts.push_back(escape_terminal(rounded_text(row[index])));
        column.width = std::max(column.width, display_width(column.texts.back()));
    }
    return column;
}

std::string blanks(std::size_t count) { return std::string(count, ' '); }

std::string rule_of(std::size_t width) {
    std::string rule;
    for (std::size_t i = 0; i < width; ++i) {
        rule += "─";
    }
    return rule;
}

/// One line of a table: `text_of` gives each column's text. No blanks are left at the end.
template <typename TextOf>
void write_line(const std::vector<Column>& columns, TextOf text_of, std::ostream& out) {
    std::string line;
    std::size_t owed = 0;  // blanks that are only written once something follows
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string& text = text_of(columns[i]);
        const auto padding = columns[i].width - display_width(text);
        owed += i == 0 ? 0 : gap.size();
        owed += columns[i].numeric ? padding : 0;
        if (!text.empty()) {
            line += blanks(owed) + text;
            owed = 0;
        }
        owed += columns[i].numeric ? 0 : padding;
    }
    out << line << '\n';
}

void write_one(const Table& table, std::ostream& out) {
    if (!table.caption.empty()) {
        out << escape_terminal(table.caption) << '\n';
    }
    std::vector<Column> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        columns.push_back(column_of(table, i));
    }
    write_line(
        columns, [](const Column& column) -> const std::string& { return column.heading; }, out);
    std::string rule;
    for (const auto& column : columns) {
        rule += rule.empty() ? "" : gap;
        rule += rule_of(column.width);
    }
    out << rule << '\n';
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        write_line(
            columns, [row](const Column& column) -> const std::string& { return column.texts[row]; }, out);
    }
}

}  // namespace

std::string escape_terminal(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        if (point.value == '\n') {
            out += "\\n";
        } else if (point.value == '\t') {
            out += "\\t";
        } else if (is_control(point.value)) {
            fmt::format_to(std::back_inserter(out), "\\u{:04X}", static_cast<unsigned>(point.value));
        } else {
            append_utf8(out, point.value);
        }
    }
    return out;
}

void write_aligned(const Answer& answer, const TableOptions&, std::ostream& out) {
    bool first = true;
    for (const auto& table : answer.tables) {
        if (!first) {
            out << '\n';
        }
        first = false;
        write_one(table, out);
    }
}

}  // namespace entente
