#pragma once

#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "graph/table.hpp"
#include "queries/paths.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

// How paths stand in tables and documents. Not installed.
namespace entente {

/// What the table of an answer says besides hops, path, days and sources.
struct PathColumns {
    std::string weight;                   ///< its head; empty: no such column
    std::optional<Interval> during = {};  ///< a column with the days in it
};

/// {"type", "tail", "head", "spans", "sources"}.
Cell::Map edge_cell(const Snapshot& snapshot, EdgeIndex edge);

/// Keys of the sources that say the edge exists.
std::vector<std::string> source_keys(const Snapshot& snapshot, EdgeIndex edge);

/// The days on which it is there.
Intervals held(const Snapshot& snapshot, EdgeIndex edge);

/// Sets the first table and the document {"paths"}.
void answer_paths(Answer& answer, const Snapshot& snapshot, std::span<const Path> paths, const std::string& caption,
                  const PathColumns& columns);

/// How what is reached is shown.
struct ReachColumns {
    std::vector<LabelId> labels = {};  ///< rows of these only; empty: all
    bool weighted = false;             ///< else distances are whole
    bool dated = false;                ///< a column with the days
};

/// Sets the first table and the document {"from", "reached"}.
void answer_reach(Answer& answer, const Snapshot& snapshot, NodeIndex from, std::span<const Reached> reached,
                  const std::string& caption, const ReachColumns& columns);

}  // namespace entente
