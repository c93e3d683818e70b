#include "graph/content_hash.hpp"
#include "graph/statistics.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

Cell day_cell(const std::optional<Day>& day) { return day ? Cell(to_string(*day)) : Cell(); }

std::string kind_words(Source::Kind kind) {
    switch (kind) {
        case Source::Kind::report:
            return "report";
        case Source::Kind::register_:
            return "register";
        case Source::Kind::live_register:
            return "register-live";
    }
    return "report";
}

std::string coverage_words(const Store& store, SourceId id) {
    std::vector<std::string> parts;
    for (const Coverage& row : store.coverage()) {
        if (row.source != id) continue;
        std::string what = row.type       ? store.schema().at(*row.type).name
                           : row.property ? store.schema().at(*row.property).name
                                          : "all";
        if (row.end) what += " at " + store.node(*row.end).key;
        if (!row.role.empty()) what += " as " + row.role;
        std::string when = readable(row.span);
        parts.push_back(
            fmt::format("{}{}{} ({})", what, when.empty() ? "" : " ", when, row.complete ? "complete" : "partial"));
    }
    return joined(parts);
}

Table facts(const Store& store, const StoreCounts& counts, const Statistics& stats, const std::string& content) {
    Table table{store.path().filename().string(), {"fact", "value"}, {}};
    table.rows.push_back({"nodes", counts.nodes});
    table.rows.push_back({"edges", counts.edges});
    table.rows.push_back({"statements", counts.statements});
    table.rows.push_back({"retracted", counts.retracted});
    table.rows.push_back({"first day", day_cell(stats.first)});
    table.rows.push_back({"last day", day_cell(stats.last)});
    table.rows.push_back({"SHA-256 of the content", content});
    table.rows.push_back({"schema", store.schema().open ? "open" : "strict"});
    table.rows.push_back({"bytes", static_cast<std::int64_t>(std::filesystem::file_size(store.path()))});
    auto loads = store.loads();
    table.rows.push_back({"loads", loads.size()});
    if (!loads.empty())
        table.rows.push_back({"last load", fmt::format("{} at {}", loads.back().dataset, loads.back().recorded)});
    return table;
}

}  // namespace

Result info_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    arguments.add_delivery();
    arguments.parse(tokens);
    Store store = arguments.open();
    StoreCounts counts = store.counts();
    Statistics stats = statistics(store);
    const std::string content = content_hash(store);

    Table labels{"Labels", {"label", "nodes"}, {}};
    Cell::Map label_map;
    for (const LabelCount& count : stats.labels) {
        labels.rows.push_back({store.schema().at(count.label).name, count.nodes});
        label_map.push_back({store.schema().at(count.label).name, count.nodes});
    }
    Table types{"Edge types", {"type", "edges"}, {}};
    Cell::Map type_map;
    for (const TypeCount& count : stats.types) {
        types.rows.push_back({store.schema().at(count.type).name, count.edges});
        type_map.push_back({store.schema().at(count.type).name, count.edges});
    }
    Table sources{"Sources", {"source", "kind", "published", "statements", "coverage"}, {}};
    Cell::List source_list;
    for (const SourceCount& count : stats.sources) {
        const Source& source = store.sources().at(static_cast<std::size_t>(raw(count.source)) - 1);
        std::string covered = coverage_words(store, source.id);
        sources.rows.push_back(
            {source.key, kind_words(source.kind), to_string(source.published), count.statements, covered});
        source_list.emplace_back(
            Cell::Map{{"key", source.key},
                      {"title", source.title},
                      {"publisher", source.publisher},
                      {"published", source.published.is_days() ? Cell(to_string(source.published)) : Cell()},
                      {"kind", kind_words(source.kind)},
                      {"statements", count.statements},
                      {"coverage", covered}});
    }
    Answer answer;
    answer.document = Cell::Map{{"nodes", counts.nodes},
                                {"edges", counts.edges},
                                {"statements", counts.statements},
                                {"retracted", counts.retracted},
                                {"first_day", day_cell(stats.first)},
                                {"last_day", day_cell(stats.last)},
                                {"content_sha256", content},
                                {"open", store.schema().open},
                                {"labels", label_map},
                                {"types", type_map},
                                {"sources", source_list}};
    answer.tables.push_back(facts(store, counts, stats, content));
    for (Table* table : {&labels, &types, &sources}) {
        if (!table->rows.empty()) answer.tables.push_back(std::move(*table));
    }
    return {answer, arguments.delivery};
}

}  // namespace entente
