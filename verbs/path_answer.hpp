#pragma once

#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "graph/table.hpp"
#include "queries/paths.hpp"

#include <optional>
#include <span>
#include <string>

// How paths stand in tables and documents. Not installed.
namespace entente {

/// What the table of an answer says besides hops, path, days and sources.
struct PathColumns {
    std::string weight;                   ///< its head; empty: no such column
    std::optional<Interval> during = {};  ///< a column with the days in it
};

/// Sets the first table and the document {"paths"}.
void answer_paths(Answer& answer, const Snapshot& snapshot, std::span<const Path> paths, const std::string& caption,
                  const PathColumns& columns);

/// Sets the first table and the document {"from", "reached"}; rows of the labels only, where some are named.
void answer_reach(Answer& answer, const Snapshot& snapshot, NodeIndex from, std::span<const Reached> reached,
                  const std::string& caption, const std::vector<LabelId>& labels, bool dated);

}  // namespace entente
