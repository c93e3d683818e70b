#pragma once

#include "graph/store.hpp"
#include "graph/table.hpp"

// The bibliography of an answer. Not installed.
namespace entente {

/// Adds a table of the sources that the answer's document names (under `source` and `sources`), and, where the document
/// is a map, the key `bibliography`.
void add_bibliography(Answer& answer, const Store& store);

}  // namespace entente
