#include "loaders/plain.hpp"

#include "graph/error.hpp"
#include "loaders/column_types.hpp"
#include "loaders/csv_table.hpp"
#include "loaders/template.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

FieldSpec constant(std::string_view text) {
    FieldSpec field;
    for (const char letter : text) {
        field.value += letter;
        if (letter == '{' || letter == '}') {
            field.value += letter;
        }
    }
    return field;
}

FieldSpec cell_of(std::string_view column) {
    FieldSpec field;
    field.value = fmt::format("{{{}}}", column);
    return field;
}

OptionalField optional_cell(const std::string& column) {
    return column.empty() ? std::nullopt : OptionalField(cell_of(column));
}

std::string property_name(const std::string& column) {
    return column == "label" || column == "exists" ? column + "_" : column;
}

PropertySpec property_of(const std::string& column, ValueType type) {
    PropertySpec property;
    property.name = constant(property_name(column));
    property.value = cell_of(column);
    property.value.type = type;
    if (type == ValueType::boolean) {
        property.value.letter_case = FieldSpec::LetterCase::lower;
    }
    return property;
}

/// The columns as properties, but for those with a part of their own.
std::vector<PropertySpec> properties_of(const std::filesystem::path& path, CsvTable& table,
                                        const std::vector<std::string>& parts) {
    const std::vector<std::string>& columns = table.columns();
    ColumnTypes types(columns.size());
    while (const CsvRecord* record = table.next()) {
        for (std::size_t at = 0; at < std::min(columns.size(), record->cells.size()); ++at) {
            types.see(at, record->cells[at]);
        }
    }
    std::vector<PropertySpec> properties;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (std::find(parts.begin(), parts.end(), columns[at]) != parts.end()) {
            continue;
        }
        if (columns[at].find_first_of("{}") != std::string::npos) {
            throw Error(
                fmt::format("{}:1: a column cannot have braces in its name: \"{}\"", path.string(), columns[at]));
        }
        properties.push_back(property_of(columns[at], types.type(at)));
    }
    return properties;
}

void require_columns(const std::filesystem::path& path, const CsvTable& table, const std::vector<std::string>& parts) {
    const Columns columns(table.columns());
    for (const std::string& part : parts) {
        find_column(part, columns, path.string());
    }
}

EdgeSpec edge_of(const PlainTable& plain, std::vector<PropertySpec> properties) {
    EdgeSpec edge;
    edge.type = constant(plain.name);
    edge.tail = cell_of(plain.tail);
    edge.head = cell_of(plain.head);
    edge.span.since = optional_cell(plain.since);
    edge.span.until = optional_cell(plain.until);
    edge.unknown_ends = EdgeSpec::UnknownEnds::make;
    edge.symmetric = plain.direction == PlainTable::Direction::undirected;
    edge.properties = std::move(properties);
    return edge;
}

NodeSpec node_of(const PlainTable& plain, const std::vector<std::string>& columns,
                 std::vector<PropertySpec> properties) {
    NodeSpec node;
    node.label = constant(plain.name);
    node.key = cell_of(plain.key);
    for (const char* column : {"name", "label"}) {
        if (std::find(columns.begin(), columns.end(), column) != columns.end() && plain.key != column) {
            node.names.push_back({cell_of(column), ""});
        }
    }
    std::erase_if(properties, [](const PropertySpec& property) { return property.value.value == "{label}"; });
    node.properties = std::move(properties);
    return node;
}

}  // namespace

MappingSpec plain_mapping(const std::filesystem::path& path, const PlainTable& plain) {
    CsvTable table(path, {.delimiter = plain.delimiter});
    std::vector<std::string> parts;
    if (plain.rows == PlainTable::Rows::edges) {
        parts = {plain.tail, plain.head};
        for (const std::string& column : {plain.since, plain.until}) {
            if (!column.empty()) {
                parts.push_back(column);
            }
        }
    } else {
        parts = {plain.key};
    }
    require_columns(path, table, parts);
    std::vector<PropertySpec> properties = properties_of(path, table, parts);

    MappingSpec mapping;
    mapping.name = path.string();
    const std::string file = path.filename().string();
    mapping.key = fmt::format("{}#{}", file, plain.name);
    mapping.sources.emplace_back().key = constant(file);
    TableSpec& spec = mapping.tables.emplace_back();
    spec.file = std::filesystem::absolute(path);
    spec.delimiter = plain.delimiter;
    spec.standing.source = constant(file);
    if (plain.rows == PlainTable::Rows::edges) {
        spec.edges.push_back(edge_of(plain, std::move(properties)));
    } else {
        spec.nodes.push_back(node_of(plain, table.columns(), std::move(properties)));
    }
    return mapping;
}

}  // namespace entente
