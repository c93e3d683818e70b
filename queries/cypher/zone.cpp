#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal.hpp"

#include <fmt/format.h>
#include <unicode/ucal.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace entente::cypher {

namespace {

constexpr std::int32_t kLargestOffset = 18 * 3600;

/// Of one zone, for one thread.
class Clock {
public:
    explicit Clock(const std::string& name) {
        const std::u16string wide(name.begin(), name.end());
        auto status = U_ZERO_ERROR;
        calendar_ = ucal_open(wide.data(), static_cast<std::int32_t>(wide.size()), "en", UCAL_GREGORIAN, &status);
        if (U_FAILURE(status) != 0) {
            throw Fault(ErrorKind::argument, "InvalidArgumentValue", fmt::format("no time zone data for '{}'", name));
        }
    }
    ~Clock() { ucal_close(calendar_); }
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    std::int32_t offset_at(std::int64_t second) {
        // ICU counts years in 32 bits; rules that far away are those of the last year that it knows.
        constexpr std::int64_t kFar = 8'000'000'000'000;
        auto status = U_ZERO_ERROR;
        ucal_setMillis(calendar_, static_cast<double>(std::clamp(second, -kFar, kFar)) * 1000, &status);
        const auto offset =
            ucal_get(calendar_, UCAL_ZONE_OFFSET, &status) + ucal_get(calendar_, UCAL_DST_OFFSET, &status);
        return offset / 1000;
    }

private:
    UCalendar* calendar_ = nullptr;
};

Clock& clock(const std::string& name) {
    thread_local std::map<std::string, std::unique_ptr<Clock>> clocks;
    auto& found = clocks[name];
    if (!found) {
        found = std::make_unique<Clock>(name);
    }
    return *found;
}

bool known(std::string_view name) {
    const std::u16string wide(name.begin(), name.end());
    UChar canonical[128];
    auto status = U_ZERO_ERROR;
    ucal_getCanonicalTimeZoneID(wide.data(), static_cast<std::int32_t>(wide.size()), canonical, 128, nullptr, &status);
    return U_SUCCESS(status) != 0;
}

[[noreturn]] void fail(std::string_view text) {
    throw Fault(ErrorKind::argument, "InvalidArgumentValue", fmt::format("'{}' is no time zone", text.substr(0, 60)));
}

/// +hh, +hhmm, +hhmmss, with colons or without.
std::int32_t parse_offset(std::string_view text) {
    std::string digits;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != ':') {
            fail(text);
        }
    }
    if (digits.size() == 1) {
        digits.insert(0, "0");
    }
    if (digits.size() != 2 && digits.size() != 4 && digits.size() != 6) {
        fail(text);
    }
    digits.resize(6, '0');
    std::int32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const auto seconds = number / 10'000 * 3600 + number / 100 % 100 * 60 + number % 100;
    if (seconds > kLargestOffset || number / 100 % 100 > 59 || number % 100 > 59) {
        fail(text);
    }
    return text.front() == '-' ? -seconds : seconds;
}

}  // namespace

Zone parse_zone(std::string_view text) {
    if (text == "Z" || text == "z") {
        return {};
    }
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        return {parse_offset(text)};
    }
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
    if (text.empty() || text.size() > 60 || !ascii || !known(text)) {
        fail(text);
    }
    return {0, std::make_shared<const std::string>(text)};
}

std::int32_t offset_at(const Zone& zone, std::int64_t second) {
    return zone.name ? clock(*zone.name).offset_at(second) : zone.offset;
}

DateTime in_zone(const LocalDateTime& local, const Zone& zone) {
    const auto moment = [&](std::int32_t offset) {
        const auto second = local.second - offset;
        return DateTime{second, local.nanosecond, {offset_at(zone, second), zone.name}};
    };
    const auto before = offset_at(zone, local.second - kDaySeconds);
    const auto after = offset_at(zone, local.second + kDaySeconds);
    const auto early = moment(before);
    const auto late = moment(after);
    return early.zone.offset == before || late.zone.offset != after ? early : late;
}

DateTime moved(const DateTime& moment, const Zone& zone) {
    return {moment.second, moment.nanosecond, {offset_at(zone, moment.second), zone.name}};
}

}  // namespace entente::cypher
