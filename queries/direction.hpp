#pragma once

#include <cstdint>

namespace entente {

/// How a path or an analysis follows edges.
enum class Direction : std::uint8_t {
    any,     ///< from either end
    forward  ///< from tail to head; a symmetric edge both ways
};

}  // namespace entente
