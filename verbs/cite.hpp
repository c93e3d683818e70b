#pragma once

#include "graph/store.hpp"
#include "graph/table.hpp"

#include <optional>

// The bibliography of an answer. Not installed.
namespace entente {

/// Adds a table of the sources that the answer's document names (under `source` and `sources`), and, where the document
/// is a map, the key `bibliography`.
void add_bibliography(Answer& answer, const Store& store);

/// Takes the table that add_bibliography added off again: its columns, a row a source; nothing where there is none.
std::optional<Table> take_bibliography(Answer& answer);

}  // namespace entente
