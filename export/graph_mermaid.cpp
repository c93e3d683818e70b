#include <ostream>

#include "export/graph_formats.hpp"
#include "export/mermaid.hpp"

namespace entente {

void write_mermaid(const GraphContent& graph, const OpenPart& part) { part("") << to_mermaid(*graph.drawing); }

std::string note_mermaid(const GraphContent& graph) { return mermaid_note(*graph.drawing); }

}  // namespace entente
