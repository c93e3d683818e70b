#include "queries/cypher/argument.hpp"
#include "queries/cypher/constants.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal_functions.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <cmath>

namespace entente::cypher {

namespace {

[[noreturn]] void fail_types(std::string_view what, const Datum& a, const Datum& b) {
    throw Fault(ErrorKind::type, "InvalidArgumentType",
                fmt::format("{} {} and {} is not defined", what, type_name(a), type_name(b)));
}

[[noreturn]] void fail_overflow() {
    throw Fault(ErrorKind::arithmetic, "IntegerOverflow", "the result does not fit into 64 bits");
}

// RE2 complains on standard error of what is too long for it.
constexpr std::size_t kLongestExpression = std::size_t{64} << 10;

__extension__ using Wide = __int128;

/// Nothing where the sum or product takes more than 18 digits: it becomes a float.
std::optional<Decimal> decimal_of(Wide coefficient, std::int32_t exponent) {
    while (coefficient != 0 && coefficient % 10 == 0 && exponent < 0) {
        coefficient /= 10;
        ++exponent;
    }
    constexpr Wide kMost = 999'999'999'999'999'999;
    if (coefficient > kMost || coefficient < -kMost || exponent < -30 || exponent > 30) {
        return {};
    }
    return Decimal{static_cast<std::int64_t>(coefficient), exponent};
}

std::optional<Decimal> exact(const Datum& datum) {
    if (const auto* decimal = datum.as<Decimal>()) {
        return *decimal;
    }
    const auto* whole = datum.as<std::int64_t>();
    return whole == nullptr ? std::nullopt : std::optional(Decimal{*whole, 0});
}

/// Of two decimals with exponents that differ by no more than can be told in 128 bits.
std::optional<Decimal> decimal_sum(Decimal a, Decimal b, int sign) {
    const auto exponent = std::min(a.exponent, b.exponent);
    if (std::max(a.exponent, b.exponent) - exponent > 18) {
        return {};
    }
    const auto scaled = [&](const Decimal& decimal) {
        Wide made = decimal.coefficient;
        for (auto places = decimal.exponent; places > exponent; --places) {
            made *= 10;
        }
        return made;
    };
    return decimal_of(scaled(a) + sign * scaled(b), exponent);
}

/// Whole numbers stay whole, decimals exact while neither is a float.
template <typename Whole, typename Exact, typename Real>
Datum arithmetic(const Datum& a, const Datum& b, Whole whole, Exact exactly, Real real) {
    const auto* first = a.as<std::int64_t>();
    const auto* second = b.as<std::int64_t>();
    if (first != nullptr && second != nullptr) {
        std::int64_t made = 0;
        if (whole(*first, *second, &made)) {
            fail_overflow();
        }
        return made;
    }
    const auto x = exact(a);
    const auto y = exact(b);
    if (x && y) {
        if (const auto made = exactly(*x, *y)) {
            return Datum(Datum::Content(*made));
        }
    }
    return real(a.number(), b.number());
}

bool overflow_add(std::int64_t a, std::int64_t b, std::int64_t* made) { return __builtin_add_overflow(a, b, made); }
bool overflow_subtract(std::int64_t a, std::int64_t b, std::int64_t* made) {
    return __builtin_sub_overflow(a, b, made);
}
bool overflow_multiply(std::int64_t a, std::int64_t b, std::int64_t* made) {
    return __builtin_mul_overflow(a, b, made);
}

/// A day or time and a duration; nothing for anything else.
std::optional<Datum> shifted(const Datum& temporal, const Duration& duration) {
    const auto made = [](auto value) { return Datum(Datum::Content(value)); };
    if (const auto* date = temporal.as<Date>()) {
        return made(*date + duration);
    }
    if (const auto* time = temporal.as<LocalTime>()) {
        return made(*time + duration);
    }
    if (const auto* time = temporal.as<Time>()) {
        return made(*time + duration);
    }
    if (const auto* moment = temporal.as<LocalDateTime>()) {
        return made(*moment + duration);
    }
    if (const auto* moment = temporal.as<DateTime>()) {
        return made(*moment + duration);
    }
    if (const auto* other = temporal.as<Duration>()) {
        return made(*other + duration);
    }
    return {};
}

std::string text_of(const Datum& datum) {
    if (const auto* text = datum.text()) {
        return *text;
    }
    if (const auto* decimal = datum.as<Decimal>()) {
        return to_string(*decimal);
    }
    const auto* whole = datum.as<std::int64_t>();
    return whole != nullptr ? fmt::format("{}", *whole) : fmt::format("{}", datum.number());
}

Datum joined(const Datum& a, const Datum& b) {
    const auto size = [](const Datum& datum) { return datum.list() != nullptr ? datum.list()->size() : 1; };
    require_length(size(a) + size(b), kLongestList, "a list has at most {} items");
    DatumList made = a.list() != nullptr ? *a.list() : DatumList{a};
    if (b.list() != nullptr) {
        made.insert(made.end(), b.list()->begin(), b.list()->end());
    } else {
        made.push_back(b);
    }
    return made;
}

}  // namespace

Datum add(const Datum& a, const Datum& b) {
    const bool lists = a.list() != nullptr || b.list() != nullptr;
    if (a.is_null() || b.is_null()) {
        return {};
    }
    if (a.is_number() && b.is_number()) {
        return arithmetic(
            a, b, overflow_add, [](auto x, auto y) { return decimal_sum(x, y, 1); },
            [](double x, double y) { return x + y; });
    }
    if (lists) {
        return joined(a, b);
    }
    const auto text_or_number = [](const Datum& datum) { return datum.text() != nullptr || datum.is_number(); };
    if ((a.text() != nullptr || b.text() != nullptr) && text_or_number(a) && text_or_number(b)) {
        auto made = text_of(a);
        const auto more = text_of(b);
        require_length(made.size() + more.size(), kLongestText, "a text has at most {} bytes");
        return made += more;
    }
    if (const auto* duration = b.as<Duration>()) {
        if (auto made = shifted(a, *duration)) {
            return *made;
        }
    }
    if (const auto* duration = a.as<Duration>()) {
        if (auto made = shifted(b, *duration)) {
            return *made;
        }
    }
    fail_types("the sum of", a, b);
}

Datum subtract(const Datum& a, const Datum& b) {
    if (a.is_null() || b.is_null()) {
        return {};
    }
    if (a.is_number() && b.is_number()) {
        return arithmetic(
            a, b, overflow_subtract, [](auto x, auto y) { return decimal_sum(x, y, -1); },
            [](double x, double y) { return x - y; });
    }
    if (const auto* duration = b.as<Duration>()) {
        if (auto made = shifted(a, -*duration)) {
            return *made;
        }
    }
    fail_types("the difference of", a, b);
}

Datum multiply(const Datum& a, const Datum& b) {
    if (a.is_null() || b.is_null()) {
        return {};
    }
    if (a.is_number() && b.is_number()) {
        return arithmetic(
            a, b, overflow_multiply,
            [](Decimal x, Decimal y) {
                return decimal_of(Wide{x.coefficient} * y.coefficient, x.exponent + y.exponent);
            },
            [](double x, double y) { return x * y; });
    }
    const auto* duration = a.as<Duration>() != nullptr ? a.as<Duration>() : b.as<Duration>();
    const auto& factor = a.as<Duration>() != nullptr ? b : a;
    if (duration != nullptr && factor.is_number()) {
        return Datum(Datum::Content(*duration * factor.number()));
    }
    fail_types("the product of", a, b);
}

Datum divide(const Datum& a, const Datum& b) {
    if (a.is_null() || b.is_null()) {
        return {};
    }
    const auto* whole = b.as<std::int64_t>();
    if (const auto* first = a.as<std::int64_t>(); first != nullptr && whole != nullptr) {
        if (*whole == 0) {
            throw Fault(ErrorKind::arithmetic, "DivisionByZero", "a whole number is divided by zero");
        }
        if (*whole == -1 && *first == std::numeric_limits<std::int64_t>::min()) {
            fail_overflow();
        }
        return *first / *whole;
    }
    if (a.is_number() && b.is_number()) {
        return a.number() / b.number();
    }
    if (const auto* duration = a.as<Duration>(); duration != nullptr && b.is_number()) {
        return Datum(Datum::Content(*duration * (1 / b.number())));
    }
    fail_types("the quotient of", a, b);
}

Datum modulo(const Datum& a, const Datum& b) {
    if (a.is_null() || b.is_null()) {
        return {};
    }
    const auto* first = a.as<std::int64_t>();
    const auto* second = b.as<std::int64_t>();
    if (first != nullptr && second != nullptr) {
        if (*second == 0) {
            throw Fault(ErrorKind::arithmetic, "DivisionByZero", "a whole number is divided by zero");
        }
        return *second == -1 ? std::int64_t{0} : *first % *second;
    }
    if (a.is_number() && b.is_number()) {
        return std::fmod(a.number(), b.number());
    }
    fail_types("the remainder of", a, b);
}

Datum power(const Datum& a, const Datum& b) {
    if (a.is_null() || b.is_null()) {
        return {};
    }
    if (a.is_number() && b.is_number()) {
        return std::pow(a.number(), b.number());
    }
    fail_types("the power of", a, b);
}

Datum negate(const Datum& a) {
    if (a.as<Duration>() != nullptr) {
        return Datum(Datum::Content(-*a.as<Duration>()));
    }
    if (a.as<double>() != nullptr) {
        return -a.number();
    }
    return subtract(Datum(0), a);
}

Datum positive(const Datum& a) {
    if (!a.is_null() && !a.is_number() && a.as<Duration>() == nullptr) {
        throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("{} has no sign", type_name(a)));
    }
    return a;
}

Datum element(const Datum& of, std::string_view key, const Run& run) {
    if (of.is_null()) {
        return {};
    }
    if (const auto* map = of.map()) {
        const auto found = std::lower_bound(
            map->begin(), map->end(), key, [](const auto& entry, std::string_view name) { return entry.first < name; });
        return found != map->end() && found->first == key ? found->second : Datum();
    }
    const auto require = [](bool visible) {
        if (!visible) {
            throw Fault(ErrorKind::entity, "DeletedEntityAccess", "the element has been deleted");
        }
    };
    if (const auto* node = of.as<NodeIndex>()) {
        require(run.graph->visible(*node));
        return run.graph->property(*node, key);
    }
    if (const auto* edge = of.as<EdgeIndex>()) {
        require(run.graph->visible(*edge));
        return run.graph->property(*edge, key);
    }
    if (auto found = part(of, key)) {
        return *found;
    }
    throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("{} has no properties", type_name(of)));
}

Datum subscript(const Datum& of, const Datum& index, const Run& run) {
    if (of.is_null() || index.is_null()) {
        return {};
    }
    if (const auto* list = of.list()) {
        const auto* place = index.as<std::int64_t>();
        if (place == nullptr) {
            throw Fault(ErrorKind::type, "ListElementAccessByNonInteger",
                        fmt::format("the index of a list is a whole number, found {}", type_name(index)));
        }
        const auto size = static_cast<std::int64_t>(list->size());
        const auto at = *place < 0 ? *place + size : *place;
        return at < 0 || at >= size ? Datum() : (*list)[static_cast<std::size_t>(at)];
    }
    const bool keyed = of.map() != nullptr || of.as<NodeIndex>() != nullptr || of.as<EdgeIndex>() != nullptr;
    if (!keyed) {
        throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("{} has no elements", type_name(of)));
    }
    if (index.text() == nullptr) {
        throw Fault(ErrorKind::type, "MapElementAccessByNonString",
                    fmt::format("the key is a text, found {}", type_name(index)));
    }
    return element(of, *index.text(), run);
}

Datum slice(const Datum& of, const std::optional<Datum>& from, const std::optional<Datum>& to) {
    if (of.is_null() || (from && from->is_null()) || (to && to->is_null())) {
        return {};
    }
    if (of.list() == nullptr) {
        throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("{} has no slices", type_name(of)));
    }
    const auto size = static_cast<std::int64_t>(of.list()->size());
    const auto place = [&](const std::optional<Datum>& bound, std::int64_t otherwise) {
        if (!bound) {
            return otherwise;
        }
        const auto* number = bound->as<std::int64_t>();
        if (number == nullptr) {
            throw Fault(ErrorKind::type, "InvalidArgumentType", "the ends of a slice are whole numbers");
        }
        return std::clamp(*number < 0 ? *number + size : *number, std::int64_t{0}, size);
    };
    const auto begin = place(from, 0);
    const auto end = std::max(begin, place(to, size));
    return DatumList(of.list()->begin() + begin, of.list()->begin() + end);
}

Datum contains(const Datum& list, const Datum& item) {
    if (list.is_null()) {
        return {};
    }
    if (list.list() == nullptr) {
        throw Fault(ErrorKind::type, "InvalidArgumentType",
                    fmt::format("IN looks into a list, found {}", type_name(list)));
    }
    bool unknown = false;
    for (const auto& each : *list.list()) {
        const auto equal = equals(each, item);
        if (equal == true) {
            return true;
        }
        unknown = unknown || !equal;
    }
    return unknown ? Datum() : Datum(false);
}

Datum matches(const Datum& text, const Datum& expression, Constants& constants) {
    if (text.text() == nullptr || expression.text() == nullptr) {
        return {};
    }
    require_length(expression.text()->size(), kLongestExpression, "a regular expression has at most {} bytes");
    return RE2::FullMatch(*text.text(), constants.pattern(*expression.text()));
}

}  // namespace entente::cypher
