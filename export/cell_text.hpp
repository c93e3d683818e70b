#pragma once

#include <string>

#include "graph/table.hpp"

namespace entente {

/// A number as every format writes it: the shortest digits that read back as the same double, with a point or an
/// exponent, so that a decimal never looks like an integer ("3.0"). NaN is "nan", infinities "inf" and "-inf".
std::string number_text(double number);

/// A cell in words, for people: lists as "a, b", maps as "key: value; key: value", nested ones in brackets, null as
/// nothing. Not escaped.
std::string readable_text(const Cell& cell);

/// Likewise, a number with no more digits than a reader takes in: six, unless they would distort it.
std::string rounded_text(const Cell& cell);

/// A text as a JSON string with its quotes. Control characters, among them those that steer terminals, are \u escapes;
/// invalid UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);
void append_json_string(std::string& out, std::string_view text);

/// A cell as JSON. Null, NaN and infinities are null; keys stay in their order. An indent of 0 keeps it on one line.
/// `depth` is the number of indents that its closing bracket stands at.
void append_json(std::string& out, const Cell& cell, int indent = 0, int depth = 0);

}  // namespace entente
