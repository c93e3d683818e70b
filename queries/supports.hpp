#pragma once

#include "graph/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// One act of support, as a snapshot has it on its day (over all time: at the end).
struct Support {
    EdgeIndex edge{};
    NodeIndex donor{};
    NodeIndex recipient{};
    std::string identity;  ///< of the edge, as the file keeps it
    std::string category;
    std::string basis;
    std::string channel;
    std::optional<NodeIndex> under;  ///< an agreement
    std::string included_in;         ///< the own id of a larger act of support
    std::optional<Quantity> amount;  ///< a bare number has no unit
    std::optional<Interval> period;  ///< the days that the amount covers
    std::optional<Interval> began;   ///< the days among which it began; nothing where no source dates it
    bool disputed = false;           ///< sources of equal rank disagree about the amount
};

/// The acts of support in a snapshot: its visible edges of the types, by edge.
///
/// Reads the properties amount, category, basis, period, channel, under and included_in; what is missing is empty. A
/// floating-point number is no amount. The store is the one behind the snapshot. Time O(E).
std::vector<Support> supports(const Snapshot& snapshot, const Store& store, std::span<const TypeId> types);

}  // namespace entente
