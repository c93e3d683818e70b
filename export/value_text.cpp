#include "export/value_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "export/cell_text.hpp"

namespace entente {
namespace {

void append_number(std::string& out, double number) {
    if (std::isfinite(number)) {
        out += number_text(number);
    } else {
        out += "null";
    }
}

void append_optional(std::string& out, std::string_view key, const std::string& text) {
    out += key;
    if (text.empty()) {
        out += "null";
    } else {
        append_json_string(out, text);
    }
}

void append_quantity(std::string& out, const Quantity& quantity) {
    const Range reach = range(quantity);
    out += "{\"number\":";
    append_decimal(out, quantity.number);
    out += ",\"unit\":";
    append_json_string(out, quantity.unit);
    out += ",\"bound\":";
    append_json_string(out, to_string(quantity.hedge));
    out += ",\"low\":";
    append_number(out, reach.low);
    out += ",\"high\":";
    append_number(out, reach.high);
    append_optional(out, ",\"per\":", quantity.per);
    append_optional(out, ",\"of\":", quantity.of);
    out += ",\"text\":";
    append_json_string(out, to_string(quantity));
    out += '}';
}

std::string_view key_of(NodeId node, const Snapshot& snapshot) {
    const auto index = snapshot.find(node);
    return index ? snapshot.key(*index) : std::string_view();
}

struct Json {
    std::string& out;
    const Snapshot& snapshot;

    void operator()(None) const { out += "null"; }
    void operator()(bool flag) const { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) const { append_integer(out, number); }
    void operator()(double number) const { append_number(out, number); }
    void operator()(const Decimal& number) const { append_decimal(out, number); }
    void operator()(const std::string& text) const { append_json_string(out, text); }
    void operator()(const Bound& bound) const { append_json_string(out, to_string(bound)); }
    void operator()(const Duration& length) const { append_json_string(out, to_string(length)); }
    void operator()(const Moment& moment) const { append_json_string(out, moment.text); }
    void operator()(NodeId node) const { append_json_string(out, key_of(node, snapshot)); }
    void operator()(const Quantity& quantity) const { append_quantity(out, quantity); }
    void operator()(const List& list) const {
        out += '[';
        std::string_view comma;
        for (const Value& member : list) {
            out += comma;
            append_json(out, member, snapshot);
            comma = ",";
        }
        out += ']';
    }
};

struct Text {
    std::string& out;
    const Snapshot& snapshot;

    void operator()(None) const {}
    void operator()(bool flag) const { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) const { append_integer(out, number); }
    void operator()(double number) const { append_double(out, number); }
    void operator()(const Decimal& number) const { append_decimal(out, number); }
    void operator()(const std::string& text) const { out += text; }
    void operator()(const Bound& bound) const { out += to_string(bound); }
    void operator()(const Duration& length) const { out += to_string(length); }
    void operator()(const Moment& moment) const { out += moment.text; }
    void operator()(NodeId node) const { out += key_of(node, snapshot); }
    void operator()(const Quantity& quantity) const { out += to_string(quantity); }
    void operator()(const List& list) const { Json{out, snapshot}(list); }
};

}  // namespace

void append_json(std::string& out, const Value& value, const Snapshot& snapshot) {
    std::visit(Json{out, snapshot}, value.content());
}

void append_json(std::string& out, std::span<const Value* const> values, const GraphProperty& property,
                 const Snapshot& snapshot) {
    if (!property.many) {
        if (values.empty()) {
            out += "null";
        } else {
            append_json(out, *values.front(), snapshot);
        }
        return;
    }
    out += '[';
    std::string_view comma;
    for (const Value* value : values) {
        out += comma;
        append_json(out, *value, snapshot);
        comma = ",";
    }
    out += ']';
}

void append_text(std::string& out, const Value& value, const Snapshot& snapshot) {
    std::visit(Text{out, snapshot}, value.content());
}

void append_double(std::string& out, double number) {
    if (std::isnan(number)) {
        out += "NaN";
    } else if (std::isinf(number)) {
        out += number > 0 ? "INF" : "-INF";
    } else {
        out += number_text(number);
    }
}

void append_integer(std::string& out, std::int64_t number) {
    const fmt::format_int digits(number);
    out.append(digits.data(), digits.size());
}

void append_decimal(std::string& out, const Decimal& number) {
    constexpr std::int32_t most_zeros = 18;
    if (number.exponent < 0) {
        out += to_string(number);
        return;
    }
    append_integer(out, number.coefficient);
    if (number.exponent <= most_zeros) {
        out.append(number.coefficient == 0 ? 0 : static_cast<std::size_t>(number.exponent), '0');
        out += ".0";
    } else {
        out += 'e';
        append_integer(out, number.exponent);
    }
}

void append_day(std::string& out, Day day) {
    constexpr int decade = 10;
    const CivilDay parts = civil(day);
    const auto digit = [](auto number) { return static_cast<char>('0' + number % decade); };
    const auto year = static_cast<unsigned>(parts.year);
    const char text[] = {digit(year / 1000),
                         digit(year / 100),
                         digit(year / 10),
                         digit(year),
                         '-',
                         digit(parts.month / decade),
                         digit(parts.month),
                         '-',
                         digit(parts.day / decade),
                         digit(parts.day)};
    out.append(text, sizeof text);
}

}  // namespace entente
