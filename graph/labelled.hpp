#pragma once

#include "graph/store.hpp"

#include <functional>
#include <string_view>

namespace entente {

/// Calls `visit` for every node of which some source says at some time that it has the label, until it says false. Time
/// O(statements).
void each_labelled(const Store& store, std::string_view label, const std::function<bool(NodeId)>& visit);

}  // namespace entente
