#include "tests/oracle.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace entente::oracle {

namespace {

// Numbers are counted in twentieths, where nine tenths and half a digit of a whole number are whole.
constexpr std::int64_t kTwentieths = 20;
constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();

// Ends that are left out lie one step further in: no case has numbers finer than twentieths.
struct Reach {
    std::int64_t low;
    std::int64_t high;
};

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

bool is_count(const Quantity& quantity) {
    return quantity.unit != "EUR" && quantity.unit != "USD" && quantity.unit != "%";
}

Reach reach(const Quantity& quantity) {
    std::int64_t digit = power_of_ten(quantity.number.exponent);
    std::int64_t whole = quantity.number.coefficient * digit;
    std::int64_t x = whole * kTwentieths;
    switch (quantity.hedge) {
        case Quantity::Hedge::exact:
            return {x, x};
        case Quantity::Hedge::about:
            return {whole * 18, whole * 22};
        case Quantity::Hedge::nearly:
            return {whole * 18, x - 1};
        case Quantity::Hedge::over:
            return {x + 1, kNoEnd};
        case Quantity::Hedge::at_least:
            return {x, kNoEnd};
        case Quantity::Hedge::up_to:
            return {-kNoEnd, x};
        case Quantity::Hedge::bare:
            break;
    }
    std::int64_t half = is_count(quantity) ? 0 : digit * kTwentieths / 2;
    return {x - half, x + half};
}

std::string period(const Quantity& quantity) { return quantity.per == "total" ? "" : quantity.per; }

// Integers, decimals and reals are one type.
std::optional<double> number(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value.content())) return static_cast<double>(*integer);
    if (const auto* decimal = std::get_if<Decimal>(&value.content())) return decimal->to_double();
    if (const auto* real = std::get_if<double>(&value.content())) return *real;
    return std::nullopt;
}

bool same_measure(const Quantity& a, const Quantity& b) {
    return a.unit == b.unit && a.of == b.of && period(a) == period(b);
}

double width(const Value& value) {
    if (const auto* day = std::get_if<Bound>(&value.content())) return day->latest().count - day->earliest().count;
    if (const auto* quantity = std::get_if<Quantity>(&value.content())) {
        Reach r = reach(*quantity);
        if (r.high == kNoEnd || r.low == -kNoEnd) return std::numeric_limits<double>::infinity();
        // An end left out leaves as wide a range.
        bool open_end = quantity->hedge == Quantity::Hedge::nearly;
        return static_cast<double>(r.high - r.low + (open_end ? 1 : 0));
    }
    return 0;
}

}  // namespace

bool compatible(const Value& a, const Value& b) {
    if (number(a) && number(b)) return *number(a) == *number(b);
    if (a.type() != b.type()) return false;
    if (const auto* x = std::get_if<Bound>(&a.content())) {
        const auto& y = std::get<Bound>(b.content());
        for (int day = x->earliest().count; day <= x->latest().count; ++day) {
            if (y.earliest().count <= day && day <= y.latest().count) return true;
        }
        return false;
    }
    if (const auto* x = std::get_if<Quantity>(&a.content())) {
        const auto& y = std::get<Quantity>(b.content());
        if (!same_measure(*x, y)) return true;
        return std::max(reach(*x).low, reach(y).low) <= std::min(reach(*x).high, reach(y).high);
    }
    return a == b;
}

bool alike(const Value& a, const Value& b) {
    if (number(a) && number(b)) return true;
    if (a.type() != b.type()) return false;
    const auto* x = std::get_if<Quantity>(&a.content());
    return x == nullptr || same_measure(*x, std::get<Quantity>(b.content()));
}

bool says_more(const Value& a, const Value& b) { return alike(a, b) && width(a) < width(b); }

}  // namespace entente::oracle
