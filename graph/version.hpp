#pragma once

#include "graph/store.hpp"

#include <cstddef>
#include <cstdint>

namespace entente {

/// A number that changes when somebody else has written to the file; Store::reload() is due then.
std::int64_t version(const Store& store);

/// As many elements as the file may have, by the greatest id that it gives. Time O(log n).
std::size_t most_elements(const Store& store);

}  // namespace entente
