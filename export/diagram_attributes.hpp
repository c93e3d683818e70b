#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "export/diagram_looks.hpp"
#include "export/diagram_plan.hpp"
#include "export/dot_graph.hpp"

namespace entente {

/// Declares the node and edge attributes that the functions below set, with what is usual as default.
void declare_attributes(DotGraph& graph, const DiagramPlan& plan);

/// The look of a node: that of the style, with the colour of its number where those are drawn.
NodeLook node_look(const SelectedNode& node, const DiagramPlan& plan);

/// How a node is drawn: the look of its label, its name in lines, and more weight for the focus.
DotGraph::Attributes node_attributes(std::size_t index, const DiagramPlan& plan);

/// The tags beside a member, as a node of their own: one box of a diagram with wings has letters of one size.
DotGraph::Attributes tags_attributes(std::size_t index, const DiagramPlan& plan);

/// How the line of a tie runs against or along the layout.
enum class LineRun { along, against };

/// How a tie is drawn: the look of its type, its marks, its width, and its words where there is room for them.
DotGraph::Attributes tie_attributes(const DrawnTie& tie, const DiagramPlan& plan,
                                    const std::map<std::string, double>& largest, LineRun run);

}  // namespace entente
