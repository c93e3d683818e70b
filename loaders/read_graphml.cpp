#include "graph/error.hpp"
#include "loaders/graph_readers.hpp"
#include "loaders/graphml.hpp"
#include "loaders/record_lines.hpp"
#include "loaders/record_schema.hpp"
#include "loaders/rejection.hpp"

namespace entente {

bool fits_graphml(const std::filesystem::path&, std::string_view beginning) {
    // With whatever prefix.
    return beginning.find("<graphml") != std::string_view::npos || beginning.find(":graphml") != std::string_view::npos;
}

void read_graphml(const std::filesystem::path& path, GraphSink& sink) {
    GraphmlListener::Hooks hooks;
    const auto reject = [&](std::int64_t line, const RowRejected& rejected) {
        sink.reject(line, rejected.column, rejected.expected, rejected.found);
    };
    hooks.node = [&](const ForeignNode& node) { sink.node(node); };
    hooks.edge = [&](const ForeignEdge& edge) { sink.edge(edge); };
    hooks.reject = reject;
    hooks.records = [&](const std::string& lines, std::int64_t line) {
        try {
            each_record(lines, "entente.record", [&](const std::string& kind, const nlohmann::json& fields) {
                sink.record(kind, fields, line);
            });
        } catch (const RowRejected& rejected) {
            reject(line, rejected);
        }
    };
    hooks.goes_on = [&](std::uint64_t consumed) {
        sink.progress(consumed);
        return true;
    };
    GraphmlListener listener(path.string(), std::move(hooks));
    read_xml(path, listener);
}

std::optional<Schema> schema_of_graphml(const std::filesystem::path& path) {
    Schema schema;
    bool over = false;
    GraphmlListener::Hooks hooks;
    hooks.node = [&](const ForeignNode&) { over = true; };
    hooks.edge = [&](const ForeignEdge&) { over = true; };
    hooks.reject = [&](std::int64_t, const RowRejected&) { over = true; };
    hooks.records = [&](const std::string& lines, std::int64_t line) {
        if (over) {
            return;
        }
        over = true;
        try {
            each_record(lines, "entente.record", [&](const std::string& kind, const nlohmann::json& fields) {
                if (declares_schema(kind)) {
                    declare(schema, kind, fields);
                }
            });
        } catch (const RowRejected& rejected) {
            throw Error(
                to_string(Rejection{path.string(), line, rejected.column, rejected.expected, rejected.found, {}, {}}));
        }
    };
    hooks.goes_on = [&](std::uint64_t) { return !over; };
    GraphmlListener listener(path.string(), std::move(hooks));
    read_xml(path, listener);
    if (schema.properties.empty()) {
        return std::nullopt;
    }
    require_sound(schema);
    return schema;
}

}  // namespace entente
