#include "graph/statement_rows.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <limits>

namespace entente {

namespace {

std::int64_t day_number(Day day) { return day.count; }

Day read_day(std::int64_t number) {
    if (number < std::numeric_limits<std::int32_t>::min() || number > std::numeric_limits<std::int32_t>::max()) {
        throw Error(fmt::format("the database holds {} where a day is expected", number));
    }
    return Day{static_cast<std::int32_t>(number)};
}

}  // namespace

const char* const kStatementColumns =
    "s.id, s.element, s.property, s.type, s.value, s.since, s.since_last, s.until, s.until_last, s.modality, s.rank, "
    "s.source, s.load, "
    "s.retracted, d.reason, d.locator, d.observed, d.observed_last, d.known, d.attributed_to, d.since_event";

void bind_bound(sqlite::Query& query, int position, const Bound& bound) {
    query.bind_null(position + 1);
    if (bound.is_unknown()) {
        query.bind_null(position);
    } else if (bound.is_open()) {
        query.bind(position, kOpenDay);
    } else {
        query.bind(position, day_number(bound.earliest()));
        if (!bound.is_exact()) query.bind(position + 1, day_number(bound.latest()));
    }
}

Bound read_bound(const sqlite::Query& query, int column) {
    if (query.is_null(column)) return Bound::unknown();
    std::int64_t first = query.integer(column);
    if (first == kOpenDay) return Bound::open();
    Day earliest = read_day(first);
    Day latest = query.is_null(column + 1) ? earliest : read_day(query.integer(column + 1));
    if (latest < earliest || !earliest.is_dated() || !latest.is_dated())
        throw Error("the database holds a range of days that ends before it begins");
    return {earliest, latest};
}

void bind_value(sqlite::Query& query, int position, const Value& value) {
    query.bind(position, static_cast<std::int64_t>(value.type()));
    switch (value.type()) {
        case ValueType::none:
            query.bind_null(position + 1);
            break;
        case ValueType::boolean:
            query.bind(position + 1, std::int64_t{std::get<bool>(value.content())});
            break;
        case ValueType::integer:
            query.bind(position + 1, std::get<std::int64_t>(value.content()));
            break;
        case ValueType::reference:
            query.bind(position + 1, raw(std::get<NodeId>(value.content())));
            break;
        case ValueType::real:
            query.bind(position + 1, std::get<double>(value.content()));
            break;
        case ValueType::text:
            query.bind(position + 1, std::string_view(std::get<std::string>(value.content())));
            break;
        default:
            query.bind(position + 1, std::string_view(to_string(value)));
            break;
    }
}

Value read_value(const sqlite::Query& query, int column) {
    auto type = query.integer(column);
    if (type < 0 || type > static_cast<std::int64_t>(ValueType::time))
        throw Error(fmt::format("the database holds a value of unknown type {}", type));
    switch (static_cast<ValueType>(type)) {
        case ValueType::none:
            return None{};
        case ValueType::boolean:
            return query.integer(column + 1) != 0;
        case ValueType::integer:
            return query.integer(column + 1);
        case ValueType::reference:
            return NodeId{query.integer(column + 1)};
        case ValueType::real:
            return query.is_null(column + 1) ? std::numeric_limits<double>::quiet_NaN() : query.real(column + 1);
        case ValueType::text:
            return std::string(query.text(column + 1));
        default:
            return parse_value(static_cast<ValueType>(type), query.text(column + 1));
    }
}

Statement read_statement(const sqlite::Query& query) {
    Statement statement;
    statement.id = StatementId{query.integer(0)};
    statement.element = ElementId{query.integer(1)};
    statement.property = PropertyId{static_cast<std::int32_t>(query.integer(2))};
    statement.value = read_value(query, 3);
    statement.span = {read_bound(query, 5), read_bound(query, 7)};
    auto modality = query.integer(9);
    auto rank = query.integer(10);
    if (modality < 0 || modality > 3 || rank < 0 || rank > 2)
        throw Error("the database holds a statement of unknown modality or rank");
    statement.modality = static_cast<Modality>(modality);
    statement.rank = static_cast<Rank>(rank);
    statement.source = SourceId{static_cast<std::int32_t>(query.integer(11))};
    statement.recorded = LoadId{static_cast<std::int32_t>(query.integer(12))};
    if (!query.is_null(13)) statement.retracted = LoadId{static_cast<std::int32_t>(query.integer(13))};
    if (query.is_null(14)) return statement;
    statement.reason = query.text(14);
    statement.locator = query.text(15);
    statement.observed = read_bound(query, 16);
    if (!query.is_null(18)) statement.known = read_day(query.integer(18));
    statement.attributed_to = query.text(19);
    statement.since_event = query.text(20);
    return statement;
}

const char* const kCoverageColumns =
    "source, type, property, end, side, role, since, since_last, until, until_last, complete";

Coverage read_coverage(const sqlite::Query& query) {
    Coverage coverage;
    coverage.source = SourceId{static_cast<std::int32_t>(query.integer(0))};
    if (!query.is_null(1)) coverage.type = TypeId{static_cast<std::int32_t>(query.integer(1))};
    if (!query.is_null(2)) coverage.property = PropertyId{static_cast<std::int32_t>(query.integer(2))};
    if (!query.is_null(3)) coverage.end = NodeId{query.integer(3)};
    coverage.side = static_cast<Coverage::Side>(std::clamp<std::int64_t>(query.integer(4), 0, 2));
    coverage.role = query.text(5);
    coverage.span = {read_bound(query, 6), read_bound(query, 8)};
    coverage.complete = query.integer(10) != 0;
    return coverage;
}

bool has_details(const Statement& statement) {
    return !statement.reason.empty() || !statement.locator.empty() || !statement.observed.is_unknown() ||
           statement.known || !statement.attributed_to.empty() || !statement.since_event.empty();
}

StatementWriter::StatementWriter(sqlite::Database& database)
    : statement_(database, "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"),
      detail_(database, "INSERT INTO detail VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

void StatementWriter::write(const Statement& statement, StatementId restates) {
    statement_.bind(1, raw(statement.id))
        .bind(2, raw(statement.element))
        .bind(3, std::int64_t{raw(statement.property)});
    bind_value(statement_, 4, statement.value);
    bind_bound(statement_, 6, statement.span.since);
    bind_bound(statement_, 8, statement.span.until);
    statement_.bind(10, static_cast<std::int64_t>(statement.modality))
        .bind(11, static_cast<std::int64_t>(statement.rank));
    statement_.bind(12, std::int64_t{raw(statement.source)}).bind(13, std::int64_t{raw(statement.recorded)});
    statement_.execute();
    if (has_details(statement) || restates != StatementId{0}) write_details(statement, restates);
}

void StatementWriter::write_details(const Statement& statement, StatementId restates) {
    detail_.bind(1, raw(statement.id)).bind(2, statement.reason).bind(3, statement.locator);
    bind_bound(detail_, 4, statement.observed);
    detail_.bind_null(6);
    if (statement.known) detail_.bind(6, day_number(*statement.known));
    detail_.bind(7, statement.attributed_to).bind(8, statement.since_event).bind(9, raw(restates));
    detail_.execute();
}

}  // namespace entente
