#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include "export/style.hpp"
#include "graph/selection.hpp"

namespace entente {

/// What Mermaid still draws, unless a page raises that.
struct MermaidOptions {
    std::size_t nodes = std::numeric_limits<std::size_t>::max();
    std::size_t edges = 500;
    std::size_t letters = 50'000;
    std::size_t captions = 60;      ///< ties up to which words stand on them
    std::size_t sources = 12;       ///< in comments at the top; the rest is counted
    std::size_t longest_name = 80;  ///< letters
    Style style = built_in_style();
};

/// The selection as a Mermaid flowchart, with a key to what its colours and lines mean; clusters are subgraphs, one for
/// each combination of them.
///
/// What is beyond these limits is left out: of the nodes those with the fewest ties, focus last; a line of the key and
/// of the text counts them. Throws Error when an edge names a node that is not there. Time O((V + E) log V).
std::string to_mermaid(const Selection& selection, const MermaidOptions& options = {});

/// What to_mermaid leaves out, in words; empty for nothing.
std::string mermaid_note(const Selection& selection, const MermaidOptions& options = {});

}  // namespace entente
