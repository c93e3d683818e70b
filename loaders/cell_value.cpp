#include "loaders/cell_value.hpp"

#include "graph/error.hpp"
#include "loaders/rejection.hpp"

#include <optional>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr char kBoundExpectation[] =
    "a day (2024-07-10), a month (2024-07), a year (2024), a range (first/last) or .. for open";

std::string expectation(ValueType type) {
    switch (type) {
        case ValueType::boolean:
            return "a boolean (true, false, yes, no, 1 or 0)";
        case ValueType::integer:
            return "an integer";
        case ValueType::decimal:
        case ValueType::real:
            return "a number";
        case ValueType::day:
            return "a day (2024-07-10), a month (2024-07), a year (2024) or a range (first/last)";
        case ValueType::duration:
            return "a duration (P10Y, PT24H)";
        case ValueType::quantity:
            return "a quantity ([wording] number unit [per year] [of base])";
        default:
            return fmt::format("a {}", to_string(type));
    }
}

bool digits(std::string_view text, int& number) {
    number = 0;
    for (const char letter : text) {
        if (letter < '0' || letter > '9') {
            return false;
        }
        number = number * 10 + (letter - '0');
    }
    return true;
}

/// The common form, without the detour through the parser of all forms.
std::optional<Day> plain_day(std::string_view text) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text.substr(0, 4), year) ||
        !digits(text.substr(5, 2), month) || !digits(text.substr(8, 2), day)) {
        return std::nullopt;
    }
    return day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

}  // namespace

Bound bound_of_cell(std::string_view text, const std::string& column) {
    if (const std::optional<Day> day = plain_day(text)) {
        return Bound(*day);
    }
    try {
        return parse_bound(text);
    } catch (const ParseError&) {
        throw RowRejected{column, kBoundExpectation, quoted(text)};
    }
}

Day day_of_cell(std::string_view text, const std::string& column) {
    const Bound bound = bound_of_cell(text, column);
    if (!bound.is_days()) {
        throw RowRejected{column, "a day", quoted(text)};
    }
    return bound.latest();
}

Value value_of_cell(ValueType type, std::string_view text, Ends& ends, const std::string& column) {
    if (type == ValueType::text) {
        return Value(std::string(text));
    }
    if (type == ValueType::reference) {
        return Value(ends.find(text, column));
    }
    if (type == ValueType::day) {
        if (const std::optional<Day> day = plain_day(text)) {
            return Value(Bound(*day));
        }
    }
    try {
        return parse_value(type, text);
    } catch (const ParseError&) {
        throw RowRejected{column, expectation(type), quoted(text)};
    }
}

}  // namespace entente
