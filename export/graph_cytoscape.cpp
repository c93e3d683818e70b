#include <algorithm>

#include "export/graph_formats.hpp"
#include "export/graph_json.hpp"
#include "export/text_block.hpp"
#include "export/value_text.hpp"

namespace entente {
namespace {

constexpr std::string_view taken_of_nodes[] = {"id", "parent"};
constexpr std::string_view taken_of_edges[] = {"id", "source", "target", "interaction"};

/// What stands before an edge's number so that its id is no node's, for Cytoscape has one set of ids: "e", with one
/// underscore more than any node's key has that looks so.
std::string edge_prefix(const Snapshot& snapshot) {
    std::size_t underscores = 0;
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        const std::string_view key = snapshot.key(NodeIndex{n});
        const auto number = key.starts_with('e') ? key.find_first_not_of('_', 1) : std::string_view::npos;
        if (number != std::string_view::npos && key.find_first_not_of("0123456789", number) == std::string_view::npos) {
            underscores = std::max(underscores, number);
        }
    }
    return "e" + std::string(underscores, '_');
}

}  // namespace

void write_cytoscape(const GraphContent& graph, const OpenPart& part) {
    const Snapshot& snapshot = graph.snapshot;
    GraphJson json(graph, taken_of_nodes, taken_of_edges);
    TextBlock block(part(""));
    std::string& out = block.text;
    out += "{\"format_version\":\"1.0\",\"data\":{";
    json.append_view(out);
    out += "},\n\"elements\":{\"nodes\":[";
    std::string_view before = "\n{\"data\":{\"id\":";
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        if (snapshot.visible(NodeIndex{n})) {
            out += before;
            out += json.id(NodeIndex{n});
            json.append(out, NodeIndex{n});
            before = "}},\n{\"data\":{\"id\":";
            block.spill();
        }
    }
    out += snapshot.node_count() == 0 ? "],\n\"edges\":[" : "}}],\n\"edges\":[";
    const std::string first = "\n{\"data\":{\"id\":\"" + edge_prefix(snapshot);
    const std::string next = "}}," + first;
    before = first;
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        const EdgeIndex edge{e};
        if (snapshot.visible(edge)) {
            out += before;
            append_integer(out, raw(snapshot.id(edge)));
            out += "\",\"source\":";
            out += json.id(snapshot.tail(edge));
            out += ",\"target\":";
            out += json.id(snapshot.head(edge));
            json.append(out, edge);
            before = next;
            block.spill();
        }
    }
    out += snapshot.edge_count() == 0 ? "]}}\n" : "}}]}}\n";
    block.flush();
}

}  // namespace entente
