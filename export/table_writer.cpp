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
    {"table", ".txt", write_aligned},
    {"csv", ".csv", write_csv, false, true},
    {"tsv", ".tsv", write_tsv, false, true},
    {"json", ".json", write_json},
    {"jsonl", ".jsonl", write_jsonl},
    {"markdown", ".md", write_markdown},
    {"html", ".html", write_html},
    {"latex", ".tex", write_latex},
    {"svg", ".svg", write_chart_svg, true},
    {"png", ".png", write_chart_png, true},
    {"pdf", ".pdf", write_chart_pdf, true},
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
