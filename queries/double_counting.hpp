#pragma once

#include "queries/totals.hpp"

#include <cstdint>
#include <span>
#include <vector>

// What would count twice in a sum. Not installed.
namespace entente {

/// An amount that is to be added.
struct Amount {
    const Support* support;
    Denomination in;
    std::int64_t times = 1;  ///< how often a rate is due

    ExactSum number() const { return ExactSum(support->amount->number, times); }
};

bool overlap(const Interval& a, const Interval& b);

/// The source of a snapshot.
const Source& source_of(const Snapshot& snapshot, SourceId id);

/// Drops each amount that is included in another of its denomination, directly or by way of acts that are not among
/// the amounts; says how many. `dangling` counts those whose whole no act is called. Throws Error for a circle.
std::size_t drop_included(const Snapshot& snapshot, std::span<const Support> all, std::vector<Amount>& amounts,
                          std::size_t& dangling);

/// Settles amounts of one pair, category and denomination whose periods overlap; says how many were dropped.
std::size_t drop_overlapping(const Snapshot& snapshot, Overlapping how, std::vector<Amount>& amounts);

}  // namespace entente
