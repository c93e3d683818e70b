#include "graph/statistics.hpp"

#include "graph/sqlite.hpp"
#include "graph/statement_rows.hpp"

#include <fmt/format.h>

#include <string>

namespace entente {

namespace {

void count_labels(const Store& store, Statistics& result) {
    sqlite::Query query(store.database(),
                        fmt::format("SELECT value, count(DISTINCT element) FROM statement WHERE property = {} AND "
                                    "retracted IS NULL AND type <> 0 GROUP BY value",
                                    raw(kLabel)));
    while (query.step()) {
        if (const Label* label = store.schema().label(query.text(0)))
            result.labels.push_back({label->id, query.integer(1)});
    }
}

void count_types(const Store& store, Statistics& result) {
    sqlite::Query query(store.database(), "SELECT type, count(*) FROM edge GROUP BY type");
    while (query.step())
        result.types.push_back({TypeId{static_cast<std::int32_t>(query.integer(0))}, query.integer(1)});
}

void count_sources(const Store& store, Statistics& result) {
    for (const Source& source : store.sources()) result.sources.push_back({source.id});
    auto at = [&](std::int64_t source) -> SourceCount* {
        auto position = static_cast<std::size_t>(source) - 1;
        return position < result.sources.size() ? &result.sources[position] : nullptr;
    };
    sqlite::Query counts(store.database(),
                         "SELECT source, count(*) FROM statement WHERE retracted IS NULL GROUP BY source");
    while (counts.step()) {
        if (SourceCount* count = at(counts.integer(0))) count->statements = counts.integer(1);
    }
    sqlite::Query alone(store.database(),
                        "SELECT source, count(*) FROM (SELECT min(source) AS source FROM statement WHERE retracted IS "
                        "NULL GROUP BY element "
                        "HAVING min(source) = max(source)) GROUP BY source");
    while (alone.step()) {
        if (SourceCount* count = at(alone.integer(0))) count->alone = alone.integer(1);
    }
}

void span_time(const Store& store, Statistics& result) {
    sqlite::Query query(store.database(),
                        fmt::format("SELECT min(min(coalesce(since, {0}), coalesce(until, {0}))), "
                                    "max(max(CASE since WHEN {0} THEN -{0} ELSE coalesce(since_last, since, -{0}) END, "
                                    "CASE until WHEN {0} THEN -{0} ELSE coalesce(until_last, until, -{0}) END)) "
                                    "FROM statement WHERE retracted IS NULL",
                                    kOpenDay));
    query.step();
    auto day = [&](int column) -> std::optional<Day> {
        if (query.is_null(column) || query.integer(column) == kOpenDay || query.integer(column) == -kOpenDay)
            return std::nullopt;
        return Day{static_cast<std::int32_t>(query.integer(column))};
    };
    result.first = day(0);
    result.last = day(1);
}

}  // namespace

Statistics statistics(const Store& store) {
    Statistics result;
    count_labels(store, result);
    count_types(store, result);
    count_sources(store, result);
    span_time(store, result);
    return result;
}

}  // namespace entente
