#include "export/formats.hpp"

#include <ostream>
#include <vector>

#include "export/cell_text.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

/// What tells CSV from TSV.
struct Dialect {
    char separator;
    std::string_view line_end;
    std::string (*escape)(std::string_view text);
    bool formulas_as_text;
};

/// Spreadsheets compute what begins so, even in quotes; an apostrophe tells them that it is text.
std::string defused(std::string_view text, const Dialect& dialect) {
    const bool computes = !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
    return dialect.escape(dialect.formulas_as_text && computes ? "'" + std::string(text) : text);
}

std::string field_text(const Cell& cell, const Dialect& dialect) {
    if (cell.is_null()) {
        return {};
    }
    if (const auto* text = std::get_if<std::string>(&cell.content)) {
        return defused(*text, dialect);
    }
    const bool nested =
        std::holds_alternative<Cell::List>(cell.content) || std::holds_alternative<Cell::Map>(cell.content);
    if (!nested) {
        return dialect.escape(readable_text(cell));
    }
    std::string json;
    append_json(json, cell);
    return dialect.escape(json);
}

void write_rows(const Table& table, const Dialect& dialect, std::ostream& out) {
    std::string line;
    for (const auto& column : table.columns) {
        line += defused(column, dialect) + dialect.separator;
    }
    if (!line.empty()) {
        line.pop_back();
    }
    out << line << dialect.line_end;
    for (const auto& row : table.rows) {
        line.clear();
        for (const auto& cell : row) {
            line += field_text(cell, dialect) + dialect.separator;
        }
        if (!line.empty()) {
            line.pop_back();
        }
        out << line << dialect.line_end;
    }
}

/// Several tables follow one another after an empty line: neither format can name them.
void write_delimited(const Answer& answer, const Dialect& dialect, std::ostream& out) {
    bool first = true;
    for (const auto& table : answer.tables) {
        if (!first) {
            out << dialect.line_end;
        }
        first = false;
        write_rows(table, dialect, out);
    }
}

std::string valid_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        append_utf8(out, point.value);
    }
    return out;
}

}  // namespace

std::string escape_csv(std::string_view text) {
    const auto clean = valid_utf8(text);
    const bool blank_edge = clean.empty() || clean.front() == ' ' || clean.back() == ' ';
    if (!blank_edge && clean.find_first_of(",\"\r\n") == std::string::npos) {
        return clean;
    }
    std::string out = "\"";
    for (const char letter : clean) {
        out += letter;
        if (letter == '"') {
            out += '"';
        }
    }
    return out + '"';
}

std::string escape_tsv(std::string_view text) {
    std::string out;
    for (const char letter : valid_utf8(text)) {
        switch (letter) {
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\\':
                out += "\\\\";
                break;
            default:
                out += letter;
        }
    }
    return out;
}

void write_csv(const Answer& answer, const TableOptions& options, std::ostream& out) {
    write_delimited(answer, {',', "\r\n", escape_csv, options.formulas_as_text}, out);
}

void write_tsv(const Answer& answer, const TableOptions& options, std::ostream& out) {
    write_delimited(answer, {'\t', "\n", escape_tsv, options.formulas_as_text}, out);
}

}  // namespace entente
