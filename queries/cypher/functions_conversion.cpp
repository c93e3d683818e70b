#include "queries/cypher/argument.hpp"
#include "queries/cypher/evaluate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace entente::cypher {

namespace {

using Arguments = std::span<const Datum>;

constexpr std::string_view kWrong = "InvalidArgumentValue";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\n\r";
    const auto begin = std::min(text.find_first_not_of(blanks), text.size());
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

/// Nothing where the text is no number.
std::optional<double> real_in(std::string_view text) {
    text = trimmed(text);
    const bool plain = !text.empty() && text.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
    const std::string copy(text);
    char* end = nullptr;
    const auto number = std::strtod(copy.c_str(), &end);
    return plain && *end == '\0' ? std::optional(number) : std::nullopt;
}

/// Towards zero; nothing where it does not fit.
std::optional<std::int64_t> whole(double number) {
    return std::abs(number) < 0x1p63 ? std::optional(static_cast<std::int64_t>(number)) : std::nullopt;
}

Datum to_integer(Arguments arguments, Run&) {
    const auto& of = arguments[0];
    const auto made = [](std::optional<std::int64_t> number) { return number ? Datum(*number) : Datum(); };
    if (const auto* text = of.text()) {
        const auto digits = trimmed(*text);
        std::int64_t number = 0;
        const auto skip = digits.starts_with('+') ? 1U : 0U;
        const auto [end, error] = std::from_chars(digits.data() + skip, digits.data() + digits.size(), number);
        if (error == std::errc{} && end == digits.data() + digits.size()) {
            return number;
        }
        const auto real = real_in(*text);
        return real ? made(whole(*real)) : Datum();
    }
    if (const auto* truth = of.as<bool>()) {
        return *truth ? 1 : 0;
    }
    if (of.as<std::int64_t>() != nullptr) {
        return of;
    }
    if (of.is_number()) {
        return made(whole(of.number()));
    }
    refuse_argument("a number or a text", of, kWrong);
}

Datum to_float(Arguments arguments, Run&) {
    const auto& of = arguments[0];
    if (const auto* text = of.text()) {
        const auto number = real_in(*text);
        return number ? Datum(*number) : Datum();
    }
    if (of.is_number()) {
        return of.number();
    }
    refuse_argument("a number or a text", of, kWrong);
}

Datum to_boolean(Arguments arguments, Run&) {
    const auto& of = arguments[0];
    if (of.as<bool>() != nullptr) {
        return of;
    }
    if (const auto* number = of.as<std::int64_t>()) {
        return *number != 0;
    }
    if (const auto* text = of.text()) {
        std::string word(trimmed(*text));
        std::transform(word.begin(), word.end(), word.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return word == "true" ? Datum(true) : word == "false" ? Datum(false) : Datum();
    }
    refuse_argument("a truth value, a text or a whole number", of, kWrong);
}

/// As short as reads back the same, and never like a whole number.
std::string real_text(double number) {
    if (std::isnan(number)) {
        return "NaN";
    }
    if (std::isinf(number)) {
        return number < 0 ? "-Infinity" : "Infinity";
    }
    auto text = fmt::format("{}", number);
    if (text.find_first_of(".e") == std::string::npos) {
        text += ".0";
    }
    return text;
}

Datum to_text(Arguments arguments, Run&) {
    const auto& of = arguments[0];
    if (of.text() != nullptr) {
        return of;
    }
    if (const auto* truth = of.as<bool>()) {
        return *truth ? "true" : "false";
    }
    if (const auto* number = of.as<std::int64_t>()) {
        return fmt::format("{}", *number);
    }
    if (const auto* number = of.as<double>()) {
        return real_text(*number);
    }
    if (const auto* number = of.as<Decimal>()) {
        return to_string(*number);
    }
    if (const auto* value = of.as<Date>()) {
        return to_string(*value);
    }
    if (const auto* value = of.as<LocalTime>()) {
        return to_string(*value);
    }
    if (const auto* value = of.as<Time>()) {
        return to_string(*value);
    }
    if (const auto* value = of.as<LocalDateTime>()) {
        return to_string(*value);
    }
    if (const auto* value = of.as<DateTime>()) {
        return to_string(*value);
    }
    if (const auto* value = of.as<Duration>()) {
        return to_string(*value);
    }
    refuse_argument("a number, a truth value, a text or a time", of, kWrong);
}

/// Null where the function would throw.
template <Datum (*function)(Arguments, Run&)>
Datum or_null(Arguments arguments, Run& run) {
    try {
        return function(arguments, run);
    } catch (const Fault&) {
        return {};
    }
}

template <Datum (*function)(Arguments, Run&)>
Datum each(Arguments arguments, Run& run) {
    DatumList made;
    for (const auto& item : list_argument(arguments[0])) {
        made.push_back(item.is_null() ? Datum() : or_null<function>(Arguments(&item, 1), run));
    }
    return made;
}

Datum type_of(Arguments arguments, Run&) { return std::string(type_name(arguments[0])); }

constexpr std::array kFunctions{
    Function{"toboolean", 1, 1, to_boolean},
    Function{"tobooleanlist", 1, 1, each<to_boolean>},
    Function{"tobooleanornull", 1, 1, or_null<to_boolean>},
    Function{"tofloat", 1, 1, to_float},
    Function{"tofloatlist", 1, 1, each<to_float>},
    Function{"tofloatornull", 1, 1, or_null<to_float>},
    Function{"tointeger", 1, 1, to_integer},
    Function{"tointegerlist", 1, 1, each<to_integer>},
    Function{"tointegerornull", 1, 1, or_null<to_integer>},
    Function{"tostring", 1, 1, to_text},
    Function{"tostringlist", 1, 1, each<to_text>},
    Function{"tostringornull", 1, 1, or_null<to_text>},
    Function{"valuetype", 1, 1, type_of, true},
};

}  // namespace

std::span<const Function> conversion_functions() { return kFunctions; }

}  // namespace entente::cypher
