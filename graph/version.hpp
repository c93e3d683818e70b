#pragma once

#include "graph/store.hpp"

#include <cstdint>

namespace entente {

/// A number that changes when somebody else has written to the file; Store::reload() is due then.
std::int64_t version(const Store& store);

}  // namespace entente
