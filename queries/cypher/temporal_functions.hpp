#pragma once

#include "queries/cypher/datum.hpp"

#include <optional>
#include <string_view>

// openCypher's functions of time over data of any type. All give null for null, and throw Fault.
namespace entente::cypher {

enum class TemporalType : std::uint8_t { date, local_time, time, local_date_time, date_time };

/// A day or time made of nothing (the moment `now`), a text, a map of fields, or another day or time.
Datum make_temporal(TemporalType type, const std::optional<Datum>& from, const DateTime& now);

/// date.truncate('week', x, {dayOfWeek: 3}): the beginning of the unit, with fields set after.
Datum truncated(TemporalType type, std::string_view unit, const Datum& from, const DatumMap& fields);

/// A duration made of a text or a map.
Datum make_duration(const Datum& from);

enum class Between : std::uint8_t { all, months, days, seconds };

/// How long from the first to the second: in months, days and seconds, or in one of them. What lacks a day takes the
/// other's, what lacks a zone likewise.
Datum between(Between unit, const Datum& first, const Datum& second);

/// x.year and the like; null where there is no such part. Nothing for data that are no day, time or duration.
std::optional<Datum> part(const Datum& temporal, std::string_view name);

}  // namespace entente::cypher
