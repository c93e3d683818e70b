#pragma once

#include "graph/lookup.hpp"

#include <cstdint>
#include <functional>

// All elements that may be in conflict. Not installed.
namespace entente {

/// An element of which two statements may disagree.
struct Suspect {
    const EdgeRecord* edge;  ///< null for a node
    NodeId node{};
    const Resolution& resolution;
};

/// Visits the elements with two statements about one property, with quantities, or under a register's coverage; the
/// rest cannot be in conflict and is not resolved. Time O(statements).
void scan_conflicts(const Store& store, Lookup& lookup, const std::function<void(const Suspect&)>& visit);

/// Statements that some other one disagrees with, over all time, in the default view. Time O(statements).
std::int64_t count_conflicting(const Store& store);

}  // namespace entente
