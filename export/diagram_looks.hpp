#pragma once

#include <string>
#include <string_view>

namespace entente {

/// How nodes of one label look. Shape and fill differ together, so that neither colour nor shape alone must be seen.
struct NodeLook {
    std::string_view shape;  ///< Graphviz shape
    std::string_view fill;
    std::string_view line;  ///< border
    std::string_view sign;  ///< one letter that stands for the shape in the legend
};

/// How edges of one type look. Dashes, dots and doubled lines are kept for marks.
struct EdgeLook {
    std::string_view colour;
    std::string_view arrowhead;  ///< Graphviz arrow type
    std::string_view sign;       ///< the arrow in the legend
};

/// The look of a label; a label that the built-in schema does not have gets one that depends on its name alone.
NodeLook look_of_label(std::string_view label);

/// The look of an edge type, likewise.
EdgeLook look_of_type(std::string_view type);

/// A label or type in words: "MEMBER_OF" is "member of".
std::string in_words(std::string_view name);

}  // namespace entente
