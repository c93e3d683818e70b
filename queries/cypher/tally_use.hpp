#pragma once

#include "queries/cypher/ast.hpp"

#include <optional>
#include <string>
#include <vector>

// Not installed.
namespace entente::cypher {

/// A property of what a variable stands for; without one which element it is.
struct PartUse {
    Slot slot = Slot::none;
    const std::string* property = nullptr;

    friend bool operator==(const PartUse& a, const PartUse& b) {
        return a.slot == b.slot && (a.property == b.property ||
                                    (a.property != nullptr && b.property != nullptr && *a.property == *b.property));
    }
};

/// What a projection with aggregates reads of the matches before it.
struct TallyUse {
    std::vector<PartUse> keys;  ///< matches that agree in them are as good as one that comes so many times
    std::vector<Slot> kept;     ///< of the variables that are read

    /// Where the groups are those of `keys` and rows are all that is counted: what each aggregate counts unless it is
    /// null; without a slot every row.
    std::optional<std::vector<PartUse>> counted = {};
};

/// Nothing where more is read than nodes, edges and their properties, or where every value is kept. Time O(n) in the
/// tree.
std::optional<TallyUse> tally_use(const Match& match, const Projection& projection);

}  // namespace entente::cypher
