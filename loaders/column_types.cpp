#include "loaders/column_types.hpp"

#include "graph/bound.hpp"
#include "graph/error.hpp"
#include "loaders/letter_case.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool is_boolean(std::string_view cell) {
    if (cell.size() > 5) {
        return false;
    }
    const std::string word = lower_case(cell);
    return word == "true" || word == "false" || word == "yes" || word == "no";
}

/// "007" is a code, not a number; "0" and "0.5" are numbers.
bool has_leading_zero(std::string_view cell) {
    if (cell.starts_with('-')) {
        cell.remove_prefix(1);
    }
    return cell.size() > 1 && cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9';
}

bool is_integer(std::string_view cell) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return error == std::errc() && end == cell.data() + cell.size() && !has_leading_zero(cell);
}

bool is_number(std::string_view cell) {
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return error == std::errc() && end == cell.data() + cell.size() && std::isfinite(number) && !has_leading_zero(cell);
}

template <typename Parse>
bool parses(const Parse& parse, std::string_view cell) {
    try {
        parse(cell);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// 2024-07-10, 2024-07 or 2024, the shapes that nothing else has.
bool is_day(std::string_view cell) {
    const bool shape = (cell.size() == 4 || (cell.size() == 7 && cell[4] == '-') ||
                        (cell.size() == 10 && cell[4] == '-' && cell[7] == '-')) &&
                       all_digits(cell.substr(0, 4));
    return shape && parses(parse_bound, cell);
}

}  // namespace

void ColumnTypes::see(std::size_t column, std::string_view cell) {
    Seen& seen = columns_[column];
    if (cell.empty()) {
        return;
    }
    seen.any = true;
    seen.booleans = seen.booleans && is_boolean(cell);
    seen.numbers = seen.numbers && is_number(cell);
    seen.integers = seen.integers && seen.numbers && is_integer(cell);
    seen.decimals = seen.decimals && seen.numbers && (seen.integers || parses(parse_decimal, cell));
    seen.days = seen.days && is_day(cell);
    seen.whole_day = seen.whole_day || (seen.days && cell.size() > 4);
}

ValueType ColumnTypes::type(std::size_t column) const {
    const Seen& seen = columns_[column];
    if (!seen.any) {
        return ValueType::text;
    }
    if (seen.integers) {
        return ValueType::integer;
    }
    if (seen.decimals) {
        return ValueType::decimal;
    }
    if (seen.numbers) {
        return ValueType::real;
    }
    if (seen.days && seen.whole_day) {
        return ValueType::day;
    }
    return seen.booleans ? ValueType::boolean : ValueType::text;
}

}  // namespace entente
