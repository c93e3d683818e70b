#pragma once

#include "graph/store.hpp"
#include "queries/cypher/graph.hpp"

#include <memory>

namespace entente::cypher {

/// The file itself, read through its indexes as far as a query looks: for what must not wait for a snapshot.
///
/// Elements get their indices as they are met and are resolved once. nodes() without a key, and counts, read the file.
std::unique_ptr<Graph> store_graph(const Store& store, const View& view);

}  // namespace entente::cypher
