#include "export/formats.hpp"

#include <fmt/format.h>

#include <ostream>

#include "export/cell_text.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

void write_one(const Table& table, std::ostream& out) {
    if (!table.caption.empty()) {
        out << "**" << escape_markdown(table.caption) << "**\n\n";
    }
    std::string headings = "|";
    std::string rule = "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        headings += fmt::format(" {} |", escape_markdown(table.columns[i]));
        rule += is_numeric(table, i) ? " ---: |" : " --- |";
    }
    out << headings << '\n' << rule << '\n';
    for (const auto& row : table.rows) {
        std::string line = "|";
        for (const auto& cell : row) {
            line += fmt::format(" {} |", escape_markdown(readable_text(cell)));
        }
        out << line << '\n';
    }
}

}  // namespace

std::string escape_markdown(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        switch (point.value) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '\n':
                out += "<br>";
                break;
            case '\t':
                out += ' ';
                break;
            case '\r':
                break;
            case '\\':
            case '`':
            case '*':
            case '_':
            case '[':
            case ']':
            case '|':
            case '~':
            case '$':
                out += '\\';
                out += static_cast<char>(point.value);
                break;
            default:
                append_utf8(out, is_control(point.value) ? U'\uFFFD' : point.value);
        }
    }
    return out;
}

void write_markdown(const Answer& answer, const TableOptions&, std::ostream& out) {
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
