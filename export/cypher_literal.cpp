#include "export/cypher_literal.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "export/text.hpp"
#include "export/value_text.hpp"

namespace entente {
namespace {

void append_call(std::string& out, std::string_view function, std::string_view text) {
    out += function;
    out += '(';
    append_cypher_text(out, text);
    out += ')';
}

void append_real(std::string& out, double number) {
    if (std::isnan(number)) {
        out += "(0.0 / 0.0)";
    } else if (std::isinf(number)) {
        out += number > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
    } else {
        append_double(out, number);
    }
}

std::string_view function_of(std::string_view moment) {
    if (moment.starts_with('P')) {
        return "duration";
    }
    const auto clock = moment.find('T');
    if (clock == std::string_view::npos && moment.find(':') == std::string_view::npos) {
        return "date";
    }
    const auto time = clock == std::string_view::npos ? moment : moment.substr(clock);
    const bool zoned = time.find_first_of("Z+-[") != std::string_view::npos;
    if (clock == std::string_view::npos) {
        return zoned ? "time" : "localtime";
    }
    return zoned ? "datetime" : "localdatetime";
}

struct Literal {
    std::string& out;
    const Snapshot& snapshot;

    void operator()(None) const { out += "null"; }
    void operator()(bool flag) const { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) const { append_integer(out, number); }
    void operator()(double number) const { append_real(out, number); }
    void operator()(const Decimal& number) const { append_decimal(out, number); }
    void operator()(const std::string& text) const { append_cypher_text(out, text); }
    void operator()(const Bound& bound) const {
        if (bound.is_days()) {
            append_cypher_day(out, bound.earliest());
        } else {
            out += "null";
        }
    }
    void operator()(const Duration& length) const { append_call(out, "duration", to_string(length)); }
    void operator()(const Moment& moment) const { append_call(out, function_of(moment.text), moment.text); }
    void operator()(NodeId node) const {
        const auto index = snapshot.find(node);
        append_cypher_text(out, index ? snapshot.key(*index) : std::string_view());
    }
    void operator()(const Quantity& quantity) const { append_decimal(out, quantity.number); }
    void operator()(const List& list) const {
        out += '[';
        std::string_view comma;
        for (const Value& member : list) {
            out += comma;
            append_cypher(out, member, snapshot);
            comma = ", ";
        }
        out += ']';
    }
};

}  // namespace

void append_cypher_text(std::string& out, std::string_view text) {
    out += '\'';
    bool after_backslash = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        if (point.value == '\'' || point.value == '\\') {
            out += '\\';
            out += static_cast<char>(point.value);
        } else if (is_control(point.value) || (after_backslash && (point.value == 'u' || point.value == 'U'))) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(point.value));
        } else {
            append_utf8(out, point.value);
        }
        after_backslash = point.value == '\\';
    }
    out += '\'';
}

std::string cypher_name(std::string_view name) {
    constexpr char32_t replacement = 0xFFFD;
    std::string out = "`";
    for (std::size_t at = 0; at < name.size();) {
        const auto point = code_point_at(name, at);
        at = point.end;
        const bool escape = point.value == '\\' && at < name.size() && (name[at] == 'u' || name[at] == 'U');
        append_utf8(out, escape || is_control(point.value) ? replacement : point.value);
        out += point.value == '`' ? "`" : "";
    }
    return out + '`';
}

void append_cypher(std::string& out, const Value& value, const Snapshot& snapshot) {
    std::visit(Literal{out, snapshot}, value.content());
}

void append_cypher_day(std::string& out, Day day) {
    out += "date('";
    append_day(out, day);
    out += "')";
}

}  // namespace entente
