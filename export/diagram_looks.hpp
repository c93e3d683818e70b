#pragma once

#include <string>
#include <string_view>

#include "export/style.hpp"
#include "graph/selection.hpp"

namespace entente {

/// How a node looks. Shape and fill differ together, so that neither colour nor shape alone must be seen.
struct NodeLook {
    std::string shape;
    std::string fill;
    std::string line;  ///< border
    std::string text;
    std::string border = "solid";
    double width = 1;
    bool rounded = false;
};

/// How an edge looks.
struct EdgeLook {
    std::string colour;
    std::string form = "solid";
    std::string head = "normal";
    std::string tail = "none";
    double width = 1;
    bool doubled = false;
};

/// The look that a style gives a node. One whose label no rule names gets a look of the palette, by its label alone.
NodeLook look_of(const SelectedNode& node, const Style& style);

/// The look that a style gives an edge, likewise by its type, and then by its marks.
EdgeLook look_of(const SelectedEdge& edge, const Style& style);

/// The look of a label or a type alone.
NodeLook look_of_label(std::string_view label, const Style& style = built_in_style());
EdgeLook look_of_type(std::string_view type, const Style& style = built_in_style());

/// Whether a mark or a change of that name is on an edge: "carried", "planned".
bool has_mark(const SelectedEdge& edge, std::string_view mark);

/// The change of that name in a style; none of any other name.
SelectedChange change_named(std::string_view name);

/// What stands for a change before the words on a line: "+"; empty for none.
std::string_view sign_of_change(SelectedChange change);

/// The Graphviz `style` of a node.
std::string graphviz_style(const NodeLook& look);

/// One or two letters that stand for a shape or an arrow in a legend.
std::string_view sign_of_shape(std::string_view shape);
std::string_view sign_of_head(std::string_view head);

/// A label or type in words: "MEMBER_OF" is "member of".
std::string in_words(std::string_view name);

}  // namespace entente
