#include "export/xml.hpp"

#include <algorithm>

#include "export/text.hpp"

namespace entente {
namespace {

/// What stands for a character that is not written as it is; empty for all others.
std::string_view reference_of(char32_t value) {
    switch (value) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        case '\t':
            return "&#9;";
        case '\n':
            return "&#10;";
        case '\r':
            return "&#13;";
        default:
            return value < 0x20 || value == 0xFFFE || value == 0xFFFF ? "\uFFFD" : "";
    }
}

/// ASCII that stands for itself.
bool is_plain(char letter) {
    return letter >= ' ' && letter < '\x7F' && letter != '&' && letter != '<' && letter != '>' && letter != '"' &&
           letter != '\'';
}

}  // namespace

std::string escape_xml(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    append_xml(out, text);
    return out;
}

void append_xml(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto special = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_plain);
        const auto end = static_cast<std::size_t>(special - text.begin());
        out.append(text, at, end - at);
        if (end == text.size()) {
            break;
        }
        const auto point = code_point_at(text, end);
        at = point.end;
        if (const auto reference = reference_of(point.value); !reference.empty()) {
            out += reference;
        } else {
            append_utf8(out, point.value);
        }
    }
}

}  // namespace entente
