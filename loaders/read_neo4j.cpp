#include "graph/error.hpp"
#include "loaders/csv_table.hpp"
#include "loaders/graph_readers.hpp"
#include "loaders/json_lines.hpp"
#include "loaders/json_text.hpp"
#include "loaders/neo4j_columns.hpp"
#include "loaders/record_lines.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// The tables of a folder, by name.
std::vector<fs::path> tables_in(const fs::path& folder) {
    std::vector<fs::path> tables;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const fs::path& path = entry.path();
        if (path.extension() == ".csv" || (path.extension() == ".gz" && path.stem().extension() == ".csv")) {
            tables.push_back(path);
        }
    }
    std::sort(tables.begin(), tables.end());
    return tables;
}

/// What was read of a folder, for its progress.
struct FolderProgress {
    GraphSink& sink;
    std::uint64_t before = 0;  ///< bytes of the files that are done with

    void at(std::uint64_t bytes) const { sink.progress(before + bytes); }
    void end(std::uint64_t bytes) {
        before += bytes;
        sink.progress(before);
    }
};

/// Rows of the table with as many cells as it has columns.
template <typename Take>
void each_row(const fs::path& file, FolderProgress& progress, Take take) {
    constexpr std::uint64_t kProgress = 1'000;
    CsvTable table(file);
    GraphSink& sink = progress.sink;
    const std::string name = file.filename().string();
    std::uint64_t rows = 0;
    while (const CsvRecord* row = table.next()) {
        if (++rows % kProgress == 0) {
            progress.at(table.consumed());
        }
        if (row->cells.size() != table.columns().size()) {
            sink.reject(row->line, name, fmt::format("{} fields", table.columns().size()),
                        std::to_string(row->cells.size()));
            continue;
        }
        try {
            take(table.columns(), *row);
        } catch (const RowRejected& rejected) {
            sink.reject(row->line, fmt::format("{}:{}", name, rejected.column), rejected.expected, rejected.found);
        }
    }
    progress.end(table.consumed());
}

/// The value of a statement: its type and its text, or JSON.
json value_of(std::string_view type, std::string_view text) {
    if (type == "none") {
        return nullptr;
    }
    if (type == "text") {
        return std::string(text);
    }
    if (type == "boolean") {
        return text == "true";
    }
    if (type == "integer" || type == "json") {
        json value =
            json_depth(text) > kDeepestJson ? json(json::value_t::discarded) : json::parse(text, nullptr, false);
        if (value.is_discarded()) {
            throw RowRejected{"value",
                              type == "json" ? fmt::format("JSON at most {} deep", kDeepestJson) : "a whole number",
                              entente::quoted(text)};
        }
        return value;
    }
    return json::object({{std::string(type), std::string(text)}});
}

/// A row as a record: what is empty is not said; columns that are no fields are passed over where `fields` tells them.
json record_of(const std::vector<std::string>& columns, const CsvRecord& row,
               const std::vector<std::string_view>& fields) {
    json record = json::object();
    std::string_view type;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const bool wanted = fields.empty() || std::find(fields.begin(), fields.end(), columns[at]) != fields.end();
        if (columns[at] == "value_type") {
            type = row.cells[at];
        } else if (columns[at] == "value" && !type.empty()) {
            record["value"] = value_of(type, row.cells[at]);
        } else if (wanted && !row.cells[at].empty()) {
            record[neo4j_field(columns[at])] = std::string(row.cells[at]);
        }
    }
    return record;
}

struct RecordTable {
    const char* file;
    const char* kind;
    std::vector<std::string_view> fields;  ///< empty: all columns
};

void read_records(const fs::path& folder, GraphSink& sink) {
    JsonLines lines(folder / "schema.jsonl");
    FolderProgress progress{sink};
    while (lines.next()) {
        if (is_record(lines.value())) {
            sink.record(lines.value().begin().key(), lines.value().front(), lines.line());
        } else {
            sink.reject(lines.line(), "schema.jsonl", "a record such as {\"label\":{...}}", shown_json(lines.value()));
        }
    }
    progress.end(lines.consumed());
    const RecordTable tables[] = {
        {"sources.csv", "source", {}},
        {"nodes.csv", "node", {"key:ID", "id:long"}},
        {"names.csv", "name", {}},
        {"relationships.csv", "edge", {":START_ID", ":END_ID", ":TYPE", "id:long", "identity"}},
        {"statements.csv", "statement", {}},
        {"coverage.csv", "coverage", {}},
    };
    for (const RecordTable& table : tables) {
        each_row(folder / table.file, progress, [&](const std::vector<std::string>& columns, const CsvRecord& row) {
            sink.record(table.kind, record_of(columns, row, table.fields), row.line);
        });
    }
}

}  // namespace

bool fits_neo4j(const fs::path& path, std::string_view) {
    const std::vector<fs::path> tables = tables_in(path);
    return std::any_of(tables.begin(), tables.end(), [](const fs::path& table) {
        try {
            return Neo4jColumns(CsvTable(table).columns()).rows() == Neo4jColumns::Rows::nodes;
        } catch (const Error&) {
            return false;
        }
    });
}

void read_neo4j(const fs::path& path, GraphSink& sink) {
    if (fs::exists(path / "schema.jsonl") && fs::exists(path / "statements.csv")) {
        read_records(path, sink);
        return;
    }
    FolderProgress progress{sink};
    for (const auto rows : {Neo4jColumns::Rows::nodes, Neo4jColumns::Rows::relationships}) {
        for (const fs::path& file : tables_in(path)) {
            const Neo4jColumns meant(CsvTable(file).columns());
            if (meant.rows() != rows) {
                continue;
            }
            each_row(file, progress, [&](const std::vector<std::string>&, const CsvRecord& row) {
                if (rows == Neo4jColumns::Rows::nodes) {
                    sink.node(meant.node(row));
                } else {
                    sink.edge(meant.edge(row));
                }
            });
        }
    }
}

std::optional<Schema> schema_of_neo4j(const fs::path& path) {
    const fs::path file = path / "schema.jsonl";
    return fs::exists(file) && fs::exists(path / "statements.csv") ? schema_of_json_lines(file) : std::nullopt;
}

}  // namespace entente
