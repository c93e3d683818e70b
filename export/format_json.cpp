#include "export/formats.hpp"

#include <ostream>

#include "export/cell_text.hpp"

namespace entente {
namespace {

constexpr int pretty_indent = 2;

void append_row(std::string& out, const Table& table, const std::vector<Cell>& row, int indent, int depth) {
    Cell::Map map;
    map.reserve(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        map.push_back({table.columns[i], row[i]});
    }
    append_json(out, Cell(std::move(map)), indent, depth);
}

void write_text(std::string& text, std::ostream& out) {
    out << text << '\n';
    text.clear();
}

}  // namespace

void write_json(const Answer& answer, const TableOptions&, std::ostream& out) {
    std::string text;
    if (!answer.document.is_null()) {
        append_json(text, answer.document, pretty_indent);
        write_text(text, out);
        return;
    }
    if (answer.tables.empty() || answer.tables.front().rows.empty()) {
        out << "[]\n";
        return;
    }
    std::string_view before = "[\n  ";
    for (const auto& row : answer.tables.front().rows) {
        text = before;
        append_row(text, answer.tables.front(), row, pretty_indent, 1);
        out << text;
        before = ",\n  ";
    }
    out << "\n]\n";
}

void write_jsonl(const Answer& answer, const TableOptions&, std::ostream& out) {
    std::string text;
    if (const auto* list = std::get_if<Cell::List>(&answer.document.content)) {
        for (const auto& item : *list) {
            append_json(text, item);
            write_text(text, out);
        }
        return;
    }
    if (!answer.document.is_null()) {
        append_json(text, answer.document);
        write_text(text, out);
        return;
    }
    if (!answer.tables.empty()) {
        for (const auto& row : answer.tables.front().rows) {
            append_row(text, answer.tables.front(), row, 0, 0);
            write_text(text, out);
        }
    }
}

}  // namespace entente
