#include "export/chart_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

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

std::string plain(double number, int decimals) { return with_commas(trimmed(fmt::format("{:.{}f}", number, decimals))); }

int magnitude(double number) { return static_cast<int>(std::floor(std::log10(number))); }

double nice_step(double width, std::size_t most) {
    const double rough = width / static_cast<double>(std::max<std::size_t>(most, 1));
    const double power = std::pow(10, magnitude(rough));
    for (const double digit : {1.0, 2.0, 5.0}) {
        if (rough <= digit * power * (1 + 1e-9)) {
            return digit * power;
        }
    }
    return 10 * power;
}

void append_months(std::vector<Tick>& ticks, int step, Day low, Day high) {
    const auto first = civil(low);
    const int from = (first.year * months_a_year + static_cast<int>(first.month) - 1) / step * step;
    for (int month = from;; month += step) {
        const int year = month / months_a_year;
        const auto day = day_of(year, static_cast<unsigned>(month % months_a_year + 1), 1);
        if (year > 9999 || (day && *day > high)) {
            return;
        }
        if (day && *day >= low) {
            ticks.push_back({static_cast<double>(day->count),
                             step % months_a_year == 0 ? fmt::format("{}", year)
                                                       : fmt::format("{:04}-{:02}", year, month % months_a_year + 1)});
        }
    }
}

}  // namespace

NumberScale scale_for(double largest) {
    if (largest >= largest_plain || largest < 1e6) {
        return {};
    }
    return largest >= 1e12 ? NumberScale{1e12, "trillion"}
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
    std::vector<Tick> ticks;
    const double step = nice_step(high / scale.divisor - low / scale.divisor, most);
    const double first = std::ceil(low / scale.divisor / step - 1e-9);
    const double last = std::floor(high / scale.divisor / step + 1e-9);
    for (double i = first; i <= last && ticks.size() <= most; ++i) {
        const double at = i * step;
        const double size = std::max(std::abs(at), step);
        const bool is_plain = size < largest_plain && step >= smallest_plain;
        ticks.push_back({at * scale.divisor, is_plain ? plain(at, std::max(0, -magnitude(step * (1 + 1e-9)))) : exponential(at)});
    }
    return ticks;
}

std::vector<Tick> day_ticks(Day low, Day high, std::size_t most) {
    const double days = static_cast<double>(high.count) - low.count;
    const auto* step = std::find_if(steps.begin(), steps.end() - 1, [&](const Step& candidate) {
        return days / length(candidate) <= static_cast<double>(std::max<std::size_t>(most, 2)) - 1;
    });
    std::vector<Tick> ticks;
    if (step->days == 0) {
        append_months(ticks, step->months, low, high);
    } else {
        for (Day day = low; day <= high && day.is_dated(); day.count += step->days) {
            ticks.push_back({static_cast<double>(day.count), to_string(day)});
        }
    }
    return ticks;
}

}  // namespace entente
