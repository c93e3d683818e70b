#pragma once

#include "graph/day.hpp"
#include "queries/cypher/datum.hpp"

#include <filesystem>
#include <string>
#include <vector>

// Parameters of queries from the command line. Not installed.
namespace entente {

/// NAME=VALUE. The value is a literal of openCypher (5, 'text', [1, 2], {a: true}, null, date('2024-01-01')), and where
/// it is none, a text as it stands (NATO, 2024-03-06).
///
/// Throws UsageError without a name; QueryError where the literal is no value, such as date('2024-02-30').
std::pair<std::string, cypher::Datum> parse_parameter(const std::string& text);

/// The members of a JSON object in a file ("-": standard input). Whole numbers stay exact.
///
/// Throws Error naming the file, and the line where there is one: no JSON, no object, a whole number of over 64 bits, a
/// key twice, over 100 levels, over 64 MB.
cypher::DatumMap parameters_in(const std::filesystem::path& file);

/// `first` and what `second` has beside or instead.
cypher::DatumMap merged(cypher::DatumMap first, const cypher::DatumMap& second);

}  // namespace entente
