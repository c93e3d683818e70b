#include "graph/bound.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

/// The days of "2024", "2024-07" or "2024-07-10".
Bound parse_one(std::string_view whole, std::string_view text, std::size_t offset) {
    auto digits = [&](std::size_t from, std::size_t size) {
        return text.size() >= from + size && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                                                         text.begin() + static_cast<std::ptrdiff_t>(from + size),
                                                         [](char c) { return c >= '0' && c <= '9'; });
    };
    auto fail = [&](std::string_view why, std::size_t at) -> Bound {
        throw ParseError(
            fmt::format("expected a day, a month, a year, a range (2024-07-08/2024-07-12) or '..', found '{}': {}",
                        whole, why),
            std::string(whole), offset + at);
    };
    auto number = [&](std::size_t from, std::size_t size) {
        int value = 0;
        for (char c : text.substr(from, size)) value = value * 10 + (c - '0');
        return value;
    };
    if (!digits(0, 4)) return fail("not a year", 0);
    int year = number(0, 4);
    if (text.size() == 4) {
        auto first = day_of(year, 1, 1);
        if (!first) return fail("years run from 0001 to 9999", 0);
        return {*first, *day_of(year, 12, 31)};
    }
    if (text[4] != '-' || !digits(5, 2)) return fail("not a month", 4);
    auto month = static_cast<unsigned>(number(5, 2));
    auto first = day_of(year, month, 1);
    if (!first) return fail("there is no such month", 5);
    if (text.size() == 7) {
        unsigned last = 28;
        while (day_of(year, month, last + 1)) ++last;
        return {*first, *day_of(year, month, last)};
    }
    try {
        return Bound(parse_day(text));
    } catch (const ParseError& error) {
        throw ParseError(error.what(), std::string(whole), offset + error.offset());
    }
}

}  // namespace

Bound Bound::open() {
    Bound bound;
    bound.kind_ = Kind::open;
    return bound;
}

Bound Bound::next() const { return is_days() ? Bound(earliest_.next(), latest_.next()) : *this; }
Bound Bound::previous() const { return is_days() ? Bound(earliest_.previous(), latest_.previous()) : *this; }

Bound parse_bound(std::string_view text) {
    if (text.empty()) return Bound::unknown();
    if (text == "..") return Bound::open();
    auto slash = text.find('/');
    if (slash == std::string_view::npos) return parse_one(text, text, 0);
    Bound first = parse_one(text, text.substr(0, slash), 0);
    Bound last = parse_one(text, text.substr(slash + 1), slash + 1);
    if (last.latest() < first.earliest()) {
        throw ParseError(fmt::format("the range '{}' ends before it begins", text), std::string(text), slash + 1);
    }
    return {first.earliest(), last.latest()};
}

std::string to_string(const Bound& bound) {
    if (bound.is_unknown()) return "";
    if (bound.is_open()) return "..";
    Day first = bound.earliest();
    Day last = bound.latest();
    if (first == last) return to_string(first);
    if (first.is_dated() && last.is_dated()) {
        CivilDay a = civil(first);
        CivilDay b = civil(last);
        bool whole_months = a.day == 1 && civil(last.next()).day == 1;
        if (whole_months && a.year == b.year && a.month == b.month) return fmt::format("{:04}-{:02}", a.year, a.month);
        if (whole_months && a.year == b.year && a.month == 1 && b.month == 12) return fmt::format("{:04}", a.year);
    }
    return fmt::format("{}/{}", to_string(first), to_string(last));
}

bool intersect(const Bound& a, const Bound& b) { return a.earliest() <= b.latest() && b.earliest() <= a.latest(); }

Span day_span(const Bound& day) { return {day, day.next()}; }

std::string readable(const Span& span) {
    if (span.is_empty()) return "";
    std::string since = span.since.is_days() ? to_string(span.since) : "";
    std::string last = span.until.is_days() ? to_string(span.until.previous()) : "";
    if (!since.empty() && since == last) return since;
    if (!since.empty() && !last.empty()) return fmt::format("{} to {}", since, last);
    if (!since.empty()) return fmt::format("from {}", since);
    if (!last.empty()) return fmt::format("to {}", last);
    return "always";
}

std::string readable(const Interval& interval) {
    Span span{interval.since.is_dated() ? Bound(interval.since) : Bound::open(),
              interval.until.is_dated() ? Bound(interval.until) : Bound::open()};
    return readable(span);
}

}  // namespace entente
