#pragma once

#include <span>
#include <string>

#include "graph/record.hpp"

// The records of a full export in JSON, as docs/formats.md has them: JSON Lines holds them as lines, GraphML as data.
namespace entente {

// A record a line, such as {"source":{"key":"nato","title":...}}; what is empty, false or said by the default is left
// out.

/// What the schema declares, in the order of its ids.
void append_schema_lines(std::string& out, const Schema& schema);
void append_source_lines(std::string& out, const std::vector<Source>& sources);
void append_coverage_lines(std::string& out, const Record& record);

/// An element and what is said of it: {"node":{"id":7,...}}, {"statement":{"id":9,"node":"FRA",...}}.
void append_record_lines(std::string& out, const Record::Node& node, std::span<const Statement> said,
                         const Record& record);
void append_record_lines(std::string& out, const EdgeRecord& edge, std::span<const Statement> said,
                         const Record& record);

/// A value with its type: true, 7, 0.5, "text" and null (none) as such, lists as arrays, all else as {"day":"2024-07"}.
void append_record_value(std::string& out, const Value& value, const Record& record);

}  // namespace entente
