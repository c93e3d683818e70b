#pragma once

#include "queries/network.hpp"

// Networks under other numbers, whose neighbours lie nearer together in memory. Not installed.
namespace entente {

/// A network's rows without strengths and lengths.
struct Renumbered {
    std::vector<Vertex> old;  ///< the network's vertex, by the new one
    ArcRows out;
    ArcRows in;  ///< with direction; else empty

    const ArcRows& incoming() const { return in.ends.empty() ? out : in; }
    std::size_t size() const { return old.size(); }
};

/// Those with most neighbours first. Time O(V log V + E).
Renumbered by_degree(const Network& network);

/// As a breadth-first search that heeds no direction meets them, each part from its node of most neighbours. Time
/// O(V log V + E).
Renumbered breadth_first(const Network& network);

}  // namespace entente
