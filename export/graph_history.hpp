#pragma once

#include <span>
#include <vector>

#include "export/graph_values.hpp"

// When the values of properties hold, for formats that say so.
namespace entente {

/// The days of spells, without the marks that part them.
Intervals days_of(std::span<const Spell> spells);

/// Whether the timeline says more than its last value does: not one value, or not on just the days of the element, or
/// a disputed one. Events have no history: their value is their day.
bool has_history(const Timeline& timeline, const GraphProperty& property, std::span<const Spell> spells);

/// What is shown over some days.
struct Stretch {
    Interval when;
    std::vector<const Value*> values;
};

/// The stretches over which a property shows the same values, in order and disjoint; those that show none are left out.
/// Time O(n log n) in the pieces, besides the values that are given.
std::vector<Stretch> stretches_of(const Timeline& timeline);

}  // namespace entente
