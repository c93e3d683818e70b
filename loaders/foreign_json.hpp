#pragma once

#include "loaders/graph_sink.hpp"

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

namespace entente {

/// A JSON value as other programs write properties: numbers, truths, texts, and lists of them; {"number", "unit"} with
/// what docs/json.md has besides is a quantity, any other object its own text. Throws RowRejected.
Value value_of_json(const nlohmann::json& json, const std::string& name);

/// An element as members of an object, `id` and the ends under the names that the format has for them. Members that say
/// what our exports know besides (spells, sources, history) are left out; one spell is the span. Throw RowRejected.
ForeignNode node_of_json(const nlohmann::json& object, const std::string& id, std::int64_t line);
ForeignEdge edge_of_json(const nlohmann::json& object, const std::string& tail, const std::string& head,
                         std::int64_t line);

}  // namespace entente
