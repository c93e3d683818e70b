#pragma once

#include "graph/snapshot_core.hpp"

#include <cstdint>
#include <map>
#include <span>

// Not installed.
namespace entente {

/// What a snapshot keeps by element, visible or not, over all time. Lasts as long as a snapshot that shares it.
struct Snapshot::Arrays {
    std::span<const NodeIndex> tails;  ///< by edge
    std::span<const NodeIndex> heads;
    std::span<const std::uint16_t> types;
    std::span<const std::uint32_t> label_numbers;  ///< by node: those with an equal number have the same labels
    const ListPool<LabelId>* label_sets;           ///< by number
    std::size_t histories;                         ///< of all properties: their numbers are below this
    const std::map<PropertyId, HistoryColumn>* node_columns;
    const std::map<PropertyId, HistoryColumn>* edge_columns;

    /// The numbers of a property's histories by element, 0 where nothing is said: what has an equal number is said in
    /// equal words. Null where nothing is said of any element.
    const HistoryColumn* column(NodeIndex /*of all*/, PropertyId property) const {
        return find(*node_columns, property);
    }
    const HistoryColumn* column(EdgeIndex /*of all*/, PropertyId property) const {
        return find(*edge_columns, property);
    }

private:
    static const HistoryColumn* find(const std::map<PropertyId, HistoryColumn>& columns, PropertyId property) {
        const auto found = columns.find(property);
        return found == columns.end() ? nullptr : &found->second;
    }
};

}  // namespace entente
