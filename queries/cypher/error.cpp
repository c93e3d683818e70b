#include "queries/cypher/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

constexpr std::size_t kWidest = 100;

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }

/// Every character of it takes one column and can be shown anywhere.
std::string readable(std::string_view text) {
    std::string made;
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '\t') {
            made += ' ';
        } else if (code < 0x20 || code == 0x7f) {
            made += "\ufffd";
        } else {
            made += byte;
        }
    }
    return made;
}

/// The line of the spot, cut to what can be read, and a caret under it.
std::string under_caret(std::string_view text, std::size_t begin, std::size_t offset) {
    const auto end = std::min(text.find('\n', offset), text.size());
    auto from = begin;
    if (offset - begin > kWidest) {
        from = offset - kWidest;
        while (!starts_character(text[from])) {
            ++from;
        }
    }
    auto to = std::min(end, from + 2 * kWidest);
    while (to < end && !starts_character(text[to])) {
        ++to;
    }
    const auto shown = text.substr(from, to - from);
    const auto before = shown.substr(0, offset - from);
    const auto columns = static_cast<std::size_t>(std::count_if(before.begin(), before.end(), starts_character));
    return fmt::format("  {}\n  {}^", readable(shown), std::string(columns, ' '));
}

/// As much of a message as can be read.
std::string shortened(std::string_view text) {
    constexpr std::size_t kLongest = 400;
    constexpr std::string_view kMore = "...";
    if (text.size() <= kLongest) {
        return std::string(text);
    }
    auto end = kLongest - kMore.size();
    while (end > 0 && !starts_character(text[end])) {
        --end;
    }
    return std::string(text.substr(0, end)).append(kMore);
}

}  // namespace

std::string_view to_string(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::syntax:
            return "SyntaxError";
        case ErrorKind::semantic:
            return "SemanticError";
        case ErrorKind::type:
            return "TypeError";
        case ErrorKind::argument:
            return "ArgumentError";
        case ErrorKind::arithmetic:
            return "ArithmeticError";
        case ErrorKind::entity:
            return "EntityNotFound";
        case ErrorKind::property:
            return "PropertyNotFound";
        case ErrorKind::parameter:
            return "ParameterMissing";
        case ErrorKind::procedure:
            return "ProcedureError";
        case ErrorKind::constraint:
            return "ConstraintVerificationFailed";
    }
    return "";
}

TextPlace place(std::string_view text, Spot spot) {
    TextPlace found;
    const auto offset = std::min<std::size_t>(spot.offset, text.size());
    for (std::size_t at = 0; at < offset; ++at) {
        if (text[at] == '\n') {
            ++found.line;
            found.begin = at + 1;
            found.column = 1;
        } else if (starts_character(text[at])) {
            ++found.column;
        }
    }
    return found;
}

namespace {

std::string words(ErrorKind kind, std::string_view detail, const std::string& message, std::string_view text,
                  Spot spot) {
    const auto at = place(text, spot);
    const auto offset = std::min<std::size_t>(spot.offset, text.size());
    return fmt::format("{}: {} ({}), line {}, column {}\n{}", to_string(kind), readable(shortened(message)), detail,
                       at.line, at.column, under_caret(text, at.begin, offset));
}

}  // namespace

QueryError::QueryError(ErrorKind kind, std::string_view detail, Phase phase, const std::string& message,
                       std::string_view text, Spot spot)
    : Error(words(kind, detail, message, text, spot)),
      kind_(kind),
      phase_(phase),
      detail_(detail),
      message_(shortened(message)),
      spot_(spot) {
    const auto at = place(text, spot);
    line_ = at.line;
    column_ = at.column;
}

}  // namespace entente::cypher
