#include "queries/cypher/temporal.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace entente::cypher {

namespace {

/// ".645", without zeros at the end; empty for 0.
std::string fraction(std::int64_t nanoseconds) {
    if (nanoseconds == 0) {
        return "";
    }
    auto digits = fmt::format(".{:09}", nanoseconds);
    digits.erase(digits.find_last_not_of('0') + 1);
    return digits;
}

std::string amount(std::int64_t number, char unit) { return number == 0 ? "" : fmt::format("{}{}", number, unit); }

}  // namespace

std::string to_string(Date date) {
    const auto [year, month, day] = civil(date);
    const auto sign = year < 0 ? "-" : year > 9999 ? "+" : "";
    return fmt::format("{}{:04}-{:02}-{:02}", sign, std::abs(year), month, day);
}

std::string to_string(LocalTime time) {
    const auto seconds = time.nanosecond / kNanosecond;
    const auto broken = time.nanosecond % kNanosecond;
    auto text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0 || broken != 0) {
        text += fmt::format(":{:02}{}", seconds % 60, fraction(broken));
    }
    return text;
}

std::string offset_text(std::int32_t offset) {
    if (offset == 0) {
        return "Z";
    }
    const auto seconds = std::abs(offset);
    auto text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0) {
        text += fmt::format(":{:02}", seconds % 60);
    }
    return text;
}

std::string to_string(const Time& time) { return to_string(LocalTime{time.nanosecond}) + offset_text(time.offset); }

std::string to_string(const LocalDateTime& moment) {
    return to_string(date_of(moment)) + "T" + to_string(time_of(moment));
}

std::string to_string(const DateTime& moment) {
    return to_string(moment.local()) + offset_text(moment.zone.offset) +
           (moment.zone.name ? fmt::format("[{}]", *moment.zone.name) : "");
}

std::string to_string(const Duration& duration) {
    auto seconds = duration.seconds;
    std::int64_t broken = duration.nanoseconds;
    if (seconds < 0 && broken > 0) {
        ++seconds;
        broken -= kNanosecond;
    }
    const auto date =
        amount(duration.months / 12, 'Y') + amount(duration.months % 12, 'M') + amount(duration.days, 'D');
    auto time = amount(seconds / 3600, 'H') + amount(seconds / 60 % 60, 'M');
    if (seconds % 60 != 0 || broken != 0) {
        const auto negative = seconds % 60 < 0 || broken < 0;
        time += fmt::format("{}{}{}S", negative ? "-" : "", std::abs(seconds % 60), fraction(std::abs(broken)));
    }
    if (date.empty() && time.empty()) {
        return "PT0S";
    }
    return "P" + date + (time.empty() ? "" : "T" + time);
}

}  // namespace entente::cypher
