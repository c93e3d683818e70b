#pragma once

#include <string>
#include <string_view>

#include "graph/selection.hpp"

namespace entente {

/// What a picture shows, in sentences that a screen reader reads: how many nodes and ties of which kinds, the day, and
/// who is tied most. Plain text, from data: hostile until escaped.
std::string description_of(const Selection& selection);

/// An SVG of Graphviz's as one image with a title and a description. Their ids depend on both, so that several such
/// pictures can stand in one page.
std::string with_description(std::string svg, std::string_view title, std::string_view description);

}  // namespace entente
