#include "export/table_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "export/file.hpp"
#include "export/formats.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr TableFormat formats[] = {
    {"table", ".txt", "aligned columns, for reading", write_aligned},
    {"csv", ".csv", "comma-separated values (RFC 4180)", write_csv, false, true},
    {"tsv", ".tsv", "tab-separated values", write_tsv, false, true},
    {"json", ".json", "one JSON document", write_json},
    {"jsonl", ".jsonl", "one JSON value a line", write_jsonl},
    {"markdown", ".md", "GitHub-flavoured Markdown tables", write_markdown},
    {"html", ".html", "HTML tables, to be put into a page", write_html},
    {"latex", ".tex", "LaTeX tables (longtable), to be put into a document", write_latex},
    {"svg", ".svg", "a chart, as SVG", write_chart_svg, true},
    {"png", ".png", "a chart, 150 dots an inch", write_chart_png, true},
    {"pdf", ".pdf", "a chart, one page", write_chart_pdf, true},
};

template <typename Admits>
const TableFormat& named(std::string_view name, Admits admits) {
    std::string names;
    for (const auto& format : formats) {
        if (!admits(format)) {
            continue;
        }
        if (format.name == name) {
            return format;
        }
        names += names.empty() ? "" : ", ";
        names += format.name;
    }
    throw UsageError(fmt::format("unknown format \"{}\"; the formats are {}", escape_terminal(name), names));
}

}  // namespace

std::span<const TableFormat> table_formats() { return formats; }

const TableFormat& table_format(std::string_view name) {
    return named(name, [](const TableFormat&) { return true; });
}

const TableFormat& text_format(std::string_view name) {
    return named(name, [](const TableFormat& format) { return !format.is_picture; });
}

const TableFormat& format_of(const std::filesystem::path& file) {
    const auto extension = lower_extension(file);
    const auto* found = std::find_if(std::begin(formats), std::end(formats),
                                     [&](const TableFormat& format) { return format.extension == extension; });
    return found == std::end(formats) ? formats[0] : *found;
}

bool is_numeric(const Table& table, std::size_t column) {
    bool any = false;
    for (const auto& row : table.rows) {
        if (!row[column].is_null() && !row[column].is_number()) {
            return false;
        }
        any = any || row[column].is_number();
    }
    return any;
}

void write(const Answer& answer, const TableFormat& format, std::ostream& out, const TableOptions& options) {
    format.write(answer, options, out);
}

}  // namespace entente
