#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

// What a path costs as it grows; less is better. Not installed.
namespace entente {

enum class CostRule : std::uint8_t {
    sum,    ///< of the weights of its hops
    widest  ///< the least width of its hops, with the sign turned
};

/// Without a hop.
inline double no_cost(CostRule rule) { return rule == CostRule::sum ? 0 : -std::numeric_limits<double>::infinity(); }

/// Of two parts together.
inline double combined(CostRule rule, double a, double b) { return rule == CostRule::sum ? a + b : std::max(a, b); }

/// With one hop more.
inline double extended(CostRule rule, double cost, double weight) {
    return rule == CostRule::sum ? cost + weight : std::max(cost, -weight);
}

/// Whether two costs differ by no more than rounding.
inline bool same(double a, double b) {
    constexpr double kRounding = 1e-12;
    return a == b || std::abs(a - b) <= kRounding * std::min(std::abs(a), std::abs(b));
}

}  // namespace entente
