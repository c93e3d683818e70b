#pragma once

#include "queries/network.hpp"

// Not installed: network() is its face.
namespace entente {

/// The network of what is shared: options.projection must be set.
Network project(const Snapshot& snapshot, const NetworkOptions& options);

}  // namespace entente
