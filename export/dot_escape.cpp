#include "export/dot_escape.hpp"

#include <fmt/format.h>

#include <iterator>

#include "export/text.hpp"

namespace entente {
namespace {

constexpr std::string_view word_joiner = "\u2060";

bool is_ascii_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Whether Graphviz would read an entity (&lt; &#60;) at the ampersand that stands at `at`.
bool is_entity(std::string_view text, std::size_t at) {
    auto next = at + 1;
    while (next < text.size() && (is_ascii_letter(text[next]) || is_digit(text[next]) || text[next] == '#')) {
        ++next;
    }
    return next > at + 1 && next < text.size() && text[next] == ';';
}

/// Calls `put` with each code point that XML and Graphviz can hold; line ends and tabs are blanks.
template <typename Put>
void for_each_printable(std::string_view text, Put put) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        if (point.value == '\n' || point.value == '\t') {
            put(U' ', point.begin);
        } else if (!is_control(point.value) && (point.value & 0xFFFE) != 0xFFFE) {
            put(point.value, point.begin);
        }
    }
}

}  // namespace

std::string escape_dot(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    for_each_printable(text, [&](char32_t value, std::size_t begin) {
        append_utf8(out, value);
        if (value == '\\') {
            out += '\\';
        } else if (value == '&' && is_entity(text, begin)) {
            // An invisible letter in between. Writing &amp; would not do: Graphviz decodes it once for all formats,
            // and its SVG writer then takes the rest for an entity again.
            out += word_joiner;
        }
    });
    return out;
}

std::string escape_dot_html(std::string_view text) {
    std::string out;
    for_each_printable(text, [&](char32_t value, std::size_t begin) {
        switch (value) {
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '&':
                out += "&amp;";
                out += is_entity(text, begin) ? word_joiner : "";
                break;
            default:
                append_utf8(out, value);
        }
    });
    return out;
}

std::string escape_url(std::string_view url) {
    if (!is_web(url)) {
        return {};
    }
    std::string out;
    for (const char letter : url) {
        const bool plain = is_ascii_letter(letter) || is_digit(letter) ||
                           std::string_view("-._~:/?#[]@!$&()*+,;=%").find(letter) != std::string_view::npos;
        if (plain) {
            out += letter;
        } else {
            fmt::format_to(std::back_inserter(out), "%{:02X}",
                           static_cast<unsigned>(static_cast<unsigned char>(letter)));
        }
    }
    return out;
}

}  // namespace entente
