#pragma once

#include "graph/bound.hpp"
#include "graph/ids.hpp"

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

enum class ValueType : std::uint8_t {
    none,
    boolean,
    integer,
    decimal,
    real,
    text,
    day,
    duration,
    reference,
    quantity,
    list,
    time
};

std::string_view to_string(ValueType type);

/// Throws Error on an unknown word.
ValueType parse_value_type(std::string_view word);

/// An exact number, `coefficient * 10^exponent`: "0.25", "90e6", "90 million". It remembers its last given digit.
struct Decimal {
    std::int64_t coefficient = 0;
    std::int32_t exponent = 0;

    double to_double() const;

    /// Half of one unit in the last given digit.
    double half_digit() const;

    /// As numbers compare: 90e6 equals 90000000.
    friend bool operator==(const Decimal& a, const Decimal& b);
    friend std::weak_ordering operator<=>(const Decimal& a, const Decimal& b);
};

/// Throws ParseError; at most 18 digits behind leading zeros, 48 places, exponents within +-30. Reads to_string() back.
Decimal parse_decimal(std::string_view text);
std::string to_string(const Decimal& decimal);

/// A length of time in the calendar's units.
struct Duration {
    std::int32_t months = 0;
    std::int64_t seconds = 0;
    friend auto operator<=>(const Duration&, const Duration&) = default;
};

/// ISO 8601: P10Y, P6M, P2W, PT24H. Throws ParseError.
Duration parse_duration(std::string_view text);
std::string to_string(const Duration& duration);

/// A hedged number with its unit, base and period.
struct Quantity {
    enum class Hedge : std::uint8_t { bare, exact, about, nearly, over, at_least, up_to };

    Decimal number;
    std::string unit;  ///< currency (ISO 4217), "%", or what is counted
    Hedge hedge = Hedge::bare;
    std::string wording;  ///< the source's own ("more than"); empty where bare
    std::string per;      ///< "total" (or empty), "year", "month"
    std::string of;       ///< base of a share ("GDP"); may be empty

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// Numbers from low to high, each end in or out.
struct Range {
    double low;
    double high;
    bool low_in = true;
    bool high_in = true;
};

/// What the hedge allows: nearly X is [0.9X, X), about X is X +- 10%, over X is (X, ..), a bare figure is X +- half its
/// last given digit, a bare count is exact.
Range range(const Quantity& quantity);

/// Reads "nearly 90 million EUR", "0.25 % per year of GDP", "21 agreements". Throws ParseError with the spot.
Quantity parse_quantity(std::string_view text);
std::string to_string(const Quantity& quantity);

/// "bare", "exact", "about", "nearly", "over", "at least", "up to".
std::string_view to_string(Quantity::Hedge hedge);

/// A moment, a time of day or a length of time that days and durations do not express, as ISO 8601 writes it.
struct Moment {
    std::string text;  ///< canonical: equal moments have equal texts

    friend bool operator==(const Moment&, const Moment&) = default;
};

/// Denial: the source says that there is none.
struct None {
    friend bool operator==(None, None) = default;
};

/// What a statement says of a property. A day is a range of days.
class Value;
using List = std::vector<Value>;
using ValueContent = std::variant<None, bool, std::int64_t, Decimal, double, std::string, Bound, Duration, NodeId,
                                  Quantity, List, Moment>;

class Value {
public:
    Value() = default;
    Value(ValueContent content);
    template <typename T>
    requires(!std::same_as<T, Value> && !std::same_as<T, ValueContent> && std::constructible_from<ValueContent, T>)
        Value(T content)
        : Value(ValueContent(std::move(content))) {}

    const ValueContent& content() const { return content_; }
    ValueType type() const { return static_cast<ValueType>(content_.index()); }
    bool is_none() const { return content_.index() == 0; }

    /// The same in type and content: NaN is NaN, and minus zero is not zero.
    friend bool operator==(const Value&, const Value&);

private:
    ValueContent content_;
};

/// Reads a value of the type; a reference is read by the store, not here. Throws ParseError.
Value parse_value(ValueType type, std::string_view text);

/// The canonical text, which parse_value reads back.
std::string to_string(const Value& value);

/// Whether both can be right at once: equal, or ranges of days or of numbers that meet. Quantities of different unit,
/// base or period cannot be compared and agree.
bool agree(const Value& a, const Value& b);

/// Whether the two speak of the same: one type, and quantities one unit, base and period.
bool comparable(const Value& a, const Value& b);

/// Whether `a` says more than `b`: its range of days or numbers is smaller.
bool narrower(const Value& a, const Value& b);

}  // namespace entente
