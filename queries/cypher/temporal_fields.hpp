#pragma once

#include "queries/cypher/datum.hpp"
#include "queries/cypher/temporal_functions.hpp"

#include <optional>
#include <string_view>

// Days and times from maps of fields. Not installed.
namespace entente::cypher {

/// The parts of a day or time that another one may take over.
struct Parts {
    std::optional<Date> date;
    std::optional<LocalTime> time;
    std::optional<Zone> zone;
};

/// Nothing for data that are no day or time.
std::optional<Parts> parts(const Datum& datum);

/// A map that is read field by field. Throws Fault where a field has another type, or is not known.
class Fields {
public:
    explicit Fields(const DatumMap& map);

    bool has(std::string_view name) const { return find(name) != nullptr; }
    std::optional<std::int64_t> integer(std::string_view name) const;
    std::int64_t integer(std::string_view name, std::int64_t otherwise) const;
    std::optional<Zone> zone() const;
    std::optional<Parts> base(std::string_view name) const;  ///< a day or time under this name

private:
    const Datum* find(std::string_view name) const;

    const DatumMap& map_;
};

/// Whether some field speaks of a day, or of a time.

/// The day of the fields: those that are not given come from the base; without a base the year must be given.
Date date_from(const Fields& fields, const std::optional<Date>& base);

/// The time of the fields. Parts of a second replace those of the base all together.
LocalTime time_from(const Fields& fields, const std::optional<LocalTime>& base);

bool has_date(TemporalType type);
bool has_time(TemporalType type);

/// A day or time of the type, of what it has.
Datum assemble(TemporalType type, Date day, LocalTime clock, const Zone& zone);

/// Throws Fault: `what` cannot be made of the datum.
[[noreturn]] void refuse(std::string_view what, const Datum& found);

}  // namespace entente::cypher
