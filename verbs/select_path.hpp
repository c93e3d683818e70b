#pragma once

#include "queries/paths.hpp"
#include "verbs/sketch.hpp"

// Paths, to be drawn. Not installed.
namespace entente {

/// The best paths between two nodes with all ties of their hops, the two ends in focus. Without a path the ends alone,
/// and a note. Throws as shortest_paths does.
Sketch sketch_of_paths(const Snapshot& snapshot, NodeIndex from, NodeIndex to, const PathOptions& options);

}  // namespace entente
