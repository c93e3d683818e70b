#pragma once

#include "graph/store.hpp"
#include "queries/cypher/graph.hpp"

#include <cstddef>
#include <memory>

namespace entente::cypher {

/// The file itself, read through its indexes as far as a query looks: for what must not wait for a snapshot.
///
/// Elements get their indices as they are met and are resolved once. nodes() without a key, and counts, read the file.
/// Where more than `patience` edges have been looked at one by one, it builds a snapshot after all, and looks there.
std::unique_ptr<Graph> store_graph(const Store& store, const View& view, std::size_t patience = 20'000);

}  // namespace entente::cypher
