#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// One code point read from UTF-8.
struct CodePoint {
    char32_t value = 0;
    std::size_t begin = 0;  ///< bytes from the beginning of the text
    std::size_t end = 0;
    bool valid = true;  ///< where false, value is U+FFFD
};

/// Reads the code point that begins at `offset`, which must lie inside the text.
///
/// Each ill-formed sequence counts as one invalid code point, so reading on from `end` always terminates.
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Appends a code point as UTF-8.
void append_utf8(std::string& out, char32_t value);

/// Whether a code point could steer a terminal or a page: C0, DEL, C1, line separators, and the marks that turn the
/// direction of writing round.
bool is_control(char32_t value);

/// Text on one line without what steers a page: control characters and the marks that turn the direction of writing are
/// gone, line ends are blanks, what is not UTF-8 is U+FFFD.
std::string plain_text(std::string_view text);

/// Whether an address begins as http:// or https://, in any case.
bool is_web(std::string_view url);

/// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t hash_of(std::string_view text);

/// The columns that a text takes on a terminal: two for wide East Asian letters and emoji, none for combining marks.
std::size_t display_width(std::string_view text);

/// The text cut to so many characters, the last of which is then an ellipsis; combining marks stay with their letter.
/// A limit of 0 cuts nothing.
std::string shortened(std::string_view text, std::size_t longest);

}  // namespace entente
