#pragma once

#include "graph/schema.hpp"
#include "queries/cypher/ast.hpp"

#include <optional>
#include <vector>

// Not installed.
namespace entente::cypher {

/// What of a graph decides a query's answer: never less than it reads.
struct Footprint {
    std::optional<std::vector<TypeId>> types;           ///< edges of these; nothing: all
    std::optional<std::vector<PropertyId>> properties;  ///< nothing: all
    bool evidence = false;                              ///< also which statements say so
};

/// By what the query names. One that calls a procedure may read anything. Time O(n) in the tree.
Footprint footprint(const Query& query, const Schema& schema);

}  // namespace entente::cypher
