#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/graph_columns.hpp"

namespace entente {

/// The first day and the last, for both are in; open ends have no attribute.
void append_gexf_days(std::string& out, const Interval& when);

/// The attributes of one class of GEXF, of nodes or of edges: static ones, and those whose values have days of their
/// own.
///
/// Keeps references to the values and the properties.
class GexfColumns {
public:
    /// `name`: node or edge.
    GexfColumns(std::string_view name, GraphValues& values, std::span<const GraphProperty> properties,
                std::span<const std::string_view> taken);

    /// Learns whether the property has a history, for then its columns are dynamic; before declare().
    template <typename Index>
    void look_at(Index element, std::uint32_t position);

    /// Appends the declarations; `own` are those of the format itself.
    void declare(std::string& out, std::string_view own) const;

    /// Appends what the element has of the property.
    template <typename Index>
    void append(std::string& out, Index element, std::uint32_t position);

private:
    void append_values(std::string& out, std::uint32_t position, std::span<const Value* const> values,
                       const Interval* when);

    std::string_view name_;
    GraphValues* values_;
    std::span<const GraphProperty> properties_;
    std::vector<GraphColumn> columns_;
    std::vector<std::uint32_t> first_;  ///< of each property its first column
    std::vector<bool> dynamic_;
    std::string cell_;
};

}  // namespace entente
