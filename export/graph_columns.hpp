#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/graph_values.hpp"

// The columns of formats that declare them with a type.
namespace entente {

/// Which part of its property a column of a typed file holds.
enum class ColumnPart : std::uint8_t {
    whole,
    number,  ///< of a quantity
    unit,    ///< of a quantity
    words    ///< of a quantity: "nearly 90 million EUR per year"
};

/// A column of a typed file: of a property one; of quantities three: NAME (the number), NAME_unit and NAME_text.
struct GraphColumn {
    std::uint32_t property = 0;  ///< position among the properties
    ColumnPart part = ColumnPart::whole;
    std::string name;
    ColumnType type = ColumnType::text;
};

std::vector<GraphColumn> columns_of(std::span<const GraphProperty> properties,
                                    std::span<const std::string_view> taken = {});

/// What the column holds of the values, in letters, unescaped; of a list property a JSON array. False: nothing.
bool append_column(std::string& out, std::span<const Value* const> values, const GraphProperty& property,
                   ColumnPart part, const Snapshot& snapshot);

}  // namespace entente
