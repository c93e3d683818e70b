#pragma once

#include "graph/snapshot.hpp"
#include "graph/store.hpp"

#include <string_view>

// The node that a word of the command line means, in a view. Not installed.
namespace entente {

/// Throws Error where the name is unknown or ambiguous, and where the node is not there in the view.
NodeIndex node_named(const Store& store, const Snapshot& snapshot, std::string_view text);

}  // namespace entente
