#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/day.hpp"

// Round numbers and round days along an axis. Not installed.
namespace entente {

/// In what numbers are written: 6500000000 as 6.5 under the heading "billion".
struct NumberScale {
    double divisor = 1;
    std::string word;  ///< "billion"; empty for 1
};

/// The scale in which numbers up to this size are short.
NumberScale scale_for(double largest);

/// A finite number on that scale in so many digits, or all digits of a whole number: 1177.9 is "1,178".
std::string scaled_text(double number, const NumberScale& scale, int digits = 4);

struct Tick {
    double at;
    std::string label;
};

/// Round numbers (1, 2 or 5 times a power of ten) from `low` to `high`, both finite, low < high; at most `most` + 1.
std::vector<Tick> number_ticks(double low, double high, std::size_t most, const NumberScale& scale);

/// How close days along an axis may stand.
enum class Grain { day, month, year };

/// First days of years, months or days as counts of days, at most `most` of them, labelled as ISO 8601 does.
std::vector<Tick> day_ticks(Day low, Day high, std::size_t most, Grain grain = Grain::day);

}  // namespace entente
