#pragma once

#include "queries/network.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// What makes an edge negative: its type, or the value of a property.
struct SignRule {
    std::optional<std::vector<TypeId>> negative = {};  ///< none: OPPOSES, where the schema has it
    std::optional<PropertyId> property = {};           ///< a number below 0, or "-"; else the type decides
};

/// Pairs that are tied by edges of one sign, in rows without direction.
struct SignedTies {
    ArcRows rows;
    std::vector<char> negative;  ///< beside the rows' ends
    std::size_t both = 0;        ///< pairs with edges of both signs, which are left out

    std::size_t positive_ties() const;
    std::size_t negative_ties() const;
};

/// The property of a name. Throws Error with the nearest.
PropertyId parse_property(const Schema& schema, std::string_view name);

/// Loops are left out. Time O(V + E log E).
///
/// Throws UsageError of a projected network, and Error where nothing makes edges negative, or naming an edge whose
/// property has no sign.
SignedTies signed_ties(const Network& network, const SignRule& rule = {});

}  // namespace entente
