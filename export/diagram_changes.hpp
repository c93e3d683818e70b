#pragma once

#include <string_view>

#include "graph/selection.hpp"

namespace entente {

/// How what became of an element between two days looks. Colour, line and sign each tell it alone.
struct ChangeLook {
    std::string_view words;   ///< in the legend
    std::string_view sign;    ///< before the words on a line
    std::string_view line;    ///< in the legend
    std::string_view colour;  ///< of a line, and of the border of a node
    std::string_view style;   ///< of a line
    double width = 1;         ///< of a line without an amount, in points
};

/// The look of a change; nothing of what stayed as it was.
const ChangeLook* look_of_change(SelectedChange change);

}  // namespace entente
