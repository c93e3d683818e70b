#include "export/diagram_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "export/diagram_looks.hpp"
#include "export/diagram_words.hpp"
#include "export/dot_escape.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

using Attributes = DotGraph::Attributes;

constexpr std::size_t name_line = 26;  // letters after which a name goes on in the next line

/// The name in lines of like length, each escaped.
std::string name_in_lines(const std::string& full_name, const DiagramPlan& plan) {
    const auto name = shortened(full_name, plan.options.longest_name);
    return display_width(name) <= name_line * 5 / 4 ? escape_dot(name) : escaped_lines(in_lines(name, name_line));
}

/// The colour of a line; the more lines, the more of what lies beneath must be seen through them.
std::string colour_of(const DrawnTie& tie, const DiagramPlan& plan) {
    const auto count = plan.ties.size();
    const bool at_focus = plan.selection.nodes[tie.edge->tail].focus || plan.selection.nodes[tie.edge->head].focus;
    const auto* const opacity = plan.wings ? (at_focus ? "D0" : "90") : count <= 100 ? "" : count <= 1000 ? "B0" : "60";
    auto colour = std::string(look_of_type(tie.edge->type).colour) + opacity;
    return tie.edge->disputed ? colour + ":#FFFFFF00:" + colour : colour;
}

std::string arrow_of(const SelectedEdge& edge) {
    const auto arrow = std::string(look_of_type(edge.type).arrowhead);
    if (!edge.uncertain) {
        return arrow;
    }
    return arrow == "vee" || arrow == "tee" || arrow == "empty" ? "onormal" : "o" + arrow;
}

/// Arrow shapes at the ends of the line as it is laid out, which may run against its direction.
void add_arrows(Attributes& attributes, const SelectedEdge& edge, LineRun run) {
    const auto at_head = edge.directed ? arrow_of(edge) : std::string("none");
    const auto* const at_tail = edge.undated ? "odot" : "none";
    if (!edge.directed && !edge.undated) {
        attributes.push_back({"dir", "none"});
        return;
    }
    if (edge.undated) {
        attributes.push_back({"dir", "both"});
    } else if (run == LineRun::against) {
        attributes.push_back({"dir", "back"});
    }
    attributes.push_back({"arrowhead", run == LineRun::against ? at_tail : at_head});
    attributes.push_back({"arrowtail", run == LineRun::against ? at_head : at_tail});
}

std::string inches(double points) { return fmt::format("{:.3f}", points / 72); }
std::string at(double x, double y) { return fmt::format("{:.1f},{:.1f}", x, y); }

/// Where a node stands in a diagram with wings, and how large.
void add_place(Attributes& attributes, std::size_t index, const DiagramPlan& plan) {
    const auto& node = plan.selection.nodes[index];
    const auto& box = plan.wings->places[index];
    const auto text = box_text(node, plan.fold, index, box.part, plan.options.longest_name);
    attributes.front() = {"label", escaped_lines(text)};
    attributes.insert(attributes.end(), {{"pos", at(box.x, box.y)},
                                         {"width", inches(box.width)},
                                         {"height", inches(box.height)},
                                         {"fontsize", fmt::format("{:g}", letters_of(box.part))}});
    if (node.focus) {
        attributes.insert(attributes.end(),
                          {{"fillcolor", std::string(look_of_label(node.label).line)}, {"fontcolor", "white"}});
    }
}

}  // namespace

void declare_attributes(DotGraph& graph, const DiagramPlan& plan) {
    const auto font = escape_dot(plan.options.fontname);
    if (!plan.places.empty()) {
        graph.declare_for_nodes({{"pos", ""}});
    }
    if (plan.wings) {
        graph.declare_for_nodes({{"pos", ""}, {"fixedsize", "true"}, {"labelloc", "c"}});
        graph.declare_for_edges({{"pos", ""}});
    }
    graph.declare_for_nodes({{"label", "\\N"},
                             {"shape", "box"},
                             {"style", "filled"},
                             {"fillcolor", "white"},
                             {"color", "#444444"},
                             {"fontname", font},
                             {"fontsize", is_small(plan) ? "12" : "11"},
                             {"fontcolor", "#1A1A1A"},
                             {"penwidth", "1"},
                             {"height", "0.28"},
                             {"width", "0.6"},
                             {"margin", "0.09,0.04"},
                             {"tooltip", ""}});
    graph.declare_for_edges({{"color", "#7C8894"},
                             {"style", "solid"},
                             {"penwidth", "1"},
                             {"dir", "forward"},
                             {"arrowhead", "normal"},
                             {"arrowtail", "none"},
                             {"arrowsize", "0.6"},
                             {"label", ""},
                             {"fontname", font},
                             {"fontsize", "9"},
                             {"fontcolor", "#444444"},
                             {"tooltip", ""}});
}

DotGraph::Attributes node_attributes(std::size_t index, const DiagramPlan& plan) {
    const auto& node = plan.selection.nodes[index];
    const auto look = look_of_label(node.label);
    const auto& name = node.name.empty() ? node.key : node.name;
    Attributes attributes{{"label", name_in_lines(name, plan)},
                          {"tooltip", escape_dot(fmt::format("{} ({})", shortened(name, 200), node.label))},
                          {"shape", std::string(look.shape)},
                          {"fillcolor", std::string(look.fill)},
                          {"color", std::string(look.line)}};
    if (node.label == "Country") {
        attributes.push_back({"style", "filled,rounded"});
    }
    if (!plan.places.empty()) {
        attributes.push_back({"pos", at(plan.places[index].x, plan.places[index].y)});
    }
    if (plan.wings) {
        add_place(attributes, index, plan);
    } else if (node.focus) {
        attributes.insert(attributes.end(), {{"fillcolor", std::string(look.line)},
                                             {"fontcolor", "white"},
                                             {"fontsize", "18"},
                                             {"penwidth", "2.5"},
                                             {"margin", "0.2,0.12"}});
    } else if (is_tall(index, plan)) {
        const auto height = std::clamp(0.05 * static_cast<double>(plan.degrees[index]), 0.28, 2.5);
        attributes.insert(attributes.end(), {{"height", fmt::format("{:.2f}", height)}, {"fontsize", "13"}});
    }
    return attributes;
}

DotGraph::Attributes tags_attributes(std::size_t index, const DiagramPlan& plan) {
    constexpr double gap = 8;
    const auto& box = plan.wings->places[index];
    const auto text = beside_lines(plan.fold.tags[index]);
    const auto lines = lines_of(text);
    const auto side = box.x < 0 ? -1.0 : 1.0;
    const auto width = plan.wings->reach - plan.wings->outer - gap;
    std::string label;
    for (const auto line : lines) {
        label += escape_dot(line) + (side < 0 ? "\\r" : "\\l");
    }
    return {{"label", label},
            {"shape", "plaintext"},
            {"style", "solid"},
            {"fontcolor", "#555555"},
            {"margin", "0,0"},
            {"fontsize", fmt::format("{:g}", tag_letters)},
            {"pos", at(box.x + side * (box.width / 2 + gap + width / 2), box.y)},
            {"width", inches(width)},
            {"height", inches(static_cast<double>(lines.size()) * tag_letters * 1.2)}};
}

DotGraph::Attributes tie_attributes(const DrawnTie& tie, const DiagramPlan& plan,
                                    const std::map<std::string, double>& largest, LineRun run) {
    const auto& edge = *tie.edge;
    const auto& nodes = plan.selection.nodes;
    const auto marks = marks_of(tie, plan.footnotes);
    Attributes attributes{{"color", colour_of(tie, plan)}};
    add_arrows(attributes, edge, run);
    if (edge.modality != "actual") {
        attributes.push_back({"style", "dotted"});
    } else if (edge.carried) {
        attributes.push_back({"style", "dashed"});
    }
    if (const auto width = width_of(tie, largest); width > 1) {
        attributes.push_back({"penwidth", fmt::format("{:.1f}", width)});
    }
    auto words = tie.caption;
    words += words.empty() || marks.empty() ? marks : " " + marks;
    if (plan.captions && !words.empty()) {
        attributes.push_back({"label", escape_dot(shortened(words, plan.options.longest_name))});
    }
    const auto tip = fmt::format("{} {} {}{}{}", shortened(nodes[edge.tail].name, 80), in_words(edge.type),
                                 shortened(nodes[edge.head].name, 80), words.empty() ? "" : ": ", words);
    attributes.push_back({"tooltip", escape_dot(tip)});
    return attributes;
}

}  // namespace entente
