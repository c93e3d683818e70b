#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// Whether every byte is ASCII and none is NUL: the quick test that most blocks of most tables pass.
bool is_plain_ascii(std::string_view text);

/// Where the text stops being UTF-8 without NUL bytes, or npos. Surrogates and overlong forms are not UTF-8.
std::size_t find_invalid_utf8(std::string_view text);

/// The text without the white space around it.
std::string_view trimmed(std::string_view text);

/// The text behind the byte order mark that it may begin with.
std::string_view without_mark(std::string_view text);

}  // namespace entente
