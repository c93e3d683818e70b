#pragma once

#include "graph/store.hpp"

#include <string>

namespace entente {

/// The SHA-256, in 64 lower-case hexadecimal digits, of all that answers rest on: statements that were not retracted,
/// names and codes of nodes, sources, coverage and schema.
///
/// Independent of row ids and of the order and time of loads: equal contents have equal hashes, whatever file holds
/// them. Read in one pass, not in one transaction: the caller begins one where others may write. Time O(S log S) in
/// statements, 32 bytes of memory each, and a map of the edges.
std::string content_hash(const Store& store);

}  // namespace entente
