#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A day of the proleptic Gregorian calendar, as the count of days since 1970-01-01.
///
/// Dated days lie in the years 1 to 9999; the two ends of time are days beyond every dated one.
struct Day {
    std::int32_t count = 0;

    static constexpr Day beginning() { return {std::numeric_limits<std::int32_t>::min()}; }
    static constexpr Day forever() { return {std::numeric_limits<std::int32_t>::max()}; }

    bool is_dated() const { return *this != beginning() && *this != forever(); }

    /// The day after; the ends of time stay where they are.
    Day next() const { return is_dated() ? Day{count + 1} : *this; }
    Day previous() const { return is_dated() ? Day{count - 1} : *this; }

    friend constexpr auto operator<=>(Day, Day) = default;
};

/// Year, month and day of a dated day.
struct CivilDay {
    int year;
    unsigned month;
    unsigned day;
};

CivilDay civil(Day day);

/// The day of a date, or nothing where the calendar has none (2023-02-29).
std::optional<Day> day_of(int year, unsigned month, unsigned day);

/// Reads "2024-07-10". Throws ParseError with the spot.
Day parse_day(std::string_view text);

/// ISO 8601; the ends of time are "..".
std::string to_string(Day day);

/// Days from the first to before the end: half-open, never empty where the library returns one.
struct Interval {
    Day since;
    Day until;

    bool contains(Day day) const { return since <= day && day < until; }
    friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
};

/// Sorted, disjoint, not touching.
using Intervals = std::vector<Interval>;

/// Sorts and joins what overlaps or touches; drops what is empty. Time O(n log n).
Intervals normalised(Intervals intervals);

/// The days in both. Both normalised; time O(n + m).
Intervals intersection(const Intervals& a, const Intervals& b);

/// The days of `a` that are not in `b`. Both normalised; time O(n + m).
Intervals difference(const Intervals& a, const Intervals& b);

bool contains(const Intervals& intervals, Day day);

/// All of time.
Intervals always();

}  // namespace entente
