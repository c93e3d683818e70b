#include "graph/error.hpp"
#include "loaders/foreign_json.hpp"
#include "loaders/graph_readers.hpp"
#include "loaders/json_lines.hpp"
#include "loaders/json_text.hpp"
#include "loaders/record_schema.hpp"
#include "loaders/rejection.hpp"
#include "loaders/utf8.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

using nlohmann::json;

/// What `entente export` writes of a view, and what others may.
void take_plain(const std::string& kind, const json& fields, std::int64_t line, GraphSink& sink) {
    try {
        if (kind == "node") {
            sink.node(node_of_json(fields, "key", line));
        } else if (kind == "edge") {
            sink.edge(edge_of_json(fields, "tail", "head", line));
        } else if (kind != "view") {
            sink.reject(line, "", "a record (node or edge)", entente::quoted(kind));
        }
    } catch (const RowRejected& rejected) {
        sink.reject(line, rejected.column, rejected.expected, rejected.found);
    }
}

}  // namespace

bool fits_json_lines(const std::filesystem::path&, std::string_view beginning) {
    beginning = without_mark(beginning);
    const std::size_t begin = beginning.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) {
        return false;
    }
    const std::string_view line = beginning.substr(begin, beginning.find('\n', begin) - begin);
    if (line.size() == beginning.size() - begin) {
        // One line in all: a record of its own says so in its first member.
        return line.starts_with("{\"") &&
               (line.substr(2).starts_with("schema\"") || line.substr(2).starts_with("node\"") ||
                line.substr(2).starts_with("view\""));
    }
    const std::size_t last = line.find_last_not_of(" \t\r");
    return line.front() == '{' && line[last] == '}';
}

void read_json_lines(const std::filesystem::path& path, GraphSink& sink) {
    JsonLines lines(path);
    bool first = true;
    bool whole = false;
    while (lines.next()) {
        const json& value = lines.value();
        if (!is_record(value)) {
            sink.reject(lines.line(), "", "a record such as {\"node\":{...}}", shown_json(value));
            continue;
        }
        const std::string& kind = value.begin().key();
        whole = whole || (first && kind == "schema");
        first = false;
        if (whole) {
            sink.record(kind, value.front(), lines.line());
        } else {
            take_plain(kind, value.front(), lines.line(), sink);
        }
        if (lines.line() % 1000 == 0) {
            sink.progress(lines.consumed());
        }
    }
}

std::optional<Schema> schema_of_json_lines(const std::filesystem::path& path) {
    JsonLines lines(path);
    Schema schema;
    bool any = false;
    while (lines.next() && is_record(lines.value()) && declares_schema(lines.value().begin().key())) {
        const std::string& kind = lines.value().begin().key();
        if (!any && kind != "schema") {
            return std::nullopt;
        }
        any = true;
        try {
            declare(schema, kind, lines.value().front());
        } catch (const RowRejected& rejected) {
            throw Error(to_string(
                Rejection{path.string(), lines.line(), rejected.column, rejected.expected, rejected.found, {}, {}}));
        }
    }
    // A record that declares nothing leaves the choice to its reader.
    if (schema.properties.empty()) {
        return std::nullopt;
    }
    require_sound(schema);
    return schema;
}

}  // namespace entente
