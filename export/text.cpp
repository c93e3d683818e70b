#include "export/text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace entente {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t emoji_variation = 0xFE0F;

bool is_regional(char32_t value) { return value >= 0x1F1E6 && value <= 0x1F1FF; }

bool is_skin_tone(char32_t value) { return value >= 0x1F3FB && value <= 0x1F3FF; }

bool takes_no_column(char32_t value) {
    const auto code = static_cast<UChar32>(value);
    const auto category = u_charType(code);
    const bool hangul_inside = value >= 0x1160 && value <= 0x11FF;
    return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR || hangul_inside;
}

std::size_t columns_of(char32_t value) {
    if (takes_no_column(value)) {
        return 0;
    }
    const auto width = u_getIntPropertyValue(static_cast<UChar32>(value), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    // ICU counts in 32 bits: a window of the longest sequence keeps texts of any size right.
    const auto window = text.substr(offset, U8_MAX_LENGTH);
    std::int32_t next = 0;
    UChar32 value = 0;
    U8_NEXT(window.data(), next, static_cast<std::int32_t>(window.size()), value);
    const bool valid = value >= 0;
    return {valid ? static_cast<char32_t>(value) : replacement, offset, offset + static_cast<std::size_t>(next), valid};
}

void append_utf8(std::string& out, char32_t value) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, value);
    out.append(bytes, static_cast<std::size_t>(length));
}

bool is_control(char32_t value) {
    const bool plain_control = value < 0x20 || (value >= 0x7F && value < 0xA0);
    const bool separator = value == 0x2028 || value == 0x2029;
    const bool direction = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
    return plain_control || separator || direction;
}

std::string plain_text(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (point.value == '\n' || point.value == '\t') {
            plain += ' ';
        } else if (!is_control(point.value)) {
            append_utf8(plain, point.value);
        }
        at = point.end;
    }
    return plain;
}

bool is_web(std::string_view url) {
    const auto begins = [&](std::string_view scheme) {
        return url.size() >= scheme.size() &&
               std::equal(scheme.begin(), scheme.end(), url.begin(), [](char wanted, char letter) {
                   return wanted == (letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter);
               });
    };
    return begins("https://") || begins("http://");
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    }
    return hash;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    std::size_t last = 0;
    char32_t previous = 0;
    bool half_a_flag = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        const bool second_half = half_a_flag && is_regional(point.value);
        half_a_flag = is_regional(point.value) && !second_half;
        std::size_t columns = is_regional(point.value) ? 2 : columns_of(point.value);
        if (second_half || previous == zero_width_joiner || (is_skin_tone(point.value) && last == 2)) {
            columns = 0;
        }
        if (point.value == emoji_variation && last == 1) {
            columns = 1;
        }
        width += columns;
        last = columns == 0 ? last : columns;
        previous = point.value;
    }
    return width;
}

std::string shortened(std::string_view text, std::size_t longest) {
    std::size_t letters = 0;
    std::size_t keep = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (!takes_no_column(point.value) && ++letters == longest) {
            keep = at;
        }
        if (longest != 0 && letters > longest) {
            return std::string(text.substr(0, keep)) + "…";
        }
        at = point.end;
    }
    return std::string(text);
}

}  // namespace entente
