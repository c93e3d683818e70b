#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal_fields.hpp"
#include "queries/cypher/temporal_functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

Parts need_parts(const Datum& datum) {
    if (auto found = parts(datum)) {
        return *found;
    }
    throw Fault(ErrorKind::type, "InvalidArgumentType",
                fmt::format("a duration lies between days or times, found {}", type_name(datum)));
}

/// Whole months, as the calendar counts them: the later day of the month, and the later time, complete one.
std::int64_t months_between(const LocalDateTime& from, const LocalDateTime& to) {
    auto end = date_of(to);
    const auto begin = date_of(from);
    if (end > begin && time_of(to) < time_of(from)) {
        --end.day;
    } else if (end < begin && time_of(to) > time_of(from)) {
        ++end.day;
    }
    const auto packed = [](Date date) {
        const auto of = civil(date);
        return (of.year * 12 + of.month) * 32 + of.day;
    };
    return (packed(end) - packed(begin)) / 32;
}

/// Whole days, towards zero.
std::int64_t days_between(const LocalDateTime& from, const LocalDateTime& to) {
    auto days = date_of(to).day - date_of(from).day;
    if (days > 0 && time_of(to) < time_of(from)) {
        --days;
    } else if (days < 0 && time_of(to) > time_of(from)) {
        ++days;
    }
    return days;
}

Duration seconds_between(const DateTime& from, const DateTime& to) {
    Duration made;
    made.seconds = to.second - from.second;
    const auto broken = to.nanosecond - from.nanosecond;
    made.seconds -= broken < 0 ? 1 : 0;
    made.nanoseconds = static_cast<std::int32_t>(broken < 0 ? broken + kNanosecond : broken);
    return made;
}

Duration all_between(const DateTime& from, const DateTime& to) {
    const auto months = months_between(from.local(), to.local());
    const auto by_month = from + Duration{months};
    const auto days = days_between(by_month.local(), to.local());
    auto made = seconds_between(by_month + Duration{0, days}, to);
    made.months = months;
    made.days = days;
    return made;
}

/// An amount of a map, exact where it is whole.
void add(Duration& whole, Amounts& broken, const Datum& value, std::string_view name, const Duration& one) {
    const auto scaled = [&](std::int64_t each, std::int64_t count) {
        std::int64_t made = 0;
        if (__builtin_mul_overflow(each, count, &made)) {
            throw Fault(ErrorKind::argument, "NumberOutOfRange", "the duration is too long");
        }
        return made;
    };
    if (const auto* count = value.as<std::int64_t>()) {
        const auto parts_a_second = one.nanoseconds == 0 ? 1 : kNanosecond / one.nanoseconds;
        Duration more{scaled(one.months, *count), scaled(one.days, *count), scaled(one.seconds, *count)};
        if (one.nanoseconds != 0) {
            more.seconds = *count / parts_a_second - (*count % parts_a_second < 0 ? 1 : 0);
            more.nanoseconds = static_cast<std::int32_t>((*count - more.seconds * parts_a_second) * one.nanoseconds);
        }
        whole = whole + more;
    } else if (const auto* number = value.as<double>()) {
        broken.months += *number * static_cast<double>(one.months);
        broken.days += *number * static_cast<double>(one.days);
        broken.seconds += *number * static_cast<double>(one.seconds);
        broken.nanoseconds += *number * one.nanoseconds;
    } else {
        throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("'{}' takes a number", name));
    }
}

struct Unit {
    std::string_view name;
    Duration one;
};

constexpr std::array kUnits{
    Unit{"years", {12}},
    Unit{"quarters", {3}},
    Unit{"months", {1}},
    Unit{"weeks", {0, 7}},
    Unit{"days", {0, 1}},
    Unit{"hours", {0, 0, 3600}},
    Unit{"minutes", {0, 0, 60}},
    Unit{"seconds", {0, 0, 1}},
    Unit{"milliseconds", {0, 0, 0, 1'000'000}},
    Unit{"microseconds", {0, 0, 0, 1000}},
    Unit{"nanoseconds", {0, 0, 0, 1}},
};

}  // namespace

Datum make_duration(const Datum& from) {
    if (from.is_null()) {
        return {};
    }
    if (const auto* text = from.text()) {
        return Datum(Datum::Content(parse_duration(*text)));
    }
    if (from.as<Duration>() != nullptr) {
        return from;
    }
    if (from.map() == nullptr) {
        throw Fault(ErrorKind::type, "InvalidArgumentType",
                    fmt::format("a duration cannot be made of {}", type_name(from)));
    }
    Duration whole;
    Amounts broken;
    for (const auto& [name, value] : *from.map()) {
        const auto* unit =
            std::find_if(kUnits.begin(), kUnits.end(), [&key = name](const Unit& row) { return row.name == key; });
        if (unit == kUnits.end()) {
            throw Fault(ErrorKind::argument, "InvalidArgumentValue", fmt::format("a duration has no '{}'", name));
        }
        if (!value.is_null()) {
            add(whole, broken, value, name, unit->one);
        }
    }
    return Datum(Datum::Content(whole + duration_of(broken)));
}

Datum between(Between unit, const Datum& first, const Datum& second) {
    if (first.is_null() || second.is_null()) {
        return {};
    }
    const auto a = need_parts(first);
    const auto b = need_parts(second);
    const bool dated = a.date && b.date;
    const auto day_of = [&](const Parts& of, const Parts& other) {
        return dated ? *of.date : of.date ? *of.date : other.date.value_or(Date{});
    };
    const auto zone = a.zone ? a.zone : b.zone;
    const auto moment = [&](const Parts& of, const Parts& other) {
        const auto local = at(day_of(of, other), of.time.value_or(LocalTime{}));
        return in_zone(local, of.zone ? *of.zone : zone.value_or(Zone{}));
    };
    const auto from = moment(a, b);
    const auto to = moved(moment(b, a), from.zone);
    Duration made;
    switch (unit) {
        case Between::all:
            made = dated ? all_between(from, to) : seconds_between(from, to);
            break;
        case Between::months:
            made.months = dated ? months_between(from.local(), to.local()) : 0;
            break;
        case Between::days:
            made.days = dated ? days_between(from.local(), to.local()) : 0;
            break;
        case Between::seconds:
            made = seconds_between(from, to);
            break;
    }
    return Datum(Datum::Content(made));
}

}  // namespace entente::cypher
