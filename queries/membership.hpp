#pragma once

#include "graph/snapshot.hpp"

#include <string>

// What PARTY_TO and MEMBER_OF say of how an actor belongs. Not installed.
namespace entente {

/// The value of `status`, on the snapshot's day or the last one; empty where none is stated.
std::string status_of(const Snapshot& snapshot, EdgeIndex edge);

/// Whether the tail belongs wholly: not as associate, observer or partner.
bool belongs_wholly(const Snapshot& snapshot, EdgeIndex edge);

}  // namespace entente
