#include "queries/cypher/temporal_fields.hpp"

#include "queries/cypher/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

constexpr std::array<std::string_view, 8> kDateFields{"year",      "month",   "day",          "week",
                                                      "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"};
constexpr std::array<std::string_view, 6> kTimeFields{"hour",        "minute",      "second",
                                                      "millisecond", "microsecond", "nanosecond"};
constexpr std::array<std::string_view, 6> kOthers{"date",     "time",         "datetime",
                                                  "timezone", "epochSeconds", "epochMillis"};

std::int64_t within(std::string_view name, std::int64_t value, std::int64_t below) {
    if (value < 0 || value >= below) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange",
                    fmt::format("{} lies between 0 and {}, found {}", name, below - 1, value));
    }
    return value;
}

}  // namespace

std::optional<Parts> parts(const Datum& datum) {
    if (const auto* date = datum.as<Date>()) {
        return Parts{*date, {}, {}};
    }
    if (const auto* time = datum.as<LocalTime>()) {
        return Parts{{}, *time, {}};
    }
    if (const auto* time = datum.as<Time>()) {
        return Parts{{}, LocalTime{time->nanosecond}, Zone{time->offset}};
    }
    if (const auto* moment = datum.as<LocalDateTime>()) {
        return Parts{date_of(*moment), time_of(*moment), {}};
    }
    if (const auto* moment = datum.as<DateTime>()) {
        return Parts{date_of(moment->local()), time_of(moment->local()), moment->zone};
    }
    return {};
}

Fields::Fields(const DatumMap& map) : map_(map) {
    const auto known = [](std::string_view name) {
        const auto in = [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
        return in(kDateFields) || in(kTimeFields) || in(kOthers);
    };
    for (const auto& [name, value] : map) {
        if (!known(name)) {
            throw Fault(ErrorKind::argument, "InvalidArgumentValue",
                        fmt::format("a day or time has no field '{}'", name));
        }
    }
}

const Datum* Fields::find(std::string_view name) const {
    const auto found = std::find_if(map_.begin(), map_.end(), [&](const auto& entry) { return entry.first == name; });
    return found == map_.end() || found->second.is_null() ? nullptr : &found->second;
}

std::optional<std::int64_t> Fields::integer(std::string_view name) const {
    const auto* found = find(name);
    if (found == nullptr) {
        return {};
    }
    if (const auto* number = found->as<std::int64_t>()) {
        return *number;
    }
    throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("'{}' takes a whole number", name));
}

std::int64_t Fields::integer(std::string_view name, std::int64_t otherwise) const {
    return integer(name).value_or(otherwise);
}

std::optional<Zone> Fields::zone() const {
    const auto* found = find("timezone");
    if (found == nullptr) {
        return {};
    }
    if (const auto* text = found->text()) {
        return parse_zone(*text);
    }
    throw Fault(ErrorKind::type, "InvalidArgumentType", "'timezone' takes a text");
}

std::optional<Parts> Fields::base(std::string_view name) const {
    const auto* found = find(name);
    if (found == nullptr) {
        return {};
    }
    if (const auto made = parts(*found)) {
        return made;
    }
    throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("'{}' takes a day or time", name));
}

Date date_from(const Fields& fields, const std::optional<Date>& base) {
    if (!base && !fields.has("year")) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue", "a day needs at least its year");
    }
    const auto from = base ? civil(*base) : Civil{0, 1, 1};
    if (fields.has("week") || fields.has("dayOfWeek")) {
        const auto of = base ? week(*base) : Week{0, 1, 1};
        return date_of(Week{fields.integer("year", of.year), fields.integer("week", of.week),
                            fields.integer("dayOfWeek", of.day)});
    }
    const auto year = fields.integer("year", from.year);
    if (const auto day = fields.integer("ordinalDay")) {
        return date_of_ordinal(year, *day);
    }
    if (fields.has("quarter") || fields.has("dayOfQuarter")) {
        const auto quarter = (from.month - 1) / 3 + 1;
        const auto begin = date_of_quarter(from.year, quarter, 1);
        return date_of_quarter(year, fields.integer("quarter", quarter),
                               fields.integer("dayOfQuarter", base ? base->day - begin.day + 1 : 1));
    }
    if (!base && fields.has("day") && !fields.has("month")) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue", "a day of a month needs the month");
    }
    return date_of(Civil{year, fields.integer("month", from.month), fields.integer("day", from.day)});
}

LocalTime time_from(const Fields& fields, const std::optional<LocalTime>& base) {
    const auto from = base.value_or(LocalTime{}).nanosecond;
    const auto seconds = from / kNanosecond;
    const auto hour = within("hour", fields.integer("hour", seconds / 3600), 24);
    const auto minute = within("minute", fields.integer("minute", seconds / 60 % 60), 60);
    const auto second = within("second", fields.integer("second", seconds % 60), 60);
    const auto thousandths = fields.integer("millisecond");
    const auto millionths = fields.integer("microsecond");
    const auto billionths = fields.integer("nanosecond");
    auto broken = from % kNanosecond;
    if (thousandths || millionths || billionths) {
        broken = within("millisecond", thousandths.value_or(0), 1000) * 1'000'000 +
                 within("microsecond", millionths.value_or(0), thousandths ? 1000 : 1'000'000) * 1000 +
                 within("nanosecond", billionths.value_or(0),
                        millionths    ? 1000
                        : thousandths ? 1'000'000
                                      : kNanosecond);
    }
    return {((hour * 60 + minute) * 60 + second) * kNanosecond + broken};
}

}  // namespace entente::cypher
