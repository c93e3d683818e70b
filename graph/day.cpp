#include "graph/day.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace entente {

namespace {

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

CivilDay civil(Day day) {
    std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.count}}};
    return {int(date.year()), unsigned(date.month()), unsigned(date.day())};
}

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok()) return std::nullopt;
    return Day{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

Day parse_day(std::string_view text) {
    auto fail = [&](std::string_view why, std::size_t offset) {
        throw ParseError(fmt::format("expected a day such as 2024-07-10, found '{}': {}", text, why), std::string(text),
                         offset);
    };
    constexpr std::string_view shape = "dddd-dd-dd";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        bool fits = i < text.size() && (shape[i] == 'd' ? is_digit(text[i]) : text[i] == shape[i]);
        if (!fits) fail("not of the form YYYY-MM-DD", std::min(i, text.size()));
    }
    if (text.size() > shape.size()) fail("text after the day", shape.size());
    auto number = [&](std::size_t from, std::size_t size) {
        int value = 0;
        for (char c : text.substr(from, size)) value = value * 10 + (c - '0');
        return value;
    };
    int month = number(5, 2);
    if (month < 1 || month > 12) fail("there is no such month", 5);
    if (number(0, 4) == 0) fail("the years run from 0001 to 9999", 0);
    auto day = day_of(number(0, 4), static_cast<unsigned>(month), static_cast<unsigned>(number(8, 2)));
    if (!day) fail("the calendar has no such day", 8);
    return *day;
}

std::string to_string(Day day) {
    if (!day.is_dated()) return "..";
    CivilDay date = civil(day);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Intervals normalised(Intervals intervals) {
    std::sort(intervals.begin(), intervals.end());
    Intervals result;
    for (const Interval& next : intervals) {
        if (next.since >= next.until) continue;
        if (!result.empty() && next.since <= result.back().until) {
            result.back().until = std::max(result.back().until, next.until);
        } else {
            result.push_back(next);
        }
    }
    return result;
}

Intervals intersection(const Intervals& a, const Intervals& b) {
    Intervals result;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        Interval both{std::max(i->since, j->since), std::min(i->until, j->until)};
        if (both.since < both.until) result.push_back(both);
        if (i->until < j->until) {
            ++i;
        } else {
            ++j;
        }
    }
    return result;
}

Intervals difference(const Intervals& a, const Intervals& b) {
    Intervals gaps;
    Day from = Day::beginning();
    for (const Interval& taken : b) {
        if (from < taken.since) gaps.push_back({from, taken.since});
        from = taken.until;
    }
    if (from < Day::forever()) gaps.push_back({from, Day::forever()});
    return intersection(a, gaps);
}

bool contains(const Intervals& intervals, Day day) {
    auto after =
        std::upper_bound(intervals.begin(), intervals.end(), day, [](Day d, const Interval& i) { return d < i.since; });
    return after != intervals.begin() && std::prev(after)->contains(day);
}

Intervals always() { return {{Day::beginning(), Day::forever()}}; }

}  // namespace entente
