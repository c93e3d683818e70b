#pragma once

#include "graph/day.hpp"

#include <string>
#include <string_view>
#include <vector>

// Days at which a series looks. Not installed.
namespace entente {

/// A stretch of a series, looked at on its last day.
struct Period {
    std::string name;  ///< "2014", "2014-03", "2014-03-07": its first day, as precisely as the step
    Day day;
};

/// Reads "2014..2024/1y", "2014-03..2014-09/1m", "2014-03-01..2014-03-31/7d": periods of the step from the first day of
/// the first bound on; the last one ends with the last day of the other bound. Without a step it is a year.
/// Throws UsageError on what is empty, open, or over 10,000 periods.
std::vector<Period> parse_periods(std::string_view text);

}  // namespace entente
