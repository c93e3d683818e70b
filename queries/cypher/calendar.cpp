#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal.hpp"

#include <fmt/format.h>

namespace entente::cypher {

namespace {

constexpr std::int64_t kMonthDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }
std::int64_t floor_mod(std::int64_t a, std::int64_t b) { return a - floor_div(a, b) * b; }

void require(std::string_view what, std::int64_t value, std::int64_t first, std::int64_t last) {
    if (value < first || value > last) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange",
                    fmt::format("a {} lies between {} and {}, found {}", what, first, last, value));
    }
}

/// Years begin in March, so that the leap day is their last: 400 of them have 146,097 days.
std::int64_t days_before(std::int64_t year, std::int64_t month, std::int64_t day) {
    const auto shifted = year - (month <= 2 ? 1 : 0);
    const auto era = floor_div(shifted, 400);
    const auto of_era = shifted - era * 400;
    const auto of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

/// 1970-01-01 was a Thursday.
std::int64_t weekday(std::int64_t day) { return floor_mod(day + 3, 7) + 1; }

/// The Monday of the week with the year's first Thursday.
std::int64_t first_monday(std::int64_t year) {
    const auto fourth = days_before(year, 1, 4);
    return fourth - weekday(fourth) + 1;
}

}  // namespace

bool leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int64_t days_in(std::int64_t year, std::int64_t month) {
    return month == 2 && leap(year) ? 29 : kMonthDays[month - 1];
}

Civil civil(Date date) {
    const auto shifted = date.day + 719'468;
    const auto era = floor_div(shifted, 146'097);
    const auto of_era = shifted - era * 146'097;
    const auto year = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
    const auto of_year = of_era - (365 * year + year / 4 - year / 100);
    const auto month = (5 * of_year + 2) / 153;
    const auto real = month < 10 ? month + 3 : month - 9;
    return {year + era * 400 + (real <= 2 ? 1 : 0), real, of_year - (153 * month + 2) / 5 + 1};
}

Week week(Date date) {
    auto year = civil(date).year;
    if (date.day < first_monday(year)) {
        --year;
    } else if (date.day >= first_monday(year + 1)) {
        ++year;
    }
    return {year, (date.day - first_monday(year)) / 7 + 1, weekday(date.day)};
}

Date date_of(const Civil& civil) {
    require("year", civil.year, -kLastYear, kLastYear);
    require("month", civil.month, 1, 12);
    require("day", civil.day, 1, 31);
    if (civil.day > days_in(civil.year, civil.month)) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange",
                    fmt::format("month {} of {} has {} days, found day {}", civil.month, civil.year,
                                days_in(civil.year, civil.month), civil.day));
    }
    return {days_before(civil.year, civil.month, civil.day)};
}

Date date_of(const Week& week) {
    require("year", week.year, -kLastYear, kLastYear);
    require("week", week.week, 1, 53);
    require("day of a week", week.day, 1, 7);
    const auto begin = first_monday(week.year);
    if (begin + week.week * 7 > first_monday(week.year + 1)) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", fmt::format("{} has no week {}", week.year, week.week));
    }
    return {begin + (week.week - 1) * 7 + week.day - 1};
}

Date date_of_ordinal(std::int64_t year, std::int64_t day) {
    require("year", year, -kLastYear, kLastYear);
    require("day of a year", day, 1, leap(year) ? 366 : 365);
    return {days_before(year, 1, 1) + day - 1};
}

Date date_of_quarter(std::int64_t year, std::int64_t quarter, std::int64_t day) {
    require("year", year, -kLastYear, kLastYear);
    require("quarter", quarter, 1, 4);
    const auto begin = days_before(year, quarter * 3 - 2, 1);
    const auto end = quarter == 4 ? days_before(year + 1, 1, 1) : days_before(year, quarter * 3 + 1, 1);
    require("day of a quarter", day, 1, end - begin);
    return {begin + day - 1};
}

Date date_of(const LocalDateTime& moment) { return {floor_div(moment.second, kDaySeconds)}; }

LocalTime time_of(const LocalDateTime& moment) {
    return {floor_mod(moment.second, kDaySeconds) * kNanosecond + moment.nanosecond};
}

LocalDateTime at(Date date, LocalTime time) {
    return {date.day * kDaySeconds + time.nanosecond / kNanosecond,
            static_cast<std::int32_t>(time.nanosecond % kNanosecond)};
}

std::int64_t within_calendar(std::int64_t second) {
    constexpr std::int64_t kFarthest = 366 * (kLastYear + 1) * kDaySeconds;
    if (second < -kFarthest || second > kFarthest) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "the moment lies beyond the calendar");
    }
    return second;
}

Date plus_months(Date date, std::int64_t months) {
    auto moved = civil(date);
    if (months < -24 * (kLastYear + 1) || months > 24 * (kLastYear + 1)) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "the duration leads out of the calendar");
    }
    const auto count = moved.year * 12 + moved.month - 1 + months;
    moved.year = floor_div(count, 12);
    moved.month = floor_mod(count, 12) + 1;
    moved.day = std::min(moved.day, days_in(moved.year, moved.month));
    return date_of(moved);
}

std::strong_ordering operator<=>(const Time& a, const Time& b) {
    const auto moment = [](const Time& time) { return time.nanosecond - time.offset * kNanosecond; };
    const auto by_moment = moment(a) <=> moment(b);
    return by_moment != 0 ? by_moment : a.offset <=> b.offset;
}

namespace {

std::string_view zone_name(const DateTime& moment) {
    return moment.zone.name ? std::string_view(*moment.zone.name) : std::string_view();
}

}  // namespace

bool operator==(const DateTime& a, const DateTime& b) { return (a <=> b) == 0; }

std::strong_ordering operator<=>(const DateTime& a, const DateTime& b) {
    for (const auto part : {a.second <=> b.second, a.nanosecond <=> b.nanosecond, a.zone.offset <=> b.zone.offset}) {
        if (part != 0) {
            return part;
        }
    }
    return zone_name(a).compare(zone_name(b)) <=> 0;
}

}  // namespace entente::cypher
