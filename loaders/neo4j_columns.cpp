#include "loaders/neo4j_columns.hpp"

#include "graph/error.hpp"
#include "loaders/letter_case.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace entente {

namespace {

struct Type {
    std::string_view name;
    ValueType type;
};

constexpr Type kTypes[] = {
    {"int", ValueType::integer},     {"long", ValueType::integer}, {"short", ValueType::integer},
    {"byte", ValueType::integer},    {"float", ValueType::real},   {"double", ValueType::real},
    {"boolean", ValueType::boolean}, {"date", ValueType::day},     {"duration", ValueType::duration},
};

Value value_of(const std::string& name, const std::string& type, std::string_view text) {
    const auto* const found =
        std::find_if(std::begin(kTypes), std::end(kTypes), [&](const Type& one) { return one.name == type; });
    if (found == std::end(kTypes)) {
        return std::string(text);
    }
    try {
        return parse_value(found->type, found->type == ValueType::real || found->type == ValueType::boolean
                                            ? lower_case(text)
                                            : std::string(text));
    } catch (const Error&) {
        throw RowRejected{name, fmt::format("a value of the type {}", type), quoted(text)};
    }
}

}  // namespace

Neo4jColumns::Neo4jColumns(const std::vector<std::string>& columns) {
    for (const std::string& header : columns) {
        Column column;
        const std::size_t colon = header.rfind(':');
        column.name = header.substr(0, colon);
        std::string type = colon == std::string::npos ? std::string() : lower_case(header.substr(colon + 1));
        if (type.ends_with("[]")) {
            column.list = true;
            type.resize(type.size() - 2);
        }
        if (const std::size_t group = type.find('('); group != std::string::npos) {
            column.group = type.substr(group);
            type.resize(group);
        }
        column.type = type;
        rows_ = type == "id" ? Rows::nodes : type == "start_id" ? Rows::relationships : rows_;
        columns_.push_back(std::move(column));
    }
}

std::string Neo4jColumns::id(const Column& column, std::string_view cell) const {
    if (cell.empty()) {
        throw RowRejected{column.name, "an id", "nothing"};
    }
    return column.group.empty() ? std::string(cell) : fmt::format("{}{}", cell, column.group);
}

void Neo4jColumns::add_property(const Column& column, std::string_view cell,
                                std::vector<ForeignProperty>& properties) const {
    if (cell.empty() || column.type == "ignore") {
        return;
    }
    if (!column.list) {
        properties.push_back({column.name, value_of(column.name, column.type, cell)});
        return;
    }
    List list;
    for (std::string_view rest = cell; !rest.empty();) {
        const std::string_view member = rest.substr(0, rest.find(';'));
        list.push_back(value_of(column.name, column.type, member));
        rest.remove_prefix(std::min(rest.size(), member.size() + 1));
    }
    properties.push_back({column.name, Value(std::move(list))});
}

ForeignNode Neo4jColumns::node(const CsvRecord& row) const {
    ForeignNode node;
    node.line = row.line;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        if (columns_[at].type == "id") {
            node.id = id(columns_[at], row.cells[at]);
        } else if (columns_[at].type == "label") {
            add_property({"labels", "", "", false}, row.cells[at], node.properties);
        } else {
            add_property(columns_[at], row.cells[at], node.properties);
        }
    }
    return node;
}

ForeignEdge Neo4jColumns::edge(const CsvRecord& row) const {
    ForeignEdge edge;
    edge.line = row.line;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        const Column& column = columns_[at];
        if (column.type == "start_id") {
            edge.tail = id(column, row.cells[at]);
        } else if (column.type == "end_id") {
            edge.head = id(column, row.cells[at]);
        } else if (column.type == "type") {
            edge.type = row.cells[at];
        } else {
            add_property(column, row.cells[at], edge.properties);
        }
    }
    return edge;
}

std::string neo4j_field(std::string_view column) {
    struct Field {
        std::string_view column;
        const char* field;
    };
    constexpr Field fields[] = {
        {"key:ID", "key"}, {"id:long", "id"}, {":START_ID", "tail"}, {":END_ID", "head"}, {":TYPE", "type"}};
    const auto* const found =
        std::find_if(std::begin(fields), std::end(fields), [&](const Field& one) { return one.column == column; });
    return found == std::end(fields) ? std::string(column) : found->field;
}

}  // namespace entente
