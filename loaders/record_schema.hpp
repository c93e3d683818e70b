#pragma once

#include "graph/schema.hpp"

#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace entente {

/// Whether records of the kind declare a schema: schema, property, label, edge_type. They come first in a file.
bool declares_schema(std::string_view kind);

/// Adds what a record declares. Throws RowRejected; require_sound() is for the whole schema.
void declare(Schema& schema, std::string_view kind, const nlohmann::json& fields);

}  // namespace entente
