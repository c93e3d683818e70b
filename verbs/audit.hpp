#pragma once

#include "graph/lookup.hpp"

#include <cstdint>
#include <string>
#include <vector>

// Claimed counts against what the view holds. Not installed.
namespace entente {

/// A source's claim about how many a set has, beside the set in the graph on the day of the claim.
struct Audit {
    NodeRecord node;
    Statement claim;
    Day day;                    ///< the last on which the claim was made
    std::int64_t certain = 0;   ///< ties that are there that day, those carried forward included
    std::int64_t possible = 0;  ///< and those that may be
};

/// Audits of the node's `count` claims; empty where there are none. An agreement has parties, a coalition members, a
/// group what it contains.
std::vector<Audit> audits(const Store& store, Lookup& lookup, NodeId node, const Resolution& resolution);

}  // namespace entente
