#include "verbs/periods.hpp"

#include "graph/bound.hpp"
#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente {

namespace {

constexpr std::size_t kMost = 10'000;
constexpr std::string_view kForm = "a series is written like 2014..2024/1y, with a step in y, m or d";

struct Step {
    int count = 1;
    char unit = 'y';
};

UsageError wrong(std::string_view text, std::string_view why) {
    return UsageError(fmt::format("--over {}: {}; {}", text, why, kForm));
}

Step parse_step(std::string_view whole, std::string_view text) {
    Step step;
    const auto* end = text.data() + text.size();
    const auto [next, error] = std::from_chars(text.data(), end, step.count);
    if (error != std::errc{} || step.count < 1 || step.count > 100'000 || next + 1 != end ||
        std::string_view("ymd").find(*next) == std::string_view::npos) {
        throw wrong(whole, fmt::format("'{}' is no step", text));
    }
    step.unit = *next;
    return step;
}

Day edge(std::string_view whole, std::string_view text, bool last) {
    try {
        const auto bound = parse_bound(text);
        if (bound.is_days()) {
            return last ? bound.latest() : bound.earliest();
        }
    } catch (const ParseError& error) {
        throw wrong(whole, error.what());
    }
    throw wrong(whole, "both ends have to be days, months or years");
}

/// The day some steps after another; of a day that the month lacks, the month's last.
Day later(Day day, const Step& step, int times) {
    if (step.unit == 'd') {
        return Day{day.count + step.count * times};
    }
    const auto from = civil(day);
    const auto months =
        from.year * 12 + static_cast<int>(from.month) - 1 + step.count * times * (step.unit == 'y' ? 12 : 1);
    for (auto number = from.day; number > 0; --number) {
        if (const auto found = day_of(months / 12, static_cast<unsigned>(months % 12 + 1), number)) {
            return *found;
        }
    }
    return Day::forever();
}

std::string name(Day day, char unit) {
    const auto text = to_string(day);
    const auto length = unit == 'y' ? 4 : unit == 'm' ? 7 : 10;
    return unit == 'y' && text.substr(4) != "-01-01" ? text
           : unit == 'm' && text.substr(7) != "-01"  ? text
                                                     : text.substr(0, length);
}

}  // namespace

std::vector<Period> parse_periods(std::string_view text) {
    const auto dots = text.find("..");
    const auto slash = text.rfind('/');
    const auto end = slash == std::string_view::npos ? text.size() : slash;
    if (dots == std::string_view::npos || dots > end) {
        throw wrong(text, "there are no two ends");
    }
    const auto step = slash == std::string_view::npos ? Step{} : parse_step(text, text.substr(slash + 1));
    const auto first = edge(text, text.substr(0, dots), false);
    const auto last = edge(text, text.substr(dots + 2, end - dots - 2), true);
    if (last < first) {
        throw wrong(text, "it is empty: it ends before it begins");
    }
    std::vector<Period> periods;
    auto begin = first;
    for (int times = 1; begin <= last; ++times) {
        if (periods.size() == kMost) {
            throw wrong(text, fmt::format("it has over {} periods", kMost));
        }
        const auto next = later(first, step, times);
        periods.push_back({name(begin, step.unit), std::min(next.previous(), last)});
        begin = next;
    }
    return periods;
}

}  // namespace entente
