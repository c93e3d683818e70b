#pragma once

#include "graph/value.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <string>

namespace entente {

/// A sum of decimals without rounding, whatever their exponents.
class ExactSum {
public:
    ExactSum() = default;

    /// The decimal, taken so many times, times ten to the shift. Throws Error where its digits lie beyond 10^-54 or
    /// 10^70: none that parse_decimal reads do.
    explicit ExactSum(const Decimal& decimal, std::int64_t times = 1, int shift = 0);

    ExactSum& operator+=(const ExactSum& other);

    int sign() const;

    /// The nearest double.
    double to_double() const;

    /// Plain digits, all of them and no more: "-12.5".
    std::string to_string() const;

    friend bool operator==(const ExactSum&, const ExactSum&) = default;
    friend std::strong_ordering operator<=>(const ExactSum& a, const ExactSum& b);

private:
    void carry();
    ExactSum negated() const;

    static constexpr std::size_t kLimbs = 16;
    std::array<std::int64_t, kLimbs> limbs_{};  ///< base 10^9, least first; only the last one has a sign
};

/// Where a sum lies whose terms are hedged; an end that a term leaves open is open.
struct SummedRange {
    ExactSum low;
    ExactSum high;
    bool low_open = false;
    bool high_open = false;

    /// Adds what the quantity's hedge allows, so many times: range() of graph/value.hpp, without its rounding.
    void add(const Quantity& quantity, std::int64_t times = 1);
    SummedRange& operator+=(const SummedRange& other);
};

}  // namespace entente
