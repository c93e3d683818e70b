#pragma once

#include "queries/cypher/ast.hpp"

#include <optional>
#include <span>
#include <vector>

// Not installed.
namespace entente::cypher {

/// What becomes of the rows of a clause, up to the next projection.
struct RowUse {
    std::vector<Slot> read;  ///< ascending
    bool distinct = false;   ///< rows that agree in what is read are as good as one
};

/// What the clauses do with the rows that come to them; none where each row counts for itself. Time O(n) in the tree.
std::optional<RowUse> row_use(std::span<const Clause> behind);

}  // namespace entente::cypher
