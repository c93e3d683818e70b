#pragma once

#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/footprint.hpp"

// Not installed.
namespace entente::cypher {

/// The first days of the periods within the frame in which nothing of the footprint changes, ascending; the frame's own
/// first day is one.
///
/// The run's graph is a snapshot over all time. Time O(V + E + pieces); where statements count, reads all of them.
std::vector<Day> elementary_days(const Interval& frame, const Footprint& footprint, Run& run);

}  // namespace entente::cypher
