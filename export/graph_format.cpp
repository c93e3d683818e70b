#include "export/graph_format.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "export/file.hpp"
#include "export/formats.hpp"
#include "export/graph_formats.hpp"
#include "export/graph_neo4j.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr GraphFormat formats[] = {
    {"jsonl", ".jsonl", "JSON Lines, a record a line: all that the database holds, or a view", true,
     write_jsonl_graph, {}, note_withdrawn},
    {"graphml", ".graphml", "GraphML of Gephi, yEd, NetworkX, igraph: all that the database holds, or a view", true,
     write_graphml, {}, note_withdrawn},
    {"neo4j", "", "a folder of CSV for Neo4j's import: all that the database holds, or a view", true, write_neo4j,
     neo4j_files, note_withdrawn},
    {"gexf", ".gexf", "GEXF 1.3 of Gephi: values, all of them with their times, and sources", false, write_gexf},
    {"gexf-1.2", ".gexf", "the same for programs that read no newer GEXF, such as NetworkX", false, write_gexf_1_2},
    {"node-link", ".json", "JSON of D3 and NetworkX: values, lists, times, sources", false, write_node_link},
    {"cytoscape", ".cyjs", "JSON of Cytoscape: values, lists, times, sources", false, write_cytoscape},
    {"cypher", ".cypher", "openCypher statements that build the graph: values, first and last days, sources", false,
     write_cypher},
    {"mermaid", ".mmd", "Mermaid flowchart of the most closely tied: names, labels, types, amounts", false,
     write_mermaid, {}, note_mermaid, true},
};

}  // namespace

std::string note_withdrawn(const GraphContent& graph) {
    const auto withdrawn = graph.record == nullptr ? 0 : graph.store.counts().retracted;
    return withdrawn == 0 ? ""
                          : fmt::format("Left out: {} withdrawn statement{}.", withdrawn, withdrawn == 1 ? "" : "s");
}

std::span<const GraphFormat> graph_formats() { return formats; }

const GraphFormat& graph_format(std::string_view name, const std::filesystem::path& file) {
    const std::string extension = lower_extension(file);
    const auto* const found = std::find_if(std::begin(formats), std::end(formats), [&](const GraphFormat& format) {
        return name.empty() ? format.extension == extension && !extension.empty() : format.name == name;
    });
    if (found != std::end(formats)) {
        return *found;
    }
    std::string known;
    for (const GraphFormat& format : formats) {
        known += fmt::format("{}{}{}", known.empty() ? "" : ", ", format.name,
                             format.extension.empty() ? "" : fmt::format(" ({})", format.extension));
    }
    throw UsageError(
        name.empty()
            ? fmt::format("cannot tell the format of \"{}\"; --to names one: {}", escape_terminal(file.string()), known)
            : fmt::format("unknown graph format \"{}\"; the formats are {}", escape_terminal(name), known));
}

}  // namespace entente
