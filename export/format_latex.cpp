#include "export/formats.hpp"

#include <fmt/format.h>

#include <ostream>

#include "export/cell_text.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

std::string row_text(const std::vector<std::string>& cells) {
    std::string line;
    std::string_view parted;
    for (const auto& cell : cells) {
        line += parted;
        line += escape_latex(cell);
        parted = " & ";
    }
    return line + " \\\\\n";
}

/// Over as many pages as it takes.
void write_one(const Table& table, std::ostream& out) {
    std::string alignment;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        alignment += is_numeric(table, i) ? 'r' : 'l';
    }
    out << fmt::format("\\begin{{longtable}}{{{}}}\n", alignment);
    if (!table.caption.empty()) {
        out << fmt::format("\\caption{{{}}} \\\\\n", escape_latex(table.caption));
    }
    out << "\\hline\n" << row_text(table.columns) << "\\hline\n\\endhead\n";
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const auto& cell : row) {
            cells.push_back(readable_text(cell));
        }
        out << row_text(cells);
    }
    out << "\\hline\n\\end{longtable}\n";
}

std::string_view latex(char32_t value) {
    switch (value) {
        case '\\':
            return "\\textbackslash{}";
        case '{':
            return "\\{";
        case '}':
            return "\\}";
        case '$':
            return "\\$";
        case '&':
            return "\\&";
        case '#':
            return "\\#";
        case '%':
            return "\\%";
        case '_':
            return "\\_";
        case '~':
            return "\\textasciitilde{}";
        case '^':
            return "\\textasciicircum{}";
        case '<':
            return "\\textless{}";
        case '>':
            return "\\textgreater{}";
        case '|':
            return "\\textbar{}";
        case '`':
            return "\\textasciigrave{}";
        case '"':  // the command for it is not in every encoding
            return "{\\char34}";
        case '[':  // behind the end of a row it would begin an argument
            return "{[}";
        case '*':
            return "{*}";
        case '\n':
        case '\t':
            return " ";
        case '\r':
            return "";
        default:
            return {};
    }
}

}  // namespace

std::string escape_latex(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        if ((point.value == '-' || point.value == ',' || point.value == '\'') &&
            out.ends_with(static_cast<char>(point.value))) {
            out += "\\kern0pt";  // two would be a dash or a quotation mark; LuaTeX looks through {}
        }
        if (const auto written = latex(point.value); written.data() != nullptr) {
            out += written;
        } else {
            append_utf8(out, is_control(point.value) ? U'\uFFFD' : point.value);
        }
    }
    return out;
}

void write_latex(const Answer& answer, const TableOptions&, std::ostream& out) {
    out << "% \\usepackage{longtable}\n";
    bool first = true;
    for (const auto& table : answer.tables) {
        out << (first ? "" : "\n");
        first = false;
        write_one(table, out);
    }
}

}  // namespace entente
