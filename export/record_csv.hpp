#pragma once

#include <iosfwd>

#include "graph/record.hpp"

// The records of a full export as tables: a column a field, an empty cell where it says nothing (docs/formats.md).
namespace entente {

void write_source_table(const Record& record, std::ostream& out);
void write_coverage_table(const Record& record, std::ostream& out);
void write_name_table(const Record& record, std::ostream& out);
void write_statement_table(const Record& record, std::ostream& out);

}  // namespace entente
