#include "graph/error.hpp"
#include "graph/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {

namespace {

using Hedge = Quantity::Hedge;

constexpr int kMostDigits = 18;
constexpr int kMostExponent = 30;
constexpr int kMostPlaces = 48;  // of the plain digits of 18 with the least exponent

struct Wording {
    std::string_view words;
    Hedge hedge;
};

// Longer wordings before those that they begin with.
constexpr std::array kWordings = {
    Wording{"nearly", Hedge::nearly},
    Wording{"almost", Hedge::nearly},
    Wording{"close to", Hedge::nearly},
    Wording{"more than", Hedge::over},
    Wording{"in excess of", Hedge::over},
    Wording{"over", Hedge::over},
    Wording{"about", Hedge::about},
    Wording{"around", Hedge::about},
    Wording{"approximately", Hedge::about},
    Wording{"some", Hedge::about},
    Wording{"roughly", Hedge::about},
    Wording{"at least", Hedge::at_least},
    Wording{"not less than", Hedge::at_least},
    Wording{"no less than", Hedge::at_least},
    Wording{"up to", Hedge::up_to},
    Wording{"at most", Hedge::up_to},
    Wording{"exactly", Hedge::exact},
    Wording{"exact", Hedge::exact},
};

struct Scale {
    std::string_view word;
    int exponent;
};

constexpr std::array kScales = {Scale{"thousand", 3}, Scale{"million", 6}, Scale{"billion", 9}, Scale{"trillion", 12}};

/// Takes the word off the front of the text, with the space after it.
bool take(std::string_view& rest, std::string_view word) {
    if (!rest.starts_with(word) || (rest.size() > word.size() && rest[word.size()] != ' ')) return false;
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    return true;
}

std::string_view take_word(std::string_view& rest) {
    auto word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    return word;
}

bool is_currency(std::string_view unit) {
    return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

[[noreturn]] void fail_decimal(std::string_view text, std::string_view why, std::size_t offset) {
    throw ParseError(fmt::format("expected a number such as 0.25, 90e6 or 90 million, found '{}': {}", text, why),
                     std::string(text), offset);
}

/// Without trailing zeros, so that equal numbers are equal structs.
Decimal reduced(Decimal decimal) {
    if (decimal.coefficient == 0) return {0, 0};
    while (decimal.coefficient % 10 == 0) {
        decimal.coefficient /= 10;
        ++decimal.exponent;
    }
    return decimal;
}

/// "90 million" where the exponent is that of a word, "90e4" where digits would be invented, else plain digits.
std::string plain_digits(const Decimal& decimal) {
    std::string digits = fmt::format("{}", decimal.coefficient);
    bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    auto places = static_cast<std::size_t>(-decimal.exponent);
    if (digits.size() <= places) digits.insert(0, places - digits.size() + 1, '0');
    if (places > 0) digits.insert(digits.size() - places, 1, '.');
    return (negative ? "-" : "") + digits;
}

}  // namespace

double Decimal::to_double() const {
    static constexpr std::array<double, 19> powers = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                      1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
    auto size = static_cast<std::size_t>(std::abs(exponent));
    double power = size < powers.size() ? powers[size] : std::pow(10.0, std::abs(exponent));
    // Dividing by a power of ten that a double holds exactly gives the nearest double.
    auto value = static_cast<double>(coefficient);
    return exponent < 0 ? value / power : value * power;
}

double Decimal::half_digit() const { return 0.5 * std::pow(10.0, exponent); }

bool operator==(const Decimal& a, const Decimal& b) {
    Decimal x = reduced(a);
    Decimal y = reduced(b);
    return x.coefficient == y.coefficient && x.exponent == y.exponent;
}

std::weak_ordering operator<=>(const Decimal& a, const Decimal& b) {
    if (a == b) return std::weak_ordering::equivalent;
    long double x = static_cast<long double>(a.coefficient) * std::pow(10.0L, a.exponent);
    long double y = static_cast<long double>(b.coefficient) * std::pow(10.0L, b.exponent);
    return x < y ? std::weak_ordering::less : std::weak_ordering::greater;
}

Decimal parse_decimal(std::string_view text) {
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
    Decimal result;
    int digits = 0;
    int places = 0;
    bool any = false;
    bool point = false;
    for (; at < text.size(); ++at) {
        char c = text[at];
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            any = true;
            digits += digits > 0 || c != '0' ? 1 : 0;
            places += point ? 1 : 0;
            if (digits > kMostDigits) fail_decimal(text, "more than 18 digits", at);
            if (places > kMostPlaces) fail_decimal(text, "more than 48 places behind the point", at);
            result.coefficient = result.coefficient * 10 + (c - '0');
        } else {
            break;
        }
    }
    if (!any) fail_decimal(text, "no digits", at);
    int exponent = 0;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t begin = ++at;
        bool down = at < text.size() && (text[at] == '-' || text[at] == '+') && text[at++] == '-';
        std::size_t first = at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && exponent <= kMostExponent; ++at)
            exponent = exponent * 10 + (text[at] - '0');
        if (at == first) fail_decimal(text, "no exponent after e", begin);
        if (down) exponent = -exponent;
    } else if (at < text.size() && text[at] == ' ') {
        auto word = text.substr(at + 1);
        auto scale = std::find_if(kScales.begin(), kScales.end(), [&](const Scale& s) { return s.word == word; });
        if (scale == kScales.end())
            fail_decimal(text, "after the number comes thousand, million, billion or trillion", at + 1);
        exponent = scale->exponent;
        at = text.size();
    }
    if (at != text.size()) fail_decimal(text, "text after the number", at);
    if (std::abs(exponent) > kMostExponent) fail_decimal(text, "exponent beyond 30", text.size());
    result.exponent = exponent - places;
    if (result.exponent < -kMostPlaces) fail_decimal(text, "more than 48 places behind the point", text.size());
    if (negative) result.coefficient = -result.coefficient;
    return result;
}

std::string to_string(const Decimal& decimal) {
    if (decimal.exponent <= 0) return plain_digits(decimal);
    for (const Scale& scale : kScales) {
        int places = scale.exponent - decimal.exponent;
        if (places < 0 || places > 2) continue;
        return fmt::format("{} {}", plain_digits({decimal.coefficient, -places}), scale.word);
    }
    return fmt::format("{}e{}", decimal.coefficient, decimal.exponent);
}

std::string_view to_string(Hedge hedge) {
    switch (hedge) {
        case Hedge::bare:
            return "bare";
        case Hedge::exact:
            return "exact";
        case Hedge::about:
            return "about";
        case Hedge::nearly:
            return "nearly";
        case Hedge::over:
            return "over";
        case Hedge::at_least:
            return "at least";
        case Hedge::up_to:
            return "up to";
    }
    return "bare";
}

Range range(const Quantity& quantity) {
    double x = quantity.number.to_double();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    // A negative X lies the other way round: nearly -10 is (-10, -9].
    auto between = [](double a, double b, bool a_in, bool b_in) {
        return a <= b ? Range{a, b, a_in, b_in} : Range{b, a, b_in, a_in};
    };
    switch (quantity.hedge) {
        case Hedge::nearly:
            return between(0.9 * x, x, true, false);
        case Hedge::about:
            return between(0.9 * x, 1.1 * x, true, true);
        case Hedge::over:
            return {x, infinity, false, false};
        case Hedge::at_least:
            return {x, infinity, true, false};
        case Hedge::up_to:
            return {-infinity, x, false, true};
        case Hedge::exact:
            return {x, x};
        case Hedge::bare:
            break;
    }
    bool count = quantity.unit != "%" && !is_currency(quantity.unit);
    double half = count ? 0 : quantity.number.half_digit();
    return {x - half, x + half};
}

Quantity parse_quantity(std::string_view text) {
    Quantity result;
    std::string_view rest = text;
    auto fail = [&](std::string_view why) {
        throw ParseError(
            fmt::format("expected a quantity such as 'nearly 90 million EUR' or '21 agreements', found '{}': {}", text,
                        why),
            std::string(text), text.size() - rest.size());
    };
    for (const Wording& wording : kWordings) {
        if (!take(rest, wording.words)) continue;
        result.hedge = wording.hedge;
        result.wording = wording.words;
        break;
    }
    std::string_view number = rest.substr(0, rest.find(' '));
    std::string_view after = rest.substr(std::min(rest.size(), number.size() + 1));
    std::string_view scale = after.substr(0, after.find(' '));
    if (std::any_of(kScales.begin(), kScales.end(), [&](const Scale& s) { return s.word == scale; })) {
        number = rest.substr(0, number.size() + 1 + scale.size());
    }
    try {
        result.number = parse_decimal(number);
    } catch (const ParseError& error) {
        fail(error.what());
    }
    rest.remove_prefix(std::min(rest.size(), number.size() + 1));
    result.unit = take_word(rest);
    if (result.unit.empty()) fail("a unit comes after the number");
    if (take(rest, "per")) {
        result.per = take_word(rest);
        if (result.per != "total" && result.per != "year" && result.per != "month")
            fail("per total, per year or per month");
        if (result.per == "total") result.per.clear();
    }
    if (take(rest, "of")) {
        if (rest.empty()) fail("the base of the share comes after 'of'");
        result.of = rest;
        rest = {};
    }
    if (!rest.empty()) fail("text after the quantity");
    return result;
}

std::string to_string(const Quantity& quantity) {
    std::string text = quantity.wording.empty() && quantity.hedge != Hedge::bare
                           ? std::string(to_string(quantity.hedge))
                           : quantity.wording;
    if (!text.empty()) text += ' ';
    text += fmt::format("{} {}", to_string(quantity.number), quantity.unit);
    if (!quantity.per.empty()) text += " per " + quantity.per;
    if (!quantity.of.empty()) text += " of " + quantity.of;
    return text;
}

}  // namespace entente
