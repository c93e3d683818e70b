#pragma once

#include "graph/schema.hpp"

#include <span>
#include <string>
#include <string_view>

// What a strict schema asks of what is written; an open one admits all. All throw Fault
// (ConstraintVerificationFailed). Not installed.
namespace entente::cypher {

using LabelNames = std::span<const std::string>;

/// Labels and types that the schema does not know are Errors with the nearest name.
void require_label(const Schema& schema, std::string_view label);
const EdgeType& require_type(const Schema& schema, std::string_view type);

/// That a node of the labels, or an edge of the type, may carry the property.
void require_property(const Schema& schema, LabelNames labels, std::string_view property);
void require_property(const Schema& schema, const EdgeType& type, std::string_view property);

void require_ends(const Schema& schema, const EdgeType& type, LabelNames tail, LabelNames head);

}  // namespace entente::cypher
