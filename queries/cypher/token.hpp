#pragma once

#include "queries/cypher/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cypher {

/// A word, a number, a text or a sign of a query.
struct Token {
    enum class Kind : std::uint8_t {
        end,
        word,     ///< a name or a keyword, as written
        quoted,   ///< a name in backticks
        integer,  ///< as written
        real,
        malformed,  ///< a number that runs into a word
        text,       ///< a string literal, read
        parameter,  ///< $name or $0
        sign        ///< ( ) [ ] { } , : . .. ; + - * / % ^ = <> < > <= >= =~ += |
    };

    Kind kind = Kind::end;
    std::string text;         ///< the name, the literal's content, or the sign
    Spot spot;                ///< where it begins
    std::uint32_t after = 0;  ///< the offset behind it
    std::uint32_t match = 0;  ///< of a bracket that opens: the token that closes it; of others and of an open end: 0
};

/// Parts the text of a query. The last token is the end. Comments (// and /* */) and white space, Unicode's too, are
/// passed over. Signs are the longest: `<=` before `<`, but `<-` and `->` stay two, since a pattern may part them.
///
/// Throws QueryError: an unterminated text or comment, an invalid escape, a character that has no meaning,
/// text that is not UTF-8, over 64 MB. Time O(n).
std::vector<Token> tokens(std::string_view text);

}  // namespace entente::cypher
