#pragma once

#include <string>
#include <string_view>

#include "export/graph_values.hpp"

namespace entente {

/// A text as an openCypher literal, in single quotes: what it holds ends neither the quotes nor an escape, also where a
/// program reads \u escapes before all else. Control characters are \u escapes; invalid UTF-8 becomes U+FFFD.
void append_cypher_text(std::string& out, std::string_view text);

/// A label, a type or the name of a property, in backticks. Control characters become U+FFFD, and so does a backslash
/// before a u, for which there is no escape that all programs read alike.
std::string cypher_name(std::string_view name);

/// A value as an openCypher expression. Days are date(), of a range of days its first; lengths of time duration();
/// moments the function that makes them; a quantity is its number, a reference the key of its node.
void append_cypher(std::string& out, const Value& value, const Snapshot& snapshot);

/// date('2024-07-10').
void append_cypher_day(std::string& out, Day day);

}  // namespace entente
