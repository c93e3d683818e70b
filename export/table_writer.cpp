#include "export/table_writer.hpp"

#include <fmt/format.h>

#include "export/formats.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr TableFormat formats[] = {
    {"table", "aligned columns, for reading", write_aligned},
    {"csv", "comma-separated values (RFC 4180)", write_csv},
    {"tsv", "tab-separated values", write_tsv},
    {"json", "one JSON document", write_json},
    {"jsonl", "one JSON value a line", write_jsonl},
    {"markdown", "GitHub-flavoured Markdown tables", write_markdown},
};

}  // namespace

std::span<const TableFormat> table_formats() { return formats; }

const TableFormat& table_format(std::string_view name) {
    std::string names;
    for (const auto& format : formats) {
        if (format.name == name) {
            return format;
        }
        names += names.empty() ? "" : ", ";
        names += format.name;
    }
    throw UsageError(fmt::format("unknown format \"{}\"; the formats are {}", escape_terminal(name), names));
}

void write(const Answer& answer, const TableFormat& format, std::ostream& out) { format.write(answer, out); }

}  // namespace entente
