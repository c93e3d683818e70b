#pragma once

#include <string>
#include <string_view>

#include "export/graph_format.hpp"

namespace entente {

// The writers behind graph_formats(), one file each, and beside each the function that escapes text for it.

void write_cypher(const GraphContent& graph, const OpenPart& part);
void write_cytoscape(const GraphContent& graph, const OpenPart& part);
/// Of a full export: how many statements were withdrawn, which it leaves out.
std::string note_withdrawn(const GraphContent& graph);

void write_graphml(const GraphContent& graph, const OpenPart& part);
void write_jsonl_graph(const GraphContent& graph, const OpenPart& part);
void write_gexf(const GraphContent& graph, const OpenPart& part);
void write_gexf_1_2(const GraphContent& graph, const OpenPart& part);
void write_mermaid(const GraphContent& graph, const OpenPart& part);
void write_neo4j(const GraphContent& graph, const OpenPart& part);
void write_node_link(const GraphContent& graph, const OpenPart& part);

/// What a Mermaid diagram leaves out of the graph; empty for nothing.
std::string note_mermaid(const GraphContent& graph);

}  // namespace entente
