#include "export/graph_formats.hpp"
#include "export/graph_json.hpp"
#include "export/graph_weight.hpp"
#include "export/text_block.hpp"
#include "export/value_text.hpp"

namespace entente {
namespace {

constexpr std::string_view taken_of_nodes[] = {"id"};
constexpr std::string_view taken_of_edges[] = {"source", "target", "key"};

}  // namespace

void write_node_link(const GraphContent& graph, const OpenPart& part) {
    const Snapshot& snapshot = graph.snapshot;
    GraphJson json(graph, taken_of_nodes, taken_of_edges);
    TextBlock block(part(""));
    std::string& out = block.text;
    out += is_directed(snapshot) ? "{\"directed\":true" : "{\"directed\":false";
    out += ",\"multigraph\":true,\"graph\":{";
    json.append_view(out);
    out += "},\n\"nodes\":[";
    std::string_view before = "\n{\"id\":";
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        if (snapshot.visible(NodeIndex{n})) {
            out += before;
            out += json.id(NodeIndex{n});
            json.append(out, NodeIndex{n});
            before = "},\n{\"id\":";
            block.spill();
        }
    }
    out += snapshot.node_count() == 0 ? "],\n\"links\":[" : "}],\n\"links\":[";
    before = "\n{\"source\":";
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        const EdgeIndex edge{e};
        if (snapshot.visible(edge)) {
            out += before;
            out += json.id(snapshot.tail(edge));
            out += ",\"target\":";
            out += json.id(snapshot.head(edge));
            out += ",\"key\":";
            append_integer(out, raw(snapshot.id(edge)));
            json.append(out, edge);
            before = "},\n{\"source\":";
            block.spill();
        }
    }
    out += snapshot.edge_count() == 0 ? "]}\n" : "}]}\n";
    block.flush();
}

}  // namespace entente
