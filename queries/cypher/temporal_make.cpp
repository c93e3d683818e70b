#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal_fields.hpp"
#include "queries/cypher/temporal_functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

using enum TemporalType;

bool has_date(TemporalType type) { return type == date || type == local_date_time || type == date_time; }
bool has_time(TemporalType type) { return type != date; }
static bool has_zone(TemporalType type) { return type == time || type == date_time; }

Datum assemble(TemporalType type, Date day, LocalTime clock, const Zone& zone) {
    switch (type) {
        case date:
            return Datum(Datum::Content(day));
        case local_time:
            return Datum(Datum::Content(clock));
        case time: {
            const auto offset = zone.name ? in_zone(at(day, clock), zone).zone.offset : zone.offset;
            return Datum(Datum::Content(Time{clock.nanosecond, offset}));
        }
        case local_date_time:
            return Datum(Datum::Content(at(day, clock)));
        case date_time:
            break;
    }
    return Datum(Datum::Content(in_zone(at(day, clock), zone)));
}

void refuse(std::string_view what, const Datum& found) {
    throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("{} cannot be made of {}", what, type_name(found)));
}

namespace {

Datum from_text(TemporalType type, const std::string& text) {
    switch (type) {
        case date:
            return Datum(Datum::Content(parse_date(text)));
        case local_time:
            return Datum(Datum::Content(parse_local_time(text)));
        case time:
            return Datum(Datum::Content(parse_time(text)));
        case local_date_time:
            return Datum(Datum::Content(parse_local_date_time(text)));
        case date_time:
            break;
    }
    return Datum(Datum::Content(parse_date_time(text)));
}

/// What the map takes over: `datetime`, or `date` and `time`.
Parts bases(const Fields& fields) {
    Parts found;
    if (const auto whole = fields.base("datetime")) {
        found = *whole;
    }
    if (const auto day = fields.base("date")) {
        found.date = day->date;
    }
    if (const auto clock = fields.base("time")) {
        found.time = clock->time;
        found.zone = clock->zone;
    }
    return found;
}

/// The same moment by the clocks of another zone, which may show another day.
void move_clocks(Date& day, Parts& base, const Zone& zone) {
    if (base.time && base.zone) {
        const auto moment = moved(in_zone(at(day, *base.time), *base.zone), zone).local();
        base.time = time_of(moment);
        day = base.date ? date_of(moment) : day;
    }
}

std::optional<Datum> from_epoch(TemporalType type, const Fields& fields) {
    const auto seconds = fields.integer("epochSeconds");
    const auto thousandths = fields.integer("epochMillis");
    if (type != date_time || (!seconds && !thousandths)) {
        return {};
    }
    const auto whole = seconds ? within_calendar(*seconds) : *thousandths / 1000 - (*thousandths % 1000 < 0 ? 1 : 0);
    const auto billionths = fields.integer("nanosecond", 0);
    if (billionths < 0 || billionths >= kNanosecond) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "nanoseconds lie between 0 and 999,999,999");
    }
    const auto broken = seconds ? billionths : (*thousandths - whole * 1000) * 1'000'000;
    const auto zone = fields.zone().value_or(Zone{});
    return Datum(Datum::Content(moved({whole, static_cast<std::int32_t>(broken), {}}, zone)));
}

Datum from_map(TemporalType type, const DatumMap& map, const DateTime& now) {
    const Fields fields(map);
    if (auto made = from_epoch(type, fields)) {
        return *made;
    }
    auto base = bases(fields);
    const auto zone = fields.zone();
    const bool only_zone = map.size() == 1 && zone;
    if (only_zone) {
        return make_temporal(type, Datum(Datum::Content(moved(now, *zone))), now);
    }
    auto day = date_of(now.local());
    if (has_date(type)) {
        day = date_from(fields, base.date);
    }
    if (zone) {
        move_clocks(day, base, *zone);
    }
    const auto clock = has_time(type) ? time_from(fields, base.time) : LocalTime{};
    return assemble(type, day, clock, zone.value_or(base.zone.value_or(Zone{})));
}

}  // namespace

Datum make_temporal(TemporalType type, const std::optional<Datum>& from, const DateTime& now) {
    if (!from) {
        return make_temporal(type, Datum(Datum::Content(now)), now);
    }
    if (from->is_null()) {
        return {};
    }
    if (const auto* text = from->text()) {
        return from_text(type, *text);
    }
    if (const auto* map = from->map()) {
        return from_map(type, *map, now);
    }
    const auto base = parts(*from);
    if (!base || (has_date(type) && !base->date)) {
        refuse("a day or time", *from);
    }
    if (has_time(type) && !base->time && type != local_date_time && type != date_time) {
        refuse("a time", *from);
    }
    const auto zone = has_zone(type) ? base->zone.value_or(Zone{}) : Zone{};
    if (const auto* moment = from->as<DateTime>(); moment != nullptr && type == date_time) {
        return *from;
    }
    return assemble(type, base->date.value_or(date_of(now.local())), base->time.value_or(LocalTime{}), zone);
}

}  // namespace entente::cypher
