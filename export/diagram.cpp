#include "export/diagram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "export/diagram_attributes.hpp"
#include "export/diagram_caption.hpp"
#include "export/diagram_lines.hpp"
#include "export/diagram_names.hpp"
#include "export/diagram_plan.hpp"
#include "export/dot_escape.hpp"
#include "export/dot_graph.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr double caption_letters = 12;    // of a diagram with wings, in points
constexpr std::size_t most_routed = 120;  // nodes up to which springs lead their lines around the nodes

bool is_routed(const DiagramPlan& plan) { return plan.selection.nodes.size() <= most_routed; }

void set_layered(DotGraph& graph, const DiagramPlan& plan) {
    const auto crowd = static_cast<double>(plan.ties.size()) / 100.0;
    graph.set({{"layout", "dot"},
               {"rankdir", "LR"},
               {"ranksep", fmt::format("{:.1f}", std::clamp(plan.captions ? 1.8 : 1.0 + crowd, 1.0, 3.2))},
               {"nodesep", is_small(plan) ? "0.25" : "0.09"}});
}

void set_springs(DotGraph& graph, const DiagramPlan& plan) {
    const char* const names[] = {"dot", "nop2", "dot", "sfdp", "neato", "twopi", "fdp", "circo"};
    graph.set({{"layout", names[static_cast<std::size_t>(plan.engine)]},
               {"overlap", "prism"},
               {"sep", "+8"},
               {"splines", is_routed(plan) ? "true" : "line"}});
    if (plan.parts > 1) {
        graph.set({{"pack", "16"}, {"packmode", "array"}});
    }
}

/// Graphviz makes the picture smaller until it fits, and sets it in the middle of the page.
void set_print(DotGraph& graph, const PrintSize& print) {
    const auto inches = [](double points) { return fmt::format("{:.3f}", points / 72); };
    graph.set({{"size", fmt::format("{},{}{}", inches(print.width - 2 * print.margin),
                                    inches(print.height - 2 * print.margin), print.enlarged ? "!" : "")},
               {"pad", "0.02"}});
    if (print.whole) {
        graph.set({{"viewport", fmt::format("{:.0f},{:.0f}", print.width, print.height)}});
    }
}

void set_page(DotGraph& graph, const DiagramPlan& plan) {
    const auto& page = plan.options.style.page;
    graph.set({{"fontname", escape_dot(page.font)},
               {"fontsize", "11"},
               {"fontcolor", page.text},
               {"bgcolor", page.background},
               {"pad", "0.3"},
               {"margin", "0"},
               {"outputorder", "edgesfirst"},
               {"labeljust", "l"},
               {"charset", "UTF-8"}});
    if (plan.options.print) {
        set_print(graph, *plan.options.print);
    }
    if (plan.engine == Engine::wings) {
        graph.set({{"layout", "nop2"}});
    } else if (!plan.places.empty()) {
        graph.set({{"layout", "nop1"}, {"overlap", "true"}, {"splines", is_routed(plan) ? "true" : "line"}});
    } else {
        plan.engine == Engine::dot ? set_layered(graph, plan) : set_springs(graph, plan);
    }
}

std::vector<DotGraph::Node> add_nodes(DotGraph& graph, const DiagramPlan& plan) {
    for (std::size_t i = 0; i < plan.frames.size(); ++i) {
        add_frame(graph, plan.frames[i], i + 1, plan.options.style.page);
    }
    std::vector<DotGraph::Node> nodes;
    nodes.reserve(plan.selection.nodes.size());
    for (std::size_t i = 0; i < plan.selection.nodes.size(); ++i) {
        const auto& node = plan.selection.nodes[i];
        nodes.push_back(graph.add_node(escape_dot(shortened(node.key, 200)), node_attributes(i, plan)));
    }
    for (std::size_t i = 0; plan.wings && i < plan.selection.nodes.size(); ++i) {
        if (!plan.fold.tags[i].empty() && plan.wings->places[i].part == WingPart::member) {
            graph.add_node(escape_dot(shortened(plan.selection.nodes[i].key, 200)) + " tags", tags_attributes(i, plan));
        }
    }
    return nodes;
}

/// The lines of ties; each is given its index as id where `ids` are declared.
enum class Ids { none, indices };
void add_ties(DotGraph& graph, const DiagramPlan& plan, const std::vector<DotGraph::Node>& nodes, Ids ids) {
    const auto largest = largest_amounts(plan.ties);
    std::optional<LineLayer> layer;
    if (plan.wings) {
        layer.emplace(*plan.wings);
    }
    for (const auto& tie : plan.ties) {
        const auto tail = tie.edge->tail;
        const auto head = tie.edge->head;
        const bool against = plan.columns && (*plan.columns)[tail] > (*plan.columns)[head];
        const auto run = against ? LineRun::against : LineRun::along;
        auto attributes = tie_attributes(tie, plan, largest, run);
        if (layer) {
            attributes.push_back({"pos", layer->line_of(tie)});
        }
        if (ids == Ids::indices) {
            attributes.push_back({"id", std::to_string(&tie - plan.ties.data())});
        }
        graph.add_edge(nodes[against ? head : tail], nodes[against ? tail : head], attributes);
    }
}

/// The page around all nodes, and in it the columns that layers keep.
DotGraph::Group add_columns(DotGraph& graph, const DiagramPlan& plan, const std::vector<DotGraph::Node>& nodes) {
    // Words on the uppermost line stand above all nodes, and below the title.
    const auto* const margin = plan.captions ? "24" : "12";
    const auto page = graph.add_page({{"peripheries", "0"}, {"labelloc", "t"}, {"margin", margin}});
    for (const auto node : nodes) {
        graph.put(page, node);
    }
    std::map<int, DotGraph::Group> columns;
    for (std::size_t i = 0; plan.columns && i < plan.columns->size(); ++i) {
        const auto column = (*plan.columns)[i];
        if (!columns.contains(column)) {
            columns.emplace(column, graph.add_group(page, {{"rank", "same"}}));
        }
        graph.put(columns.at(column), nodes[i]);
    }
    return page;
}

/// Title above and caption below: dot gives the page two places for text, as a box and as the graph.
void add_texts_around(DotGraph& graph, const DiagramPlan& plan, const std::vector<DotGraph::Node>& nodes,
                      std::size_t line) {
    graph.set({{"labelloc", "b"}});
    graph.set_html_label(add_columns(graph, plan, nodes), as_table(heading_rows(plan)));
    if (plan.options.caption) {
        graph.set_html_label(as_table(caption_rows(plan, line)));
    }
}

Frame frame_of(const DiagramPlan& plan) {
    return plan.wings ? Frame{-plan.wings->reach, plan.wings->reach, plan.wings->bottom - 12, plan.wings->top}
                      : frame_of(plan.options.places, plan.places);
}

/// Title above and caption below, around places that are already known.
void add_texts_at(DotGraph& graph, const DiagramPlan& plan, const std::vector<DotGraph::Node>& nodes) {
    const auto frame = frame_of(plan);
    const auto width = frame.right - frame.left;
    constexpr double heading = 74;
    const auto page = graph.add_page(
        {{"peripheries", "0"},
         {"bb", fmt::format("{:.1f},{:.1f},{:.1f},{:.1f}", frame.left, frame.bottom, frame.right, frame.top + heading)},
         {"lp", fmt::format("{:.1f},{:.1f}", (frame.left + frame.right) / 2, frame.top + heading / 2 + 6)}});
    graph.set_html_label(page, as_table(heading_rows(plan), width));
    for (const auto node : nodes) {
        graph.put(page, node);
    }
    graph.set({{"labelloc", "b"}, {"fontsize", fmt::format("{:g}", caption_letters)}});
    if (plan.options.caption) {
        graph.set_html_label(as_table(caption_in_two(plan, static_cast<std::size_t>(width / caption_letters))));
    }
}

/// Springs know no boxes: all text stands above.
void add_texts_above(DotGraph& graph, const DiagramPlan& plan, std::size_t line) {
    graph.set({{"labelloc", "t"}});
    graph.set_html_label(as_table(heading_rows(plan) + (plan.options.caption ? caption_rows(plan, line) : "")));
}

/// After so many letters the lines of a caption break.
std::size_t letters_a_line(const DiagramPlan& plan) {
    const std::size_t usual = is_small(plan) ? 120 : 150;
    const auto& print = plan.options.print;
    return print ? std::min(usual, static_cast<std::size_t>((print->width - 2 * print->margin) / 5.2)) : usual;
}

}  // namespace

std::string to_dot(const Selection& unnamed, const DrawOptions& options) {
    const auto selection = with_names_beside(unnamed, options);
    const auto plan = plan_of(selection, options);
    DotGraph graph(escape_dot(selection.title.empty() ? "entente" : shortened(selection.title, 200)));
    set_page(graph, plan);
    declare_attributes(graph, plan);
    auto nodes = add_nodes(graph, plan);
    add_ties(graph, plan, nodes, Ids::none);
    if (nodes.empty()) {
        nodes.push_back(graph.add_node("nothing", {{"label", "There is nothing to draw: the selection is empty."},
                                                   {"shape", "plaintext"},
                                                   {"peripheries", "0"},
                                                   {"style", "solid"}}));
    }
    const auto line = letters_a_line(plan);
    if (plan.engine == Engine::wings || !plan.places.empty()) {
        add_texts_at(graph, plan, nodes);
    } else {
        plan.engine == Engine::dot ? add_texts_around(graph, plan, nodes, line) : add_texts_above(graph, plan, line);
    }
    return graph.text();
}

std::string to_bare_dot(const DiagramPlan& plan) {
    DotGraph graph("bare");
    set_page(graph, plan);
    declare_attributes(graph, plan);
    graph.declare_for_edges({{"id", ""}});
    std::vector<DotGraph::Node> nodes;
    for (std::size_t i = 0; i < plan.selection.nodes.size(); ++i) {
        nodes.push_back(graph.add_node("n" + std::to_string(i), node_attributes(i, plan)));
    }
    add_ties(graph, plan, nodes, Ids::indices);
    add_columns(graph, plan, nodes);
    return graph.text();
}

}  // namespace entente
