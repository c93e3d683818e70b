#include "export/cell_text.hpp"
#include "export/graph_formats.hpp"
#include "export/graph_json.hpp"
#include "export/record_json.hpp"
#include "export/text_block.hpp"

namespace entente {
namespace {

void begin(TextBlock& block, std::string_view kind) {
    block.text += "{\"";
    block.text += kind;
    block.text += "\":";
}

void end(TextBlock& block) {
    block.text += "}\n";
    block.spill();
}

void write_record(const Record& record, std::ostream& out) {
    TextBlock block(out);
    append_schema_lines(block.text, record.store().schema());
    append_source_lines(block.text, record.store().sources());
    record.each_node([&](const Record::Node& node, auto said) {
        append_record_lines(block.text, node, said, record);
        block.spill();
    });
    record.each_edge([&](const EdgeRecord& edge, auto said) {
        append_record_lines(block.text, edge, said, record);
        block.spill();
    });
    append_coverage_lines(block.text, record);
    block.flush();
}

void write_view(const GraphContent& graph, std::ostream& out) {
    TextBlock block(out);
    const Snapshot& snapshot = graph.snapshot;
    constexpr std::string_view taken_of_nodes[] = {"key"};
    constexpr std::string_view taken_of_edges[] = {"tail", "head"};
    GraphJson json(graph, taken_of_nodes, taken_of_edges);
    begin(block, "view");
    block.text += '{';
    json.append_view(block.text);
    block.text += '}';
    end(block);
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        if (snapshot.visible(NodeIndex{n})) {
            block.text += "{\"node\":{\"key\":";
            block.text += json.id(NodeIndex{n});
            json.append(block.text, NodeIndex{n});
            block.text += '}';
            end(block);
        }
    }
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        const EdgeIndex edge{e};
        if (snapshot.visible(edge)) {
            block.text += "{\"edge\":{\"tail\":";
            block.text += json.id(snapshot.tail(edge));
            block.text += ",\"head\":";
            block.text += json.id(snapshot.head(edge));
            json.append(block.text, edge);
            block.text += '}';
            end(block);
        }
    }
    block.flush();
}

}  // namespace

void write_jsonl_graph(const GraphContent& graph, const OpenPart& part) {
    std::ostream& out = part("");
    if (graph.record != nullptr) {
        write_record(*graph.record, out);
    } else {
        write_view(graph, out);
    }
}

}  // namespace entente
