#pragma once

#include "graph/snapshot.hpp"
#include "graph/table.hpp"
#include "queries/obligations.hpp"

// What the verb obliged answers. Not installed.
namespace entente {

/// The duties, the agreements without one, and the answer: "bound", "not covered" or "no".
Answer obliged_answer(const Store& store, const Snapshot& snapshot, const ObligationOptions& options);

/// "24 hours", "10 years".
std::string words(const Duration& duration);

}  // namespace entente
