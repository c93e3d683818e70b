#include "export/chart_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double largest_plain = 1e15;  // from here, and below the smallest, numbers stand with an exponent
constexpr double smallest_plain = 1e-4;
constexpr int months_a_year = 12;

struct Step {
    int months;
    int days;
};

constexpr std::array<Step, 18> steps = {{{0, 1},
                                         {0, 2},
                                         {0, 7},
                                         {0, 14},
                                         {1, 0},
                                         {3, 0},
                                         {6, 0},
                                         {12, 0},
                                         {2 * 12, 0},
                                         {5 * 12, 0},
                                         {10 * 12, 0},
                                         {20 * 12, 0},
                                         {50 * 12, 0},
                                         {100 * 12, 0},
                                         {200 * 12, 0},
                                         {500 * 12, 0},
                                         {1000 * 12, 0},
                                         {2000 * 12, 0}}};

double length(const Step& step) { return step.days != 0 ? step.days : step.months * 30.4; }

std::string with_commas(std::string digits) {
    const std::size_t first = digits.rfind('-') == 0 ? 1 : 0;
    for (std::size_t at = std::min(digits.find('.'), digits.size()); at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string exponential(double number) {
    auto text = fmt::format("{:.3g}", number);
    if (const auto plus = text.find("e+"); plus != std::string::npos) {
        text.erase(plus + 1, 1);
    }
    return text;
}

/// Without a tail of zeros.
std::string trimmed(std::string digits) {
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        digits.erase(digits.find_last_not_of('.') + 1);
    }
    return digits == "-0" ? "0" : digits;
}

std::string plain(double number, int decimals) {
    return with_commas(trimmed(fmt::format("{:.{}f}", number, decimals)));
}

int magnitude(double number) { return static_cast<int>(std::floor(std::log10(number))); }

double nice_step(double width, std::size_t most) {
    // Of the least numbers a part may be zero, which has no logarithm.
    const double rough = std::max(width / static_cast<double>(std::max<std::size_t>(most, 1)),
                                  std::numeric_limits<double>::min());
    const double power = std::pow(10, magnitude(rough));
    for (const double digit : {1.0, 2.0, 5.0}) {
        if (rough <= digit * power * (1 + 1e-9)) {
            return digit * power;
        }
    }
    return 10 * power;
}

std::vector<Tick> month_ticks(int step, Day low, Day high) {
    const auto first = civil(low);
    std::vector<Tick> ticks;
    for (int month = (first.year * months_a_year + static_cast<int>(first.month) - 1) / step * step;; month += step) {
        const int year = month / months_a_year;
        const auto day = day_of(year, static_cast<unsigned>(month % months_a_year + 1), 1);
        if (year > 9999 || (day && *day > high)) {
            return ticks;
        }
        if (day && *day >= low) {
            ticks.push_back({static_cast<double>(day->count),
                             step % months_a_year == 0 ? fmt::format("{}", year)
                                                       : fmt::format("{:04}-{:02}", year, month % months_a_year + 1)});
        }
    }
}

std::vector<Tick> plain_day_ticks(int step, Day low, Day high) {
    std::vector<Tick> ticks;
    for (Day day = low; day <= high && day.is_dated(); day.count += step) {
        ticks.push_back({static_cast<double>(day.count), to_string(day)});
    }
    return ticks;
}

}  // namespace

NumberScale scale_for(double largest) {
    if (largest >= largest_plain || largest < 1e6) {
        return {};
    }
    return largest >= 1e12  ? NumberScale{1e12, "trillion"}
           : largest >= 1e9 ? NumberScale{1e9, "billion"}
                            : NumberScale{1e6, "million"};
}

std::string scaled_text(double number, const NumberScale& scale, int digits) {
    const double scaled = number / scale.divisor;
    const double size = std::abs(scaled);
    if (size != 0 && (size >= largest_plain || size < smallest_plain)) {
        return exponential(scaled);
    }
    const bool whole = scaled == std::floor(scaled) || size >= 1000;
    return plain(scaled, whole ? 0 : std::clamp(digits - 1 - magnitude(size), 0, 7));
}

std::vector<Tick> number_ticks(double low, double high, std::size_t most, const NumberScale& scale) {
    // The whole range of two doubles may be no double.
    low = std::max(low, std::numeric_limits<double>::lowest() / 4);
    high = std::min(high, std::numeric_limits<double>::max() / 4);
    std::vector<Tick> ticks;
    const double step = nice_step(high / scale.divisor - low / scale.divisor, most);
    const double first = std::ceil(low / scale.divisor / step - 1e-9);
    const double last = std::floor(high / scale.divisor / step + 1e-9);
    for (double i = first; i <= last && ticks.size() <= most; ++i) {
        const double at = i * step + 0.0;  // no -0
        const double size = std::max(std::abs(at), step);
        const bool is_plain = size < largest_plain && step >= smallest_plain;
        ticks.push_back(
            {at * scale.divisor, is_plain ? plain(at, std::max(0, -magnitude(step * (1 + 1e-9)))) : exponential(at)});
    }
    return ticks;
}

std::vector<Tick> day_ticks(Day low, Day high, std::size_t most, Grain grain) {
    const double days = static_cast<double>(high.count) - low.count;
    const int least_months = grain == Grain::year ? months_a_year : grain == Grain::month ? 1 : 0;
    std::vector<Tick> ticks;
    for (const auto& step : steps) {
        const bool too_many = days / length(step) > static_cast<double>(most) + 1;
        if (step.months < least_months || (too_many && &step != &steps.back())) {
            continue;
        }
        ticks = step.days == 0 ? month_ticks(step.months, low, high) : plain_day_ticks(step.days, low, high);
        if (ticks.size() <= std::max<std::size_t>(most, 1)) {
            break;
        }
    }
    return ticks;
}

}  // namespace entente
