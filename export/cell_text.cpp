#include "export/cell_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "export/text.hpp"

namespace entente {
namespace {

/// What stands between the members of a list or a map, and before its closing bracket.
struct Layout {
    std::string member_break;
    std::string closing_break;
    std::string_view colon;
};

Layout layout_of(int indent, int depth) {
    if (indent == 0) {
        return {"", "", ":"};
    }
    return {fmt::format("\n{:{}}", "", indent * (depth + 1)), fmt::format("\n{:{}}", "", indent * depth), ": "};
}

void append_list(std::string& out, const Cell::List& list, int indent, int depth) {
    const auto layout = layout_of(indent, depth);
    std::string_view comma;
    out += '[';
    for (const auto& member : list) {
        out += comma;
        out += layout.member_break;
        append_json(out, member, indent, depth + 1);
        comma = ",";
    }
    out += list.empty() ? "" : layout.closing_break;
    out += ']';
}

void append_map(std::string& out, const Cell::Map& map, int indent, int depth) {
    const auto layout = layout_of(indent, depth);
    std::string_view comma;
    out += '{';
    for (const auto& entry : map) {
        out += comma;
        out += layout.member_break;
        append_json_string(out, entry.key);
        out += layout.colon;
        append_json(out, entry.value, indent, depth + 1);
        comma = ",";
    }
    out += map.empty() ? "" : layout.closing_break;
    out += '}';
}

/// ASCII that stands for itself between the quotes of JSON.
bool is_plain(char letter) { return letter >= ' ' && letter < '\x7F' && letter != '"' && letter != '\\'; }

/// The code point at `at`, as it stands between quotes, and where the next one begins.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
    const auto point = code_point_at(text, at);
    if (point.value == '"' || point.value == '\\') {
        out += '\\';
        out += static_cast<char>(point.value);
    } else if (point.value == '\n') {
        out += "\\n";
    } else if (point.value == '\t') {
        out += "\\t";
    } else if (is_control(point.value) || point.value == 0xFFFE || point.value == 0xFFFF) {
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(point.value));
    } else {
        append_utf8(out, point.value);
    }
    return point.end;
}

std::string readable_member(const Cell& cell) {
    if (std::holds_alternative<Cell::List>(cell.content)) {
        return fmt::format("[{}]", readable_text(cell));
    }
    if (std::holds_alternative<Cell::Map>(cell.content)) {
        return fmt::format("{{{}}}", readable_text(cell));
    }
    return cell.is_null() ? "null" : readable_text(cell);
}

struct Readable {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(const Digits& number) const { return number.text; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Cell::List& list) const {
        std::string out;
        std::string_view comma;
        for (const auto& member : list) {
            out += comma;
            out += readable_member(member);
            comma = ", ";
        }
        return out;
    }
    std::string operator()(const Cell::Map& map) const {
        std::string out;
        for (const auto& entry : map) {
            out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", entry.key, readable_member(entry.value));
        }
        return out;
    }
};

struct Json {
    std::string& out;
    int indent;
    int depth;
    void operator()(std::monostate) const { out += "null"; }
    void operator()(bool flag) const { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) const { fmt::format_to(std::back_inserter(out), "{}", number); }
    void operator()(double number) const { out += std::isfinite(number) ? number_text(number) : "null"; }
    void operator()(const Digits& number) const {
        out += number.text;
        out += number.text.find_first_of(".eE") == std::string::npos ? ".0" : "";
    }
    void operator()(const std::string& text) const { append_json_string(out, text); }
    void operator()(const Cell::List& list) const { append_list(out, list, indent, depth); }
    void operator()(const Cell::Map& map) const { append_map(out, map, indent, depth); }
};

}  // namespace

std::string number_text(double number) {
    auto text = fmt::format("{}", number);
    if (std::isfinite(number) && text.find_first_of(".e") == std::string::npos) {
        text += ".0";
    }
    return text;
}

std::string rounded_text(const Cell& cell) {
    const double* number = std::get_if<double>(&cell.content);
    if (number == nullptr) {
        return readable_text(cell);
    }
    const double size = std::abs(*number);
    return size == 0 || (size >= 1e-4 && size < 1e6) ? fmt::format("{:.6g}", *number) : number_text(*number);
}

std::string readable_text(const Cell& cell) { return std::visit(Readable{}, cell.content); }

std::string json_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const auto plain = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_plain);
        const auto end = static_cast<std::size_t>(plain - text.begin());
        out.append(text, at, end - at);
        if (end == text.size()) {
            break;
        }
        at = append_special(out, text, end);
    }
    out += '"';
}

void append_json(std::string& out, const Cell& cell, int indent, int depth) {
    std::visit(Json{out, indent, depth}, cell.content);
}

}  // namespace entente
