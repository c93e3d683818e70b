#pragma once

#include <string>
#include <string_view>
#include <vector>

// The words that a style file may use. Not installed.
namespace entente {

/// The names under which marks and changes of edges stand in a style: "carried", "planned" and the rest.
const std::vector<std::string>& edge_marks();

/// #RRGGBB of a colour that is so written already, or is one of the sixteen of HTML; empty of anything else.
std::string colour_named(std::string_view text);

}  // namespace entente
