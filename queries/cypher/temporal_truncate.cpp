#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal_fields.hpp"
#include "queries/cypher/temporal_functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

Date truncated_date(std::string_view unit, Date day) {
    const auto [year, month, number] = civil(day);
    const auto years = [year = year](std::int64_t length) {
        const auto begin = year - ((year % length) + length) % length;
        return date_of(Civil{begin, 1, 1});
    };
    if (unit == "millennium") {
        return years(1000);
    }
    if (unit == "century") {
        return years(100);
    }
    if (unit == "decade") {
        return years(10);
    }
    if (unit == "year") {
        return years(1);
    }
    if (unit == "weekYear") {
        return date_of(Week{week(day).year, 1, 1});
    }
    if (unit == "quarter") {
        return date_of(Civil{year, (month - 1) / 3 * 3 + 1, 1});
    }
    if (unit == "month") {
        return date_of(Civil{year, month, 1});
    }
    return unit == "week" ? Date{day.day - week(day).day + 1} : day;
}

constexpr std::array<std::string_view, 9> kDateUnits{"millennium", "century", "decade", "year", "weekYear",
                                                     "quarter",    "month",   "week",   "day"};
constexpr std::array kTimeUnits{std::pair{std::string_view("hour"), 3600 * kNanosecond},
                                std::pair{std::string_view("minute"), 60 * kNanosecond},
                                std::pair{std::string_view("second"), kNanosecond},
                                std::pair{std::string_view("millisecond"), std::int64_t{1'000'000}},
                                std::pair{std::string_view("microsecond"), std::int64_t{1000}}};

/// What is left of a second stays where smaller parts are set.
DatumMap with_rest(std::string_view unit, LocalTime clock, DatumMap fields) {
    const auto has = [&](std::string_view name) {
        return std::any_of(fields.begin(), fields.end(), [&](const auto& entry) { return entry.first == name; });
    };
    const auto broken = clock.nanosecond % kNanosecond;
    const bool finer = has("nanosecond") || (unit == "millisecond" && has("microsecond"));
    if (finer && (unit == "millisecond" || unit == "microsecond")) {
        if (!has("millisecond")) {
            fields.emplace_back("millisecond", broken / 1'000'000);
        }
        if (unit == "microsecond" && !has("microsecond")) {
            fields.emplace_back("microsecond", broken / 1000 % 1000);
        }
    }
    return fields;
}

}  // namespace

Datum truncated(TemporalType type, std::string_view unit, const Datum& from, const DatumMap& fields) {
    if (from.is_null()) {
        return {};
    }
    const auto base = parts(from);
    const bool of_date = std::find(kDateUnits.begin(), kDateUnits.end(), unit) != kDateUnits.end();
    const auto* of_time =
        std::find_if(kTimeUnits.begin(), kTimeUnits.end(), [&](const auto& row) { return row.first == unit; });
    if (!of_date && of_time == kTimeUnits.end()) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue", fmt::format("'{}' is no unit of time", unit));
    }
    const bool fits = base && (!has_date(type) || base->date) &&
                      (of_date ? unit == "day" || base->date : base->time && has_time(type));
    if (!fits) {
        refuse(fmt::format("the beginning of a {}", unit), from);
    }
    const auto day = base->date ? (of_date ? truncated_date(unit, *base->date) : *base->date) : Date{};
    LocalTime clock;
    if (!of_date) {
        clock.nanosecond = base->time->nanosecond - base->time->nanosecond % of_time->second;
    }
    const auto more = with_rest(unit, clock, fields);
    const Fields set(more);
    const auto zone = set.zone().value_or(base->zone.value_or(Zone{}));
    return assemble(type, has_date(type) ? date_from(set, day) : day, has_time(type) ? time_from(set, clock) : clock,
                    zone);
}

}  // namespace entente::cypher
