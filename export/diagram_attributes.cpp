#include "export/diagram_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "export/colour.hpp"
#include "export/diagram_looks.hpp"
#include "export/diagram_numbers.hpp"
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

bool is_light(const std::string& colour) { return contrast(colour, "#000000") > contrast(colour, "#FFFFFF"); }

/// The colour of a line; the more lines, the more of what lies beneath must be seen through them.
std::string colour_of(const DrawnTie& tie, const EdgeLook& look, const DiagramPlan& plan) {
    const auto count = plan.ties.size();
    const bool at_focus = plan.selection.nodes[tie.edge->tail].focus || plan.selection.nodes[tie.edge->head].focus;
    const auto* const opacity = plan.wings ? (at_focus ? "D0" : "90") : count <= 100 ? "" : count <= 1000 ? "B0" : "60";
    auto colour = look.colour + opacity;
    return look.doubled ? colour + ":#FFFFFF00:" + colour : colour;
}

/// Arrow shapes at the ends of the line as it is laid out, which may run against its direction.
void add_arrows(Attributes& attributes, const SelectedEdge& edge, const EdgeLook& look, LineRun run) {
    const auto at_head = edge.directed ? look.head : std::string("none");
    const auto& at_tail = look.tail;
    if (!edge.directed && at_tail == "none") {
        attributes.push_back({"dir", "none"});
        return;
    }
    if (at_tail != "none") {
        attributes.push_back({"dir", "both"});
    } else if (run == LineRun::against) {
        attributes.push_back({"dir", "back"});
    }
    attributes.push_back({"arrowhead", run == LineRun::against ? at_tail : at_head});
    attributes.push_back({"arrowtail", run == LineRun::against ? at_head : at_tail});
}

/// A size of letters, in the style's proportion.
double scale_of(const DiagramPlan& plan) { return plan.options.style.page.letters / 11; }
std::string points(double letters, const DiagramPlan& plan) { return fmt::format("{:.4g}", letters * scale_of(plan)); }

std::string inches(double length) { return fmt::format("{:.3f}", length / 72); }
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
                                         {"fontsize", points(letters_of(box.part), plan)}});
}

/// A node whose area is its number; the name stands over it, and the layout keeps room for both.
void add_size(Attributes& attributes, const SelectedNode& node, const DiagramPlan& plan) {
    const auto number = plan.numbers.size->of(node.numbers);
    const auto size = fmt::format("{:.3f}", number ? diameter_of(*number, *plan.numbers.size) : 0.12);
    attributes.insert(attributes.end(), {{"shape", number ? "circle" : "plaintext"},
                                         {"peripheries", number ? "1" : "0"},
                                         {"width", size},
                                         {"height", size},
                                         {"fixedsize", "shape"},
                                         {"margin", "0,0"}});
    const auto letters = 0.56 * 12 * scale_of(plan) / 72;  // inches
    const auto longest = static_cast<double>(std::min(display_width(node.name), name_line));
    if (!number || diameter_of(*number, *plan.numbers.size) < letters * longest) {
        attributes.push_back({"fontcolor", plan.options.style.page.text});
    }
    if (!number) {
        attributes.push_back({"style", "solid"});
    }
    if (node.focus) {
        attributes.push_back({"fontsize", points(15, plan)});
    }
}

/// The width of a tie: its number where those are drawn, else its amount, else that of its look.
double drawn_width(const DrawnTie& tie, const EdgeLook& look, const DiagramPlan& plan,
                   const std::map<std::string, double>& largest) {
    if (const auto& range = plan.numbers.width) {
        return line_width_of(range->of(tie.edge->numbers).value_or(0), *range);
    }
    const auto width = tie.edge->change == SelectedChange::none ? width_of(tie, largest) : 1;
    return width > 1 ? width : look.width;
}

}  // namespace

NodeLook node_look(const SelectedNode& node, const DiagramPlan& plan) {
    auto look = look_of(node, plan.options.style);
    if (const auto& range = plan.numbers.colour) {
        const auto& scale = plan.options.style.scale;
        const auto number = range->of(node.numbers);
        look.fill = number ? colour_at(scale.colours, range->share(*number)) : scale.missing;
        look.border = number ? look.border : "dashed";
        look.text = is_light(look.fill) ? "#000000" : "#FFFFFF";
    }
    return look;
}

void declare_attributes(DotGraph& graph, const DiagramPlan& plan) {
    const auto& page = plan.options.style.page;
    const auto font = escape_dot(page.font);
    if (!plan.places.empty()) {
        graph.declare_for_nodes({{"pos", ""}});
    }
    if (plan.wings) {
        graph.declare_for_nodes({{"pos", ""}});
        graph.declare_for_edges({{"pos", ""}});
    }
    graph.declare_for_nodes({{"label", "\\N"},
                             {"shape", "box"},
                             {"style", "filled"},
                             {"fillcolor", page.background},
                             {"color", page.faint},
                             {"fontname", font},
                             {"fontsize", points(is_small(plan) ? 12 : 11, plan)},
                             {"fontcolor", page.text},
                             {"penwidth", "1"},
                             {"height", "0.28"},
                             {"width", "0.6"},
                             {"margin", "0.09,0.04"},
                             {"fixedsize", plan.wings ? "true" : "false"},
                             {"peripheries", "1"},
                             {"tooltip", ""}});
    graph.declare_for_edges({{"color", page.line},
                             {"style", "solid"},
                             {"penwidth", "1"},
                             {"dir", "forward"},
                             {"arrowhead", "normal"},
                             {"arrowtail", "none"},
                             {"arrowsize", "0.6"},
                             {"label", ""},
                             {"fontname", font},
                             {"fontsize", points(9, plan)},
                             {"fontcolor", page.faint},
                             {"tooltip", ""}});
}

DotGraph::Attributes node_attributes(std::size_t index, const DiagramPlan& plan) {
    const auto& node = plan.selection.nodes[index];
    const auto look = node_look(node, plan);
    const auto& name = node.name.empty() ? node.key : node.name;
    Attributes attributes{{"label", name_in_lines(name, plan)},
                          {"tooltip", escape_dot(fmt::format("{} ({})", shortened(name, 200), node.label))},
                          {"shape", look.shape},
                          {"fillcolor", look.fill},
                          {"color", look.line},
                          {"fontcolor", look.text},
                          {"style", graphviz_style(look)},
                          {"penwidth", fmt::format("{:g}", look.width)}};
    if (look.border == "double") {
        attributes.push_back({"peripheries", "2"});
    }
    if (!plan.places.empty()) {
        attributes.push_back({"pos", at(plan.places[index].x, plan.places[index].y)});
    }
    if (plan.wings) {
        add_place(attributes, index, plan);
    } else if (plan.numbers.size) {
        add_size(attributes, node, plan);
    } else if (node.focus) {
        attributes.insert(attributes.end(), {{"fontsize", points(18, plan)}, {"margin", "0.2,0.12"}});
    } else if (is_tall(index, plan)) {
        const auto height = std::clamp(0.05 * static_cast<double>(plan.degrees[index]), 0.28, 2.5);
        attributes.insert(attributes.end(),
                          {{"height", fmt::format("{:.2f}", height)}, {"fontsize", points(13, plan)}});
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
            {"peripheries", "0"},
            {"style", "solid"},
            {"fontcolor", plan.options.style.page.faint},
            {"margin", "0,0"},
            {"fontsize", points(tag_letters, plan)},
            {"pos", at(box.x + side * (box.width / 2 + gap + width / 2), box.y)},
            {"width", inches(width)},
            {"height", inches(static_cast<double>(lines.size()) * tag_letters * scale_of(plan) * 1.2)}};
}

DotGraph::Attributes tie_attributes(const DrawnTie& tie, const DiagramPlan& plan,
                                    const std::map<std::string, double>& largest, LineRun run) {
    const auto& edge = *tie.edge;
    const auto& nodes = plan.selection.nodes;
    const auto marks = marks_of(tie, plan.footnotes);
    const auto look = look_of(edge, plan.options.style);
    Attributes attributes{{"color", colour_of(tie, look, plan)}};
    add_arrows(attributes, edge, look, run);
    if (look.form != "solid") {
        attributes.push_back({"style", look.form});
    }
    if (const auto width = drawn_width(tie, look, plan, largest); width != 1) {
        attributes.push_back({"penwidth", fmt::format("{:.1f}", width)});
    }
    auto words = edge.change == SelectedChange::none ? tie.caption
                                                     : std::string(sign_of_change(edge.change)) + " " + tie.caption;
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
