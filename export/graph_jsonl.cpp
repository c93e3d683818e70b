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
    for (const Source& source : record.store().sources()) {
        begin(block, "source");
        append_record(block.text, source);
        end(block);
    }
    const auto put = [&](const auto& element, std::string_view kind, std::span<const Statement> said) {
        begin(block, kind);
        if constexpr (requires { append_record(block.text, element); }) {
            append_record(block.text, element);
        } else {
            append_record(block.text, element, record);
        }
        end(block);
        for (const Statement& statement : said) {
            begin(block, "statement");
            append_record(block.text, statement, element, record);
            end(block);
        }
    };
    record.each_node([&](const Record::Node& node, auto said) { put(node, "node", said); });
    record.each_edge([&](const EdgeRecord& edge, auto said) { put(edge, "edge", said); });
    for (const Coverage& coverage : record.store().coverage()) {
        begin(block, "coverage");
        append_record(block.text, coverage, record);
        end(block);
    }
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
