#include "export/formats.hpp"

#include <fmt/format.h>

#include <ostream>

#include "export/cell_text.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

void write_row(const std::vector<std::string>& cells, const std::vector<bool>& numeric, std::string_view tag,
               std::ostream& out) {
    out << "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out << fmt::format("<{}{}>{}</{}>", tag, numeric[i] ? " style=\"text-align:right\"" : "", escape_html(cells[i]),
                           tag);
    }
    out << "</tr>\n";
}

void write_one(const Table& table, std::ostream& out) {
    out << "<table>\n";
    if (!table.caption.empty()) {
        out << fmt::format("<caption>{}</caption>\n", escape_html(table.caption));
    }
    std::vector<bool> numeric;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        numeric.push_back(is_numeric(table, i));
    }
    out << "<thead>\n";
    write_row(table.columns, numeric, "th", out);
    out << "</thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const auto& cell : row) {
            cells.push_back(readable_text(cell));
        }
        write_row(cells, numeric, "td", out);
    }
    out << "</tbody>\n</table>\n";
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        if (point.value == '\n') {
            out += "<br>";
        } else if (point.value == '\t') {
            out += ' ';
        } else if (point.value == '\r') {
            continue;
        } else if (is_control(point.value)) {
            out += "&#xFFFD;";
        } else if (point.value >= 0x80 || point.value == '&' || point.value == '<' || point.value == '>' ||
                   point.value == '"' || point.value == '\'') {
            out += fmt::format("&#x{:X};", static_cast<std::uint32_t>(point.value));
        } else {
            out += static_cast<char>(point.value);
        }
    }
    return out;
}

void write_html(const Answer& answer, const TableOptions&, std::ostream& out) {
    for (const auto& table : answer.tables) {
        write_one(table, out);
    }
}

}  // namespace entente
