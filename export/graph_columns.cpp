#include "export/graph_columns.hpp"

#include "export/value_text.hpp"

namespace entente {

std::vector<GraphColumn> columns_of(std::span<const GraphProperty> properties,
                                    std::span<const std::string_view> taken) {
    FreeNames names(taken);
    for (const GraphProperty& property : properties) {
        names.take(property.name);
    }
    std::vector<GraphColumn> columns;
    for (std::uint32_t i = 0; i < properties.size(); ++i) {
        const GraphProperty& property = properties[i];
        if (!property.quantity) {
            columns.push_back({i, ColumnPart::whole, property.name, property.list ? ColumnType::text : property.type});
            continue;
        }
        columns.push_back({i, ColumnPart::number, property.name, ColumnType::real});
        columns.push_back({i, ColumnPart::unit, names.take(property.name + "_unit"), ColumnType::text});
        columns.push_back({i, ColumnPart::words, names.take(property.name + "_text"), ColumnType::text});
    }
    return columns;
}

bool append_column(std::string& out, std::span<const Value* const> values, const GraphProperty& property,
                   ColumnPart part, const Snapshot& snapshot) {
    if (values.empty()) {
        return false;
    }
    const auto* quantity = std::get_if<Quantity>(&values.front()->content());
    if (property.many) {
        append_json(out, values, property, snapshot);
    } else if (part == ColumnPart::number && quantity != nullptr) {
        append_decimal(out, quantity->number);
    } else if (part == ColumnPart::unit && quantity != nullptr) {
        out += quantity->unit;
        return !quantity->unit.empty();
    } else {
        append_text(out, *values.front(), snapshot);
    }
    return true;
}

}  // namespace entente
