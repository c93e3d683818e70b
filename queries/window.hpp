#pragma once

#include "graph/resolve.hpp"
#include "graph/schema.hpp"
#include "graph/view.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

// What an element is and has within some days. Not installed.
namespace entente {

/// The days that a view looks at: its day, or all.
Interval window(const View& view);

bool is_there(const Resolution& resolution, const Interval& days);

/// The pieces of a property that hold within the days, denials left out; of an observation the latest that has begun.
/// Empty where the schema or the element has no such property.
std::vector<const Piece*> shown(const Schema& schema, const Resolution& resolution, std::string_view property,
                                const Interval& days);

/// Positions of the claims behind all that is shown within the days, presence included, each once.
std::vector<std::uint32_t> shown_claims(const Schema& schema, const Resolution& resolution, const Interval& days);

}  // namespace entente
