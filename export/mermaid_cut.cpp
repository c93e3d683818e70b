#include "export/mermaid_cut.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "graph/error.hpp"

namespace entente {

MermaidCut mermaid_cut(const Selection& selection, std::size_t most_nodes, std::size_t most_edges) {
    std::vector<std::size_t> ties(selection.nodes.size());
    for (const SelectedEdge& edge : selection.edges) {
        if (edge.tail >= ties.size() || edge.head >= ties.size()) {
            throw Error("an edge of the selection names a node that is not there");
        }
        ++ties[edge.tail];
        ++ties[edge.head];
    }
    std::vector<std::size_t> order(ties.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
        const bool first = selection.nodes[a].focus;
        return first != selection.nodes[b].focus ? first : ties[a] > ties[b];
    });
    order.resize(std::min(order.size(), most_nodes));
    MermaidCut cut;
    cut.nodes.resize(ties.size());
    cut.node_count = order.size();
    for (const auto node : order) {
        cut.nodes[node] = true;
    }
    for (std::size_t e = 0; e < selection.edges.size() && cut.edges.size() < most_edges; ++e) {
        if (cut.nodes[selection.edges[e].tail] && cut.nodes[selection.edges[e].head]) {
            cut.edges.push_back(e);
        }
    }
    return cut;
}

std::string mermaid_cut_note(const Selection& selection, const MermaidCut& cut) {
    const auto nodes = selection.nodes.size() - cut.node_count;
    const auto edges = selection.edges.size() - cut.edges.size();
    if (nodes == 0 && edges == 0) {
        return {};
    }
    return fmt::format("Drawn are {} of {} nodes and {} of {} ties, the most closely tied.", cut.node_count,
                       selection.nodes.size(), cut.edges.size(), selection.edges.size());
}

}  // namespace entente
