#pragma once

#include "graph/schema.hpp"

#include <string>
#include <vector>

// Not installed.
namespace entente {

/// Ids of the words, each an edge type or label of the schema. Throw Error with the nearest.
std::vector<TypeId> type_ids(const Schema& schema, const std::vector<std::string>& names);
std::vector<LabelId> label_ids(const Schema& schema, const std::vector<std::string>& names);

}  // namespace entente
