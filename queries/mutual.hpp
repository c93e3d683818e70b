#pragma once

#include "queries/network.hpp"

#include <cstdint>

// Not installed.
namespace entente {

/// How strong a pair is whose arcs of both directions are taken together.
enum class Pooled : std::uint8_t {
    arcs,      ///< 1 or 2: in how many directions they are tied; without direction 1
    strengths  ///< the sum
};

/// The rows of a network as if without direction. Time and memory O(V + E).
ArcRows mutual(const Network& network, Pooled pooled);

}  // namespace entente
