#pragma once

#include "graph/store.hpp"
#include "queries/cypher/query.hpp"
#include "verbs/sketch.hpp"

#include <string>

// What a query returns, to be drawn. Not installed.
namespace entente {

/// The nodes and edges in the cells of a query's rows, also within paths, lists and maps, as the snapshot has them; an
/// edge brings its ends. Where the rows hold no edge, all ties between the nodes come along.
///
/// What the snapshot does not show is left out and noted. Throws UsageError where the query writes, or returns rows
/// without any element; else as Session::run does. Time that of the query and O(V + E).
Sketch sketch_of_query(Store& store, const Snapshot& snapshot, const std::string& text,
                       const cypher::QueryOptions& options);

}  // namespace entente
