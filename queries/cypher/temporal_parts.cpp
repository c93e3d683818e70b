#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal_fields.hpp"
#include "queries/cypher/temporal_functions.hpp"

#include <array>

namespace entente::cypher {

namespace {

/// A part by its name, of everything that has a T.
template <typename T>
struct PartOf {
    std::string_view name;
    Datum (*read)(const T& of);
};

template <typename T, std::size_t N>
std::optional<Datum> find(const std::array<PartOf<T>, N>& rows, std::string_view name, const T& of) {
    for (const auto& row : rows) {
        if (row.name == name) {
            return row.read(of);
        }
    }
    return {};
}

std::int64_t day_of_quarter(Date date) {
    const auto of = civil(date);
    return date.day - date_of_quarter(of.year, (of.month - 1) / 3 + 1, 1).day + 1;
}

constexpr std::array kDateParts{
    PartOf<Date>{"year", [](const Date& of) { return Datum(civil(of).year); }},
    PartOf<Date>{"quarter", [](const Date& of) { return Datum((civil(of).month - 1) / 3 + 1); }},
    PartOf<Date>{"month", [](const Date& of) { return Datum(civil(of).month); }},
    PartOf<Date>{"day", [](const Date& of) { return Datum(civil(of).day); }},
    PartOf<Date>{"week", [](const Date& of) { return Datum(week(of).week); }},
    PartOf<Date>{"weekYear", [](const Date& of) { return Datum(week(of).year); }},
    PartOf<Date>{"weekDay", [](const Date& of) { return Datum(week(of).day); }},
    PartOf<Date>{"dayOfWeek", [](const Date& of) { return Datum(week(of).day); }},
    PartOf<Date>{"ordinalDay",
                 [](const Date& of) {
                     return Datum(of.day - date_of(Civil{civil(of).year, 1, 1}).day + 1);
                 }},
    PartOf<Date>{"dayOfQuarter", [](const Date& of) { return Datum(day_of_quarter(of)); }},
};

constexpr std::array kTimeParts{
    PartOf<LocalTime>{"hour", [](const LocalTime& of) { return Datum(of.nanosecond / kNanosecond / 3600); }},
    PartOf<LocalTime>{"minute", [](const LocalTime& of) { return Datum(of.nanosecond / kNanosecond / 60 % 60); }},
    PartOf<LocalTime>{"second", [](const LocalTime& of) { return Datum(of.nanosecond / kNanosecond % 60); }},
    PartOf<LocalTime>{"millisecond",
                      [](const LocalTime& of) { return Datum(of.nanosecond % kNanosecond / 1'000'000); }},
    PartOf<LocalTime>{"microsecond", [](const LocalTime& of) { return Datum(of.nanosecond % kNanosecond / 1000); }},
    PartOf<LocalTime>{"nanosecond", [](const LocalTime& of) { return Datum(of.nanosecond % kNanosecond); }},
};

constexpr std::array kZoneParts{
    PartOf<Zone>{"timezone", [](const Zone& of) { return of.name ? Datum(*of.name) : Datum(offset_text(of.offset)); }},
    PartOf<Zone>{"offset", [](const Zone& of) { return Datum(offset_text(of.offset)); }},
    PartOf<Zone>{"offsetMinutes", [](const Zone& of) { return Datum(std::int64_t{of.offset / 60}); }},
    PartOf<Zone>{"offsetSeconds", [](const Zone& of) { return Datum(std::int64_t{of.offset}); }},
};

constexpr std::array kMomentParts{
    PartOf<DateTime>{"epochSeconds", [](const DateTime& of) { return Datum(of.second); }},
    PartOf<DateTime>{"epochMillis",
                     [](const DateTime& of) { return Datum(of.second * 1000 + of.nanosecond / 1'000'000); }},
};

/// Whole seconds and what is left of them in smaller units.
std::int64_t seconds_in(const Duration& of, std::int64_t units) {
    std::int64_t made = 0;
    if (__builtin_mul_overflow(of.seconds, units, &made) ||
        __builtin_add_overflow(made, of.nanoseconds / (kNanosecond / units), &made)) {
        throw Fault(ErrorKind::arithmetic, "IntegerOverflow", "the result does not fit into 64 bits");
    }
    return made;
}

using D = Duration;
constexpr std::array kDurationParts{
    PartOf<D>{"years", [](const D& of) { return Datum(of.months / 12); }},
    PartOf<D>{"quarters", [](const D& of) { return Datum(of.months / 3); }},
    PartOf<D>{"months", [](const D& of) { return Datum(of.months); }},
    PartOf<D>{"weeks", [](const D& of) { return Datum(of.days / 7); }},
    PartOf<D>{"days", [](const D& of) { return Datum(of.days); }},
    PartOf<D>{"hours", [](const D& of) { return Datum(of.seconds / 3600); }},
    PartOf<D>{"minutes", [](const D& of) { return Datum(of.seconds / 60); }},
    PartOf<D>{"seconds", [](const D& of) { return Datum(of.seconds); }},
    PartOf<D>{"milliseconds", [](const D& of) { return Datum(seconds_in(of, 1000)); }},
    PartOf<D>{"microseconds", [](const D& of) { return Datum(seconds_in(of, 1'000'000)); }},
    PartOf<D>{"nanoseconds", [](const D& of) { return Datum(seconds_in(of, kNanosecond)); }},
    PartOf<D>{"quartersOfYear", [](const D& of) { return Datum(of.months / 3 % 4); }},
    PartOf<D>{"monthsOfQuarter", [](const D& of) { return Datum(of.months % 3); }},
    PartOf<D>{"monthsOfYear", [](const D& of) { return Datum(of.months % 12); }},
    PartOf<D>{"daysOfWeek", [](const D& of) { return Datum(of.days % 7); }},
    PartOf<D>{"minutesOfHour", [](const D& of) { return Datum(of.seconds / 60 % 60); }},
    PartOf<D>{"secondsOfMinute", [](const D& of) { return Datum(of.seconds % 60); }},
    PartOf<D>{"millisecondsOfSecond", [](const D& of) { return Datum(std::int64_t{of.nanoseconds / 1'000'000}); }},
    PartOf<D>{"microsecondsOfSecond", [](const D& of) { return Datum(std::int64_t{of.nanoseconds / 1000}); }},
    PartOf<D>{"nanosecondsOfSecond", [](const D& of) { return Datum(std::int64_t{of.nanoseconds}); }},
};

}  // namespace

std::optional<Datum> part(const Datum& temporal, std::string_view name) {
    if (const auto* duration = temporal.as<Duration>()) {
        return find(kDurationParts, name, *duration).value_or(Datum());
    }
    const auto has = parts(temporal);
    if (!has) {
        return {};
    }
    std::optional<Datum> found;
    if (has->date) {
        found = find(kDateParts, name, *has->date);
    }
    if (!found && has->time) {
        found = find(kTimeParts, name, *has->time);
    }
    if (!found && has->zone) {
        found = find(kZoneParts, name, *has->zone);
    }
    if (const auto* moment = temporal.as<DateTime>(); !found && moment != nullptr) {
        found = find(kMomentParts, name, *moment);
    }
    return found.value_or(Datum());
}

}  // namespace entente::cypher
