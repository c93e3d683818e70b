#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/selection.hpp"

namespace entente {

/// Which part of a selection a Mermaid chart shows.
struct MermaidCut {
    std::vector<bool> nodes;         ///< by index
    std::vector<std::size_t> edges;  ///< ascending
    std::size_t node_count = 0;
};

/// The nodes with the most ties, those in focus before all others, and of the ties between them the first. Throws Error
/// when an edge names a node that is not there. Time O((V + E) log V).
MermaidCut mermaid_cut(const Selection& selection, std::size_t most_nodes, std::size_t most_edges);

/// What is left out, in words; empty for nothing.
std::string mermaid_cut_note(const Selection& selection, const MermaidCut& cut);

}  // namespace entente
