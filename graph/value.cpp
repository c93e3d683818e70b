#include "graph/value.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace entente {

namespace {

constexpr std::array<std::string_view, 12> kTypeWords = {"none", "boolean",  "integer",   "decimal",  "real", "text",
                                                         "day",  "duration", "reference", "quantity", "list", "time"};

constexpr std::size_t kDeepestList = 64;
constexpr std::size_t kLongestMoment = 200;

[[noreturn]] void fail(std::string_view expected, std::string_view text, std::size_t offset = 0) {
    throw ParseError(fmt::format("expected {}, found '{}'", expected, text), std::string(text), offset);
}

bool parse_boolean(std::string_view text) {
    for (std::string_view word : {"true", "yes", "1"}) {
        if (text == word) return true;
    }
    for (std::string_view word : {"false", "no", "0"}) {
        if (text == word) return false;
    }
    fail("true, false, yes, no, 1 or 0", text);
}

template <typename Number>
Number parse_number(std::string_view expected, std::string_view text) {
    Number number{};
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        fail(expected, text, static_cast<std::size_t>(end - text.data()));
    return number;
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    out += '"';
}

/// Only the letters: which moments there are is known where they are reckoned with.
Moment parse_moment(std::string_view text) {
    const bool fits = !text.empty() && text.size() <= kLongestMoment &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (!fits) fail("a time such as 12:31:14.5, 2024-07-10T12:00Z or P1DT2H", text.substr(0, kLongestMoment));
    return {std::string(text)};
}

/// A list is written as [type "text", ...]; its elements' texts are their own canonical texts.
class ListReader {
public:
    explicit ListReader(std::string_view text) : text_(text) {}

    List read(std::size_t depth) {
        List list;
        expect('[');
        while (!at(']')) {
            if (!list.empty()) expect(',');
            auto word = text_.substr(position_, text_.find(' ', position_) - position_);
            ValueType type = parse_value_type(word);
            position_ += word.size();
            expect(' ');
            std::string element = quoted();
            if (type == ValueType::list) {
                if (depth >= kDeepestList) fail("a list at most 64 deep", text_.substr(0, 60));
                list.push_back(ListReader(element).read(depth + 1));
            } else {
                list.push_back(parse_value(type, element));
            }
        }
        expect(']');
        return list;
    }

private:
    bool at(char c) const { return position_ < text_.size() && text_[position_] == c; }

    void expect(char c) {
        if (!at(c)) fail(fmt::format("'{}' in a list", c), text_, position_);
        ++position_;
    }

    std::string quoted() {
        std::string result;
        expect('"');
        while (!at('"')) {
            if (at('\\')) ++position_;
            if (position_ >= text_.size()) fail("a closing quote", text_, position_);
            result += text_[position_++];
        }
        ++position_;
        return result;
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

std::string list_text(const List& list) {
    std::string out = "[";
    for (const Value& element : list) {
        if (out.size() > 1) out += ',';
        out += to_string(element.type());
        out += ' ';
        append_quoted(out, to_string(element));
    }
    return out + "]";
}

bool same_measure(const Quantity& a, const Quantity& b) { return a.unit == b.unit && a.per == b.per && a.of == b.of; }

bool meet(const Range& a, const Range& b) {
    auto before = [](const Range& x, const Range& y) {
        return x.high < y.low || (x.high == y.low && !(x.high_in && y.low_in));
    };
    return !before(a, b) && !before(b, a);
}

bool is_number(const Value& value) {
    return value.type() == ValueType::integer || value.type() == ValueType::decimal || value.type() == ValueType::real;
}

double number(const Value& value) {
    if (auto* integer = std::get_if<std::int64_t>(&value.content())) return static_cast<double>(*integer);
    if (auto* decimal = std::get_if<Decimal>(&value.content())) return decimal->to_double();
    return std::get<double>(value.content());
}

}  // namespace

std::string_view to_string(ValueType type) { return kTypeWords.at(static_cast<std::size_t>(type)); }

ValueType parse_value_type(std::string_view word) {
    auto found = std::find(kTypeWords.begin(), kTypeWords.end(), word);
    if (found == kTypeWords.end()) {
        throw Error(fmt::format("unknown type '{}': expected one of {}", word, fmt::join(kTypeWords, ", ")));
    }
    return static_cast<ValueType>(found - kTypeWords.begin());
}

Duration parse_duration(std::string_view text) {
    auto bad = [&](std::size_t offset) { fail("a duration such as P10Y, P6M or PT24H", text, offset); };
    if (text.size() < 3 || text[0] != 'P') bad(0);
    Duration result;
    bool time = false;
    std::size_t at = 1;
    while (at < text.size()) {
        if (text[at] == 'T' && !time) {
            time = true;
            ++at;
        }
        std::int64_t count = 0;
        auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), count);
        if (error != std::errc() || count < 0 || count > 1'000'000 || end == text.data() + text.size()) bad(at);
        at = static_cast<std::size_t>(end - text.data());
        switch (text[at++]) {
            case 'Y':
                time ? bad(at - 1) : void(result.months += static_cast<std::int32_t>(count * 12));
                break;
            case 'M':
                time ? void(result.seconds += count * 60) : void(result.months += static_cast<std::int32_t>(count));
                break;
            case 'W':
                time ? bad(at - 1) : void(result.seconds += count * 604'800);
                break;
            case 'D':
                time ? bad(at - 1) : void(result.seconds += count * 86'400);
                break;
            case 'H':
                time ? void(result.seconds += count * 3'600) : bad(at - 1);
                break;
            case 'S':
                time ? void(result.seconds += count) : bad(at - 1);
                break;
            default:
                bad(at - 1);
        }
        if (result.months > 12 * 9999) bad(at - 1);
    }
    return result;
}

std::string to_string(const Duration& duration) {
    std::string text = "P";
    auto put = [&](std::int64_t count, char unit) {
        if (count != 0) text += fmt::format("{}{}", count, unit);
    };
    put(duration.months / 12, 'Y');
    put(duration.months % 12, 'M');
    // Whole days read as days, except for less than two: "within 24 hours" is said in hours.
    std::int64_t days = duration.seconds >= 2 * 86'400 || duration.seconds % 3'600 != 0 ? duration.seconds / 86'400 : 0;
    put(days, 'D');
    std::int64_t rest = duration.seconds - days * 86'400;
    if (rest != 0) text += 'T';
    put(rest / 3'600, 'H');
    put(rest / 60 % 60, 'M');
    put(rest % 60, 'S');
    return text == "P" ? "PT0S" : text;
}

Value::Value(ValueContent content) : content_(std::move(content)) {}

bool operator==(const Value& a, const Value& b) {
    const auto* x = std::get_if<double>(&a.content_);
    const auto* y = std::get_if<double>(&b.content_);
    if (x == nullptr || y == nullptr) return a.content_ == b.content_;
    // What is no number is itself, and zero has a sign.
    return std::isnan(*x) ? std::isnan(*y) : *x == *y && std::signbit(*x) == std::signbit(*y);
}

Value parse_value(ValueType type, std::string_view text) {
    switch (type) {
        case ValueType::none:
            return None{};
        case ValueType::boolean:
            return parse_boolean(text);
        case ValueType::integer:
            return parse_number<std::int64_t>("a whole number", text);
        case ValueType::decimal:
            return parse_decimal(text);
        case ValueType::real:
            return parse_number<double>("a number", text);
        case ValueType::text:
            return std::string(text);
        case ValueType::day: {
            Bound day = parse_bound(text);
            if (!day.is_days()) fail("a day such as 2024-07-10, 2024-07 or 2024", text);
            return day;
        }
        case ValueType::duration:
            return parse_duration(text);
        case ValueType::reference:
            return NodeId{parse_number<std::int64_t>("a node", text)};
        case ValueType::quantity:
            return parse_quantity(text);
        case ValueType::list:
            return ListReader(text).read(0);
        case ValueType::time:
            return parse_moment(text);
    }
    return None{};
}

std::string to_string(const Value& value) {
    struct Writer {
        std::string operator()(None) const { return "none"; }
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(std::int64_t integer) const { return fmt::format("{}", integer); }
        std::string operator()(double real) const { return fmt::format("{}", real); }
        std::string operator()(NodeId node) const { return fmt::format("{}", raw(node)); }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const List& list) const { return list_text(list); }
        std::string operator()(const Decimal& decimal) const { return to_string(decimal); }
        std::string operator()(const Bound& bound) const { return to_string(bound); }
        std::string operator()(const Duration& duration) const { return to_string(duration); }
        std::string operator()(const Quantity& quantity) const { return to_string(quantity); }
        std::string operator()(const Moment& moment) const { return moment.text; }
    };
    return std::visit(Writer{}, value.content());
}

bool agree(const Value& a, const Value& b) {
    if (is_number(a) && is_number(b)) {
        const bool exact = a.type() == b.type() && a.type() != ValueType::real;
        return exact ? a == b : a == b || number(a) == number(b);
    }
    if (a.type() != b.type()) return false;
    if (a.type() == ValueType::day) return intersect(std::get<Bound>(a.content()), std::get<Bound>(b.content()));
    if (a.type() == ValueType::quantity) {
        const auto& x = std::get<Quantity>(a.content());
        const auto& y = std::get<Quantity>(b.content());
        return !same_measure(x, y) || meet(range(x), range(y));
    }
    return a == b;
}

bool comparable(const Value& a, const Value& b) {
    if (is_number(a) && is_number(b)) return true;
    if (a.type() != b.type()) return false;
    if (a.type() != ValueType::quantity) return true;
    return same_measure(std::get<Quantity>(a.content()), std::get<Quantity>(b.content()));
}

bool narrower(const Value& a, const Value& b) {
    if (!comparable(a, b)) return false;
    if (a.type() == ValueType::day && b.type() == ValueType::day) {
        const auto& x = std::get<Bound>(a.content());
        const auto& y = std::get<Bound>(b.content());
        return x.latest().count - x.earliest().count < y.latest().count - y.earliest().count;
    }
    if (a.type() == ValueType::quantity) {
        Range x = range(std::get<Quantity>(a.content()));
        Range y = range(std::get<Quantity>(b.content()));
        // Equally wide ranges may differ by rounding.
        return x.high - x.low < (y.high - y.low) * (1 - 1e-9);
    }
    return false;
}

}  // namespace entente
