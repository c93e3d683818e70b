#pragma once

#include "queries/network.hpp"

// Not installed.
namespace entente {

/// The rows of a network without its direction: each tie stands in the rows of both its ends.
///
/// Of two arcs that answer one another the strengths add up, and the lesser length stays. A network without direction
/// is not copied: keep it. With direction: time and memory O(V + E).
class BothWays {
public:
    explicit BothWays(const Network& network);
    BothWays(const BothWays&) = delete;
    BothWays& operator=(const BothWays&) = delete;

    const ArcRows& rows() const { return *rows_; }

private:
    ArcRows merged_;
    const ArcRows* rows_;
};

/// The visible edges between two vertices, whichever way they point; in a projected network what is shared is one tie.
std::size_t edges_between(const Network& network, Vertex a, Vertex b);

}  // namespace entente
