#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// openCypher's days, times and durations. Years run from -999,999,999 to 999,999,999, without a gap at the birth of
// Christ and by the present calendar throughout (ISO 8601).
namespace entente::cypher {

constexpr std::int64_t kNanosecond = 1'000'000'000;  ///< so many in a second
constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kDayNanoseconds = kDaySeconds * kNanosecond;
constexpr std::int64_t kLastYear = 999'999'999;

/// A day, as the count of days since 1970-01-01.
struct Date {
    std::int64_t day = 0;
    friend auto operator<=>(const Date&, const Date&) = default;
};

struct LocalTime {
    std::int64_t nanosecond = 0;  ///< of the day
    friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

struct Time {
    std::int64_t nanosecond = 0;  ///< of the local day
    std::int32_t offset = 0;      ///< seconds east of Greenwich
    friend bool operator==(const Time&, const Time&) = default;
    friend std::strong_ordering operator<=>(const Time& a, const Time& b);  ///< by the moment, then the offset
};

struct LocalDateTime {
    std::int64_t second = 0;  ///< since 1970-01-01T00:00, whatever the zone
    std::int32_t nanosecond = 0;
    friend auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

/// Where clocks go alike: an offset, or a named zone with its offset at the moment at hand.
struct Zone {
    std::int32_t offset = 0;
    std::shared_ptr<const std::string> name = {};  ///< null: the offset alone
};

struct DateTime {
    std::int64_t second = 0;  ///< since 1970-01-01T00:00Z
    std::int32_t nanosecond = 0;
    Zone zone = {};
    friend bool operator==(const DateTime& a, const DateTime& b);
    friend std::strong_ordering operator<=>(const DateTime& a, const DateTime& b);  ///< by the moment, offset, name

    LocalDateTime local() const { return {second + zone.offset, nanosecond}; }
};

/// Months, days and seconds stand apart: a month has no fixed number of days, and a day not always 24 hours.
struct Duration {
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;  ///< 0 to 999,999,999, also of a negative duration
    friend auto operator<=>(const Duration&, const Duration&) = default;
};

/// Year, month and day; and the week of ISO 8601 with the year that it belongs to.
struct Civil {
    std::int64_t year = 1970;
    std::int64_t month = 1;
    std::int64_t day = 1;
};
struct Week {
    std::int64_t year = 1970;
    std::int64_t week = 1;
    std::int64_t day = 4;  ///< 1 is Monday
};

Civil civil(Date date);
Week week(Date date);
bool leap(std::int64_t year);
std::int64_t days_in(std::int64_t year, std::int64_t month);

/// Throws Fault where the calendar has no such day.
Date date_of(const Civil& civil);
Date date_of(const Week& week);
Date date_of_ordinal(std::int64_t year, std::int64_t day);
Date date_of_quarter(std::int64_t year, std::int64_t quarter, std::int64_t day);

Date date_of(const LocalDateTime& moment);
LocalTime time_of(const LocalDateTime& moment);
LocalDateTime at(Date date, LocalTime time);

/// The seconds since 1970 as they are. Throws Fault where the calendar does not go so far.
std::int64_t within_calendar(std::int64_t second);

/// The day so many months later; of a day that the month lacks, the month's last.
Date plus_months(Date date, std::int64_t months);

/// A zone by its name or offset ("Europe/Stockholm", "+01:00", "Z"), without a moment yet. Throws Fault.
Zone parse_zone(std::string_view text);

/// The zone's offset at a moment (seconds since 1970-01-01T00:00Z). Named zones are ICU's.
std::int32_t offset_at(const Zone& zone, std::int64_t second);

/// The moment at which clocks in the zone show the local time: of two the earlier; of none, as much later as clocks
/// were put forward.
DateTime in_zone(const LocalDateTime& local, const Zone& zone);

/// The same moment by other clocks.
DateTime moved(const DateTime& moment, const Zone& zone);

/// ISO 8601, as short as the standard admits: "12:31", "12:31:14.645Z", "P1Y2MT-0.5S".
std::string to_string(Date date);
std::string to_string(LocalTime time);
std::string to_string(const Time& time);
std::string to_string(const LocalDateTime& moment);
std::string to_string(const DateTime& moment);
std::string to_string(const Duration& duration);
std::string offset_text(std::int32_t offset);

/// What to_string writes and ISO 8601's other forms: without signs between, weeks, days of a year. Throw Fault.
Date parse_date(std::string_view text);
LocalTime parse_local_time(std::string_view text);
Time parse_time(std::string_view text);
LocalDateTime parse_local_date_time(std::string_view text);
DateTime parse_date_time(std::string_view text);
Duration parse_duration(std::string_view text);

/// Amounts that may be broken: what is broken of a month is days and seconds of an average one (2,629,746 seconds),
/// what is broken of a day is seconds.
struct Amounts {
    double months = 0;
    double days = 0;
    double seconds = 0;
    double nanoseconds = 0;
};
Duration duration_of(const Amounts& amounts);

Duration operator+(const Duration& a, const Duration& b);
Duration operator-(const Duration& duration);
Duration operator*(const Duration& duration, double factor);

Date operator+(Date date, const Duration& duration);  ///< whole days of the seconds count too
LocalTime operator+(LocalTime time, const Duration& duration);
Time operator+(const Time& time, const Duration& duration);
LocalDateTime operator+(const LocalDateTime& moment, const Duration& duration);
DateTime operator+(const DateTime& moment, const Duration& duration);

}  // namespace entente::cypher
