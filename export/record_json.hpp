#pragma once

#include <span>
#include <string>

#include "graph/record.hpp"

// The records of a full export in JSON, as docs/formats.md has them: JSON Lines holds them as lines, GraphML as data.
namespace entente {

/// {"property":{"name":"iso2",...}}, one a line: what the schema declares, in the order of its ids.
void append_schema_lines(std::string& out, const Schema& schema);

// {"key":"NATO","title":...}: without what is empty, false or said by the default.
void append_record(std::string& out, const Source& source);
void append_record(std::string& out, const Coverage& coverage, const Record& record);
void append_record(std::string& out, const Record::Node& node);
void append_record(std::string& out, const EdgeRecord& edge, const Record& record);

/// {"id":7,"node":"FRA","property":...}, of an edge "edge":12.
void append_record(std::string& out, const Statement& statement, const Record::Node& node, const Record& record);
void append_record(std::string& out, const Statement& statement, const EdgeRecord& edge, const Record& record);

/// A value with its type: true, 7, 0.5, "text" and null (none) as such, lists as arrays, all else as {"day":"2024-07"}.
void append_record_value(std::string& out, const Value& value, const Record& record);

}  // namespace entente
