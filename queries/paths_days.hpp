#pragma once

#include "graph/day.hpp"
#include "graph/snapshot.hpp"

#include <span>

// The days of what a path goes along. Not installed.
namespace entente {

/// The days on which an edge, or a node, is there.
Intervals days(std::span<const Spell> spells);
Intervals certain_days(std::span<const Spell> spells);

/// The days that are also in one of the spells. Time O(n + m).
Intervals during(const Intervals& days, std::span<const Spell> spells);

bool is_always(std::span<const Spell> spells);

/// Adds days.
void join(Intervals& intervals, const Intervals& more);

}  // namespace entente
