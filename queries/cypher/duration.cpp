#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal.hpp"

#include <cmath>

namespace entente::cypher {

namespace {

constexpr double kMonthSeconds = 2'629'746;

std::int64_t whole(double number) {
    if (!(std::abs(number) < 9.2e18)) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "the duration is too long");
    }
    return static_cast<std::int64_t>(number);
}

std::int64_t sum(std::int64_t a, std::int64_t b) {
    std::int64_t made = 0;
    if (__builtin_add_overflow(a, b, &made)) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "the duration is too long");
    }
    return made;
}

/// With the nanoseconds in their range.
Duration carried(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanoseconds) {
    auto carry = nanoseconds / kNanosecond;
    if (nanoseconds % kNanosecond < 0) {
        --carry;
    }
    return {months, days, sum(seconds, carry), static_cast<std::int32_t>(nanoseconds - carry * kNanosecond)};
}

LocalDateTime plus_seconds(const LocalDateTime& moment, const Duration& duration) {
    const auto later =
        carried(0, 0, sum(moment.second, duration.seconds), std::int64_t{moment.nanosecond} + duration.nanoseconds);
    return {within_calendar(later.seconds), later.nanoseconds};
}

Date plus_days(Date date, std::int64_t days) {
    constexpr std::int64_t kFarthest = 366 * (kLastYear + 1);
    const auto day = sum(date.day, days);
    if (day < -kFarthest || day > kFarthest) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "the duration leads out of the calendar");
    }
    return {day};
}

std::int64_t turned(std::int64_t nanosecond, const Duration& duration) {
    const auto moved = nanosecond + duration.seconds % kDaySeconds * kNanosecond + duration.nanoseconds;
    return (moved % kDayNanoseconds + kDayNanoseconds) % kDayNanoseconds;
}

}  // namespace

Duration duration_of(const Amounts& amounts) {
    const auto months = whole(amounts.months);
    const auto of_months = (amounts.months - static_cast<double>(months)) * kMonthSeconds;
    const auto month_days = whole(of_months / static_cast<double>(kDaySeconds));
    const auto days = whole(amounts.days);
    const auto broken = of_months - static_cast<double>(month_days * kDaySeconds) +
                        (amounts.days - static_cast<double>(days)) * static_cast<double>(kDaySeconds);
    const auto seconds = whole(amounts.seconds);
    const auto rest = broken + (amounts.seconds - static_cast<double>(seconds));
    const auto rest_seconds = whole(rest);
    const auto nanoseconds = std::round((rest - static_cast<double>(rest_seconds)) * static_cast<double>(kNanosecond));
    return carried(months, sum(days, month_days), sum(seconds, rest_seconds),
                   sum(whole(nanoseconds), whole(amounts.nanoseconds)));
}

Duration operator+(const Duration& a, const Duration& b) {
    return carried(sum(a.months, b.months), sum(a.days, b.days), sum(a.seconds, b.seconds),
                   std::int64_t{a.nanoseconds} + b.nanoseconds);
}

Duration operator-(const Duration& duration) {
    const auto turned = [](std::int64_t part) {
        std::int64_t made = 0;
        if (__builtin_sub_overflow(std::int64_t{0}, part, &made)) {
            throw Fault(ErrorKind::argument, "NumberOutOfRange", "the duration is too long");
        }
        return made;
    };
    return carried(turned(duration.months), turned(duration.days), turned(duration.seconds),
                   -std::int64_t{duration.nanoseconds});
}

Duration operator*(const Duration& duration, double factor) {
    if (!std::isfinite(factor)) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "a duration is multiplied by finite numbers only");
    }
    if (factor == std::floor(factor) && std::abs(factor) < 1e9) {
        std::int64_t months = 0;
        std::int64_t days = 0;
        std::int64_t seconds = 0;
        const auto times = static_cast<std::int64_t>(factor);
        if (__builtin_mul_overflow(duration.months, times, &months) ||
            __builtin_mul_overflow(duration.days, times, &days) ||
            __builtin_mul_overflow(duration.seconds, times, &seconds)) {
            throw Fault(ErrorKind::argument, "NumberOutOfRange", "the duration is too long");
        }
        return carried(months, days, seconds, duration.nanoseconds * times);
    }
    return duration_of({static_cast<double>(duration.months) * factor, static_cast<double>(duration.days) * factor,
                        static_cast<double>(duration.seconds) * factor, duration.nanoseconds * factor});
}

Date operator+(Date date, const Duration& duration) {
    const auto moved = plus_days(plus_months(date, duration.months), duration.days);
    return plus_days(moved, duration.seconds / kDaySeconds);
}

LocalTime operator+(LocalTime time, const Duration& duration) { return {turned(time.nanosecond, duration)}; }

Time operator+(const Time& time, const Duration& duration) { return {turned(time.nanosecond, duration), time.offset}; }

LocalDateTime operator+(const LocalDateTime& moment, const Duration& duration) {
    const auto date = plus_days(plus_months(date_of(moment), duration.months), duration.days);
    return plus_seconds(at(date, time_of(moment)), duration);
}

/// Months and days by the calendar of the zone, seconds by the clock that never is put back.
DateTime operator+(const DateTime& moment, const Duration& duration) {
    auto made = moment;
    if (duration.months != 0 || duration.days != 0) {
        const auto local = moment.local();
        const auto date = plus_days(plus_months(date_of(local), duration.months), duration.days);
        made = in_zone(at(date, time_of(local)), moment.zone);
    }
    const auto later = plus_seconds({made.second, made.nanosecond}, duration);
    return moved({later.second, later.nanosecond, made.zone}, made.zone);
}

}  // namespace entente::cypher
