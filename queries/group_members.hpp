#pragma once

#include "queries/groups.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// A group with its members by key.
struct GroupMembers {
    std::vector<NodeIndex> members;
    const Cell::Map* figures;  ///< of the grouping
};

/// The members that have one of the labels (none: all), of groups that have at least so many of them.
///
/// The largest first; those of one size by the keys of their members, so that the order does not depend on how a file
/// was loaded. Points into the grouping.
std::vector<GroupMembers> group_members(const Network& network, const Grouping& grouping,
                                        const std::vector<LabelId>& labels, std::size_t min_size);

}  // namespace entente
