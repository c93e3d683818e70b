#include "export/mermaid_text.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "export/text.hpp"

namespace entente {

std::string escape_mermaid(std::string_view text) {
    // Digits and a point, or a dash, at the beginning would be a list in Markdown.
    constexpr std::string_view safe = " ,()/'!?=";
    std::string escaped;
    bool begun = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at = point.end;
        const bool letter = point.value >= 0x80 || (point.value >= 'A' && point.value <= 'Z') ||
                            (point.value >= 'a' && point.value <= 'z');
        const bool digit = point.value >= '0' && point.value <= '9';
        const bool sign = point.value < 0x80 && safe.find(static_cast<char>(point.value)) != std::string_view::npos;
        // A colon before a letter may name an icon.
        const bool inside = begun && (point.value == '.' || point.value == '-' ||
                                      (point.value == ':' && at < text.size() && text[at] == ' '));
        if (is_control(point.value)) {
            escaped += ' ';
        } else if (letter || digit || sign || inside) {
            append_utf8(escaped, point.value);
        } else {
            escaped += fmt::format("#{};", static_cast<std::uint32_t>(point.value));
        }
        begun = begun || letter;
    }
    return escaped;
}

std::string mermaid_comment(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at = point.end;
        append_utf8(line, is_control(point.value) || point.value == '{' || point.value == '}' ? U' ' : point.value);
    }
    return line;
}

}  // namespace entente
