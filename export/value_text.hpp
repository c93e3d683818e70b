#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "export/graph_values.hpp"

namespace entente {

/// The values in JSON: one as docs/json.md has it, of a list property all as an array. NaN and infinities are null.
void append_json(std::string& out, const Value& value, const Snapshot& snapshot);
void append_json(std::string& out, std::span<const Value* const> values, const GraphProperty& property,
                 const Snapshot& snapshot);

/// One value in letters, unescaped, as XML Schema writes it: days and durations ISO 8601, a reference the key of its
/// node, a quantity in its source's words, a list as JSON.
void append_text(std::string& out, const Value& value, const Snapshot& snapshot);

void append_integer(std::string& out, std::int64_t number);

/// All digits of a number, with a point or an exponent: "60000000000.0", "0.25".
void append_decimal(std::string& out, const Decimal& number);

/// A number as XML Schema writes a double: "INF", "-INF", "NaN".
void append_double(std::string& out, double number);

/// A dated day: 2024-07-10.
void append_day(std::string& out, Day day);

}  // namespace entente
