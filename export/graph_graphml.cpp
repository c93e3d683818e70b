#include <fmt/format.h>

#include <iterator>

#include "export/graph_columns.hpp"
#include "export/graph_formats.hpp"
#include "export/graph_spells.hpp"
#include "export/graph_weight.hpp"
#include "export/record_json.hpp"
#include "export/text_block.hpp"
#include "export/value_text.hpp"
#include "export/xml.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr std::string_view taken_of_nodes[] = {"key", "name", "labels", "since", "until", "spells", "entente.record"};
constexpr std::string_view taken_of_edges[] = {"type",   "symmetric", "since",         "until",
                                               "spells", "sources",   "entente.record"};

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

/// Writes one file. Keys are called as their name in the file would be too long: n3 is the fourth column of nodes.
class GraphmlWriter {
public:
    GraphmlWriter(const GraphContent& graph, std::ostream& out)
        : graph_(&graph),
          snapshot_(&graph.snapshot),
          block_(out),
          values_(graph.snapshot, {taken_of_nodes, taken_of_edges}),
          node_columns_(columns_of(values_.of_nodes(), taken_of_nodes)),
          edge_columns_(columns_of(values_.of_edges(), taken_of_edges)),
          undirected_(!is_directed(graph.snapshot)) {}

    void write() {
        block_.text += head;
        declare_keys();
        block_.text += "  <graph edgedefault=\"";
        block_.text += undirected_ ? "undirected\">\n" : "directed\">\n";
        if (graph_->record != nullptr) {
            write_record(*graph_->record);
        } else {
            write_view();
        }
        block_.text += "  </graph>\n</graphml>\n";
        block_.flush();
    }

private:
    void declare(std::string_view id, std::string_view target, std::string_view name, std::string_view type) {
        fmt::format_to(std::back_inserter(block_.text),
                       "  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", id, target,
                       escape_xml(name), type);
    }

    void declare_keys() {
        if (graph_->record != nullptr) {
            declare("graph_record", "graph", "entente.record", "string");
            declare("graph_coverage", "graph", "entente.coverage", "string");
            declare("node_record", "node", "entente.record", "string");
            declare("edge_record", "edge", "entente.record", "string");
        }
        for (const std::string_view name : {"key", "name", "labels", "since", "until", "spells"}) {
            declare(fmt::format("node_{}", name), "node", name, "string");
        }
        for (const GraphColumn& column : node_columns_) {
            declare(fmt::format("n{}", &column - node_columns_.data()), "node", column.name, to_string(column.type));
        }
        declare("edge_type", "edge", "type", "string");
        declare("edge_symmetric", "edge", "symmetric", "boolean");
        for (const std::string_view name : {"since", "until", "spells", "sources"}) {
            declare(fmt::format("edge_{}", name), "edge", name, "string");
        }
        for (const GraphColumn& column : edge_columns_) {
            declare(fmt::format("e{}", &column - edge_columns_.data()), "edge", column.name, to_string(column.type));
        }
    }

    void open_data(std::string_view key) {
        block_.text += "<data key=\"";
        block_.text += key;
        block_.text += "\">";
    }

    void data(std::string_view key, std::string_view text) {
        if (!text.empty()) {
            open_data(key);
            append_xml(block_.text, text);
            block_.text += "</data>";
        }
    }

    /// Lines of records as they are: JSON has no `]]>` but in its texts, where it can be written otherwise.
    void record_data(std::string_view key, std::string& lines) {
        for (std::size_t at = lines.find("]]>"); at != std::string::npos; at = lines.find("]]>", at)) {
            lines.replace(at + 2, 1, "\\u003e");
        }
        if (lines.size() >= kMostRecordBytes) {
            throw Error(
                fmt::format("what is said of one element, or of all sources, takes {} MiB: GraphML that is read "
                            "again holds {}; write JSON Lines (--to jsonl)",
                            (lines.size() >> 20U) + 1, kMostRecordBytes >> 20U));
        }
        open_data(key);
        block_.text += "<![CDATA[\n";
        block_.text += lines;
        block_.text += "]]></data>\n";
        lines.clear();
    }

    template <typename Element>
    void columns(char prefix, const std::vector<GraphColumn>& all, std::span<const GraphProperty> properties,
                 Element element) {
        for (std::size_t at = 0; at < all.size(); ++at) {
            const GraphColumn& column = all[at];
            const GraphProperty& property = properties[column.property];
            text_.clear();
            if (append_column(text_, values_.values(element, property), property, column.part, *snapshot_)) {
                block_.text += "<data key=\"";
                block_.text += prefix;
                append_integer(block_.text, static_cast<std::int64_t>(at));
                block_.text += "\">";
                append_xml(block_.text, text_);
                block_.text += "</data>";
            }
        }
    }

    void when(std::string_view since, std::string_view until, std::string_view spells, std::span<const Spell> all) {
        const SpellTexts texts = texts_of(all);
        data(since, texts.since);
        data(until, texts.until);
        data(spells, texts.spells);
    }

    void open_node(NodeId id) {
        block_.text += "    <node id=\"n";
        append_integer(block_.text, raw(id));
        block_.text += "\">";
    }

    void node_values(NodeIndex node) {
        data("node_name", values_.name(node));
        text_.clear();
        for (const LabelId label : snapshot_->labels(node)) {
            text_ += text_.empty() ? "" : ";";
            text_ += snapshot_->schema().at(label).name;
        }
        data("node_labels", text_);
        when("node_since", "node_until", "node_spells", snapshot_->spells(node));
        columns('n', node_columns_, values_.of_nodes(), node);
    }

    void open_edge(EdgeId id, NodeId tail, NodeId head_end) {
        block_.text += "    <edge id=\"e";
        append_integer(block_.text, raw(id));
        block_.text += "\" source=\"n";
        append_integer(block_.text, raw(tail));
        block_.text += "\" target=\"n";
        append_integer(block_.text, raw(head_end));
        block_.text += "\">";
    }

    void edge_values(EdgeIndex edge) {
        data("edge_type", snapshot_->schema().at(snapshot_->type(edge)).name);
        if (snapshot_->symmetric(edge)) {
            data("edge_symmetric", "true");
        }
        when("edge_since", "edge_until", "edge_spells", snapshot_->spells(edge));
        text_.clear();
        for (const SourceId source : snapshot_->sources(edge)) {
            text_ += text_.empty() ? "" : ";";
            text_ += snapshot_->source_list()[static_cast<std::size_t>(raw(source)) - 1].key;
        }
        data("edge_sources", text_);
        columns('e', edge_columns_, values_.of_edges(), edge);
    }

    void write_view() {
        for (std::uint32_t n = 0; n < snapshot_->node_slots(); ++n) {
            const NodeIndex node{n};
            if (snapshot_->visible(node)) {
                open_node(snapshot_->id(node));
                data("node_key", snapshot_->key(node));
                node_values(node);
                block_.text += "</node>\n";
                block_.spill();
            }
        }
        for (std::uint32_t e = 0; e < snapshot_->edge_slots(); ++e) {
            const EdgeIndex edge{e};
            if (snapshot_->visible(edge)) {
                open_edge(snapshot_->id(edge), snapshot_->id(snapshot_->tail(edge)),
                          snapshot_->id(snapshot_->head(edge)));
                edge_values(edge);
                block_.text += "</edge>\n";
                block_.spill();
            }
        }
    }

    /// All that there is, with the values of those elements that the view shows.
    void write_record(const Record& record) {
        std::string lines;
        append_schema_lines(lines, record.store().schema());
        append_source_lines(lines, record.store().sources());
        record_data("graph_record", lines);
        record.each_node([&](const Record::Node& node, std::span<const Statement> said) {
            open_node(node.id);
            data("node_key", node.key);
            if (const auto index = snapshot_->find(node.id); index && snapshot_->visible(*index)) {
                node_values(*index);
            }
            append_record_lines(lines, node, said, record);
            record_data("node_record", lines);
            block_.text += "    </node>\n";
            block_.spill();
        });
        std::uint32_t slot = 0;
        record.each_edge([&](const EdgeRecord& edge, std::span<const Statement> said) {
            open_edge(edge.id, edge.tail, edge.head);
            const EdgeIndex index{slot++};
            if (snapshot_->visible(index)) {
                edge_values(index);
            }
            append_record_lines(lines, edge, said, record);
            record_data("edge_record", lines);
            block_.text += "    </edge>\n";
            block_.spill();
        });
        append_coverage_lines(lines, record);
        if (!lines.empty()) {
            record_data("graph_coverage", lines);
        }
    }

    const GraphContent* graph_;
    const Snapshot* snapshot_;
    TextBlock block_;
    GraphValues values_;
    std::vector<GraphColumn> node_columns_;
    std::vector<GraphColumn> edge_columns_;
    bool undirected_;
    std::string text_;
};

}  // namespace

void write_graphml(const GraphContent& graph, const OpenPart& part) { GraphmlWriter(graph, part("")).write(); }

}  // namespace entente
