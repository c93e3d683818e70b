#pragma once

#include "graph/snapshot.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a tie weighs: a number property of the edges, the number of parallel ties, or one over either.
struct Weight {
    enum class Of : std::uint8_t { property, ties };
    Of of = Of::ties;
    PropertyId property{};  ///< where of a property
    bool reciprocal = false;
};

/// Reads "amount", "1/amount", "ties", "1/ties"; `ties` is never a property. Throws Error with the nearest property.
Weight parse_weight(const Schema& schema, std::string_view text);

/// The weights of a snapshot's edges, for one computation: it remembers the unit in which the first one was stated.
class TieWeights {
public:
    /// Of the number of ties: time O(V + E); `counted` says which edges count, all that are visible if empty.
    TieWeights(const Snapshot& snapshot, const Weight& weight, const std::function<bool(EdgeIndex)>& counted = {});

    /// The number that the property has on the snapshot's day, over all time the last that is said: an integer,
    /// decimal or real, a boolean as 0 or 1, the number of a quantity whatever its bound. Of an observation the latest.
    /// With ties: how many edges lie between the two ends, of any type and whichever way they point.
    ///
    /// Throws Error naming the edge where there is no number, where it is negative or not finite, where several values
    /// stand, and where one over zero is asked for; and naming two edges where their units, bases or periods differ.
    double of(EdgeIndex edge);

private:
    const Value& value_of(EdgeIndex edge) const;
    double number(EdgeIndex edge);
    void agree_on_unit(EdgeIndex edge, const std::string& unit);
    [[noreturn]] void fail(EdgeIndex edge, std::string_view finding) const;

    Snapshot snapshot_;
    Weight weight_;
    const Property* property_ = nullptr;
    std::vector<std::uint32_t> ties_;  ///< by edge
    std::optional<EdgeIndex> first_;
    std::string unit_;  ///< of the first edge
};

/// "LUX -[MEMBER_OF]-> NATO"; of a symmetric type "]-".
std::string edge_words(const Snapshot& snapshot, EdgeIndex edge);

}  // namespace entente
