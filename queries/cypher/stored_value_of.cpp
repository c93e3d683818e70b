#include "graph/error.hpp"
#include "queries/cypher/fault.hpp"
#include "queries/cypher/stored_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::cypher {

namespace {

constexpr int kDeepest = 60;
constexpr std::int64_t kFirstDay = -719'162;  // 0001-01-01
constexpr std::int64_t kLastDay = 2'932'896;  // 9999-12-31

[[noreturn]] void refuse(std::string_view expected, const Datum& found) {
    throw Fault(ErrorKind::type, "InvalidPropertyType",
                fmt::format("expected {}, found {}", expected, type_name(found)));
}

std::optional<Bound> day_of(const Datum& datum) {
    const auto* date = datum.as<Date>();
    if (date == nullptr || date->day < kFirstDay || date->day > kLastDay) {
        return {};
    }
    return Bound(Day{static_cast<std::int32_t>(date->day)});
}

template <typename T>
Value moment(const T& time) {
    return Moment{to_string(time)};
}

/// As it is, whatever it is.
Value any_value(const Datum& datum, int depth);

struct AsItIs {
    const Datum& datum;
    int depth;

    Value operator()(std::monostate) const { return None{}; }
    Value operator()(bool truth) const { return truth; }
    Value operator()(std::int64_t number) const { return number; }
    Value operator()(double number) const { return number; }
    Value operator()(const Decimal& number) const { return number; }
    Value operator()(const std::shared_ptr<const std::string>& text) const { return *text; }
    Value operator()(const Date& date) const {
        const auto day = day_of(datum);
        return day ? Value(*day) : moment(date);
    }
    Value operator()(const LocalTime& time) const { return moment(time); }
    Value operator()(const Time& time) const { return moment(time); }
    Value operator()(const LocalDateTime& time) const { return moment(time); }
    Value operator()(const DateTime& time) const { return moment(time); }
    Value operator()(const Duration& length) const { return moment(length); }
    Value operator()(const std::shared_ptr<const DatumList>& list) const {
        if (depth == kDeepest) {
            throw Fault(ErrorKind::type, "InvalidPropertyType",
                        fmt::format("a list in a property is at most {} deep", kDeepest));
        }
        List made;
        for (const auto& item : *list) {
            made.push_back(any_value(item, depth + 1));
        }
        return made;
    }
    Value operator()(NodeIndex) const { refuse_storing(); }
    Value operator()(EdgeIndex) const { refuse_storing(); }
    Value operator()(const std::shared_ptr<const DatumMap>&) const { refuse_storing(); }
    Value operator()(const std::shared_ptr<const PathDatum>&) const { refuse_storing(); }

    [[noreturn]] void refuse_storing() const {
        refuse("a value that a property can hold (a number, text, boolean, time, or a list of them)", datum);
    }
};

Value any_value(const Datum& datum, int depth) { return std::visit(AsItIs{datum, depth}, datum.content()); }

Value parsed(const Property& property, const std::string& text) {
    try {
        return parse_value(property.type, text);
    } catch (const ParseError& error) {
        throw Fault(ErrorKind::type, "InvalidPropertyType", fmt::format("{}: {}", property.name, error.what()));
    }
}

std::optional<Decimal> decimal_of(const Datum& datum) {
    if (const auto* decimal = datum.as<Decimal>()) {
        return *decimal;
    }
    if (const auto* whole = datum.as<std::int64_t>()) {
        return Decimal{*whole, 0};
    }
    const auto* real = datum.as<double>();
    if (real == nullptr || !std::isfinite(*real)) {
        return {};
    }
    return parse_decimal(fmt::format("{}", *real));
}

const Datum* entry(const DatumMap& map, std::string_view key) {
    const auto found = std::find_if(map.begin(), map.end(), [&](const auto& one) { return one.first == key; });
    return found == map.end() || found->second.is_null() ? nullptr : &found->second;
}

/// From {number, unit}, and where given bound, per and of: what datum_of makes of a quantity.
Value quantity_of(const DatumMap& map, const Property& property, const Datum& whole) {
    constexpr std::string_view kExpected = "a quantity such as {number: 90000000, unit: 'EUR', bound: 'nearly'}";
    constexpr std::array<std::string_view, 8> kKeys = {"number", "unit", "bound", "low", "high", "per", "of", "text"};
    for (const auto& [key, value] : map) {
        if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
            throw Fault(ErrorKind::type, "InvalidPropertyType",
                        fmt::format("expected {}, found a map with '{}'", kExpected, key));
        }
    }
    const auto* number = entry(map, "number");
    const auto* unit = entry(map, "unit");
    const auto decimal = number == nullptr ? std::nullopt : decimal_of(*number);
    if (!decimal || unit == nullptr || unit->text() == nullptr) {
        refuse(kExpected, whole);
    }
    std::string text = fmt::format("{} {}", to_string(*decimal), *unit->text());
    const auto words = [&](std::string_view key) {
        const auto* value = entry(map, key);
        return value == nullptr || value->text() == nullptr ? std::string() : *value->text();
    };
    if (const auto bound = words("bound"); !bound.empty() && bound != "bare") {
        text = bound + " " + text;
    }
    if (const auto per = words("per"); !per.empty()) {
        text += " per " + per;
    }
    if (const auto of = words("of"); !of.empty()) {
        text += " of " + of;
    }
    const auto value = parsed(property, text);
    // The source's own wording, where the map is one that a query has read.
    if (const auto given = words("text"); !given.empty()) {
        const auto worded = parsed(property, given);
        const auto& a = std::get<Quantity>(worded.content());
        const auto& b = std::get<Quantity>(value.content());
        if (a.number == b.number && a.unit == b.unit && a.hedge == b.hedge && a.per == b.per && a.of == b.of) {
            return worded;
        }
    }
    return value;
}

std::optional<Value> length_of(const Datum& datum) {
    const auto* length = datum.as<Duration>();
    if (length == nullptr || length->nanoseconds != 0) {
        return {};
    }
    constexpr std::int64_t kMostMonths = 12 * 9999;
    constexpr std::int64_t kMostSeconds = 1'000'000 * kDaySeconds;
    if (length->months < 0 || length->months > kMostMonths || std::abs(length->days) > 1'000'000 ||
        std::abs(length->seconds) > kMostSeconds) {
        return {};
    }
    const auto seconds = length->days * kDaySeconds + length->seconds;
    if (seconds < 0 || seconds > kMostSeconds) {
        return {};
    }
    return entente::Duration{static_cast<std::int32_t>(length->months), seconds};
}

template <typename T>
std::optional<Value> plain(const Datum& datum) {
    const auto* value = datum.as<T>();
    return value == nullptr ? std::nullopt : std::optional<Value>(*value);
}

std::optional<Value> typed(const Datum& datum, const Property& property) {
    switch (property.type) {
        case ValueType::boolean:
            return plain<bool>(datum);
        case ValueType::integer:
            return plain<std::int64_t>(datum);
        case ValueType::decimal: {
            const auto number = decimal_of(datum);
            return number ? std::optional<Value>(*number) : std::nullopt;
        }
        case ValueType::real:
            return datum.is_number() ? std::optional<Value>(datum.number()) : std::nullopt;
        case ValueType::day: {
            const auto day = day_of(datum);
            return day ? std::optional<Value>(*day) : std::nullopt;
        }
        case ValueType::duration:
            return length_of(datum);
        case ValueType::quantity:
            return datum.map() == nullptr ? std::nullopt : std::optional(quantity_of(*datum.map(), property, datum));
        case ValueType::list:
            return datum.list() == nullptr ? std::nullopt : std::optional(any_value(datum, 0));
        case ValueType::time: {
            auto value = any_value(datum, 0);
            return value.type() == ValueType::time ? std::optional(std::move(value)) : std::nullopt;
        }
        default:
            return {};
    }
}

Value reference_of(const std::string& key, const Property& property, const Store& store) {
    const auto node = store.find_key(key);
    if (!node) {
        throw Fault(ErrorKind::entity, "NodeNotFound",
                    fmt::format("{} refers to a node: none has the key '{}'", property.name, key));
    }
    return *node;
}

}  // namespace

Value value_of(const Datum& datum) { return any_value(datum, 0); }

Value value_of(const Datum& datum, const Property& property, const Store& store) {
    if (datum.is_null()) {
        return None{};
    }
    if (property.any_type) {
        return any_value(datum, 0);
    }
    if (const auto value = typed(datum, property)) {
        return *value;
    }
    if (const auto* text = datum.text()) {
        return property.type == ValueType::text        ? Value(*text)
               : property.type == ValueType::reference ? reference_of(*text, property, store)
                                                       : parsed(property, *text);
    }
    refuse(fmt::format("for {} a {}", property.name, to_string(property.type)), datum);
}

}  // namespace entente::cypher
