#include "export/graph_formats.hpp"
#include "export/graph_gexf_columns.hpp"
#include "export/graph_history.hpp"
#include "export/graph_weight.hpp"
#include "export/text_block.hpp"
#include "export/value_text.hpp"
#include "export/xml.hpp"

namespace entente {
namespace {

constexpr std::string_view taken_of_nodes[] = {"id", "label", "labels", "start", "end", "interval", "timeset"};
constexpr std::string_view taken_of_edges[] = {"key",    "id",      "label", "source",   "target",  "type", "kind",
                                               "weight", "sources", "start", "interval", "timeset", "end"};

/// What one edition of the format has, and another has not.
struct Edition {
    std::string_view root;
    bool kinds = false;  ///< edges have a kind
    bool representation = false;
};

constexpr Edition current = {"<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n", true, true};
constexpr Edition former = {"<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n", false, false};

bool is_always(const Intervals& days) {
    return days.empty() || (!days.front().since.is_dated() && !days.front().until.is_dated());
}

class Gexf {
public:
    Gexf(const GraphContent& graph, const Edition& edition, std::ostream& out)
        : snapshot_(graph.snapshot),
          edition_(edition),
          values_(snapshot_, {taken_of_nodes, taken_of_edges}),
          weight_(snapshot_, values_),
          nodes_("node", values_, values_.of_nodes(), taken_of_nodes),
          edges_("edge", values_, values_.of_edges(), taken_of_edges),
          block_(out) {}

    void write() {
        find_histories();
        append_head();
        append_nodes();
        append_edges();
        block_.text += "</graph>\n</gexf>\n";
        block_.flush();
    }

private:
    void find_histories();
    void append_head();
    void append_nodes();
    void append_edges();
    void append_node(std::string& out, NodeIndex node);
    void append_edge(std::string& out, EdgeIndex edge);
    void append_spells(std::string& out, std::span<const Spell> spells);

    const Snapshot& snapshot_;
    const Edition& edition_;
    GraphValues values_;
    GraphWeight weight_;
    GexfColumns nodes_;
    GexfColumns edges_;
    TextBlock block_;
    bool directed_ = true;  ///< whether an edge that does not say so is
};

void Gexf::find_histories() {
    if (snapshot_.day()) {
        return;
    }
    for (std::uint32_t n = 0; n < snapshot_.node_slots(); ++n) {
        for (std::uint32_t i = 0; snapshot_.visible(NodeIndex{n}) && i < values_.of_nodes().size(); ++i) {
            nodes_.look_at(NodeIndex{n}, i);
        }
    }
    for (std::uint32_t e = 0; e < snapshot_.edge_slots(); ++e) {
        if (snapshot_.visible(EdgeIndex{e})) {
            for (const auto i : values_.of(snapshot_.type(EdgeIndex{e}))) {
                edges_.look_at(EdgeIndex{e}, i);
            }
        }
    }
}

void Gexf::append_head() {
    std::string& out = block_.text;
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += edition_.root;
    out += "<meta><creator>entente</creator></meta>\n<graph mode=\"dynamic\" timeformat=\"date\"";
    out += edition_.representation ? " timerepresentation=\"interval\"" : "";
    directed_ = is_directed(snapshot_);
    out += directed_ ? " defaultedgetype=\"directed\">\n" : " defaultedgetype=\"undirected\">\n";
    nodes_.declare(out, "<attribute id=\"labels\" title=\"labels\" type=\"string\"/>\n");
    edges_.declare(out, "<attribute id=\"sources\" title=\"sources\" type=\"string\"/>\n");
}

void Gexf::append_nodes() {
    block_.text += "<nodes>\n";
    for (std::uint32_t n = 0; n < snapshot_.node_slots(); ++n) {
        if (snapshot_.visible(NodeIndex{n})) {
            append_node(block_.text, NodeIndex{n});
            block_.spill();
        }
    }
    block_.text += "</nodes>\n";
}

void Gexf::append_edges() {
    block_.text += "<edges>\n";
    for (std::uint32_t e = 0; e < snapshot_.edge_slots(); ++e) {
        if (snapshot_.visible(EdgeIndex{e})) {
            append_edge(block_.text, EdgeIndex{e});
            block_.spill();
        }
    }
    block_.text += "</edges>\n";
}

void Gexf::append_node(std::string& out, NodeIndex node) {
    out += "<node id=\"";
    append_xml(out, snapshot_.key(node));
    out += "\" label=\"";
    append_xml(out, snapshot_.name(node));
    out += "\"><attvalues><attvalue for=\"labels\" value=\"";
    std::string_view comma;
    for (const LabelId label : snapshot_.labels(node)) {
        out += comma;
        append_xml(out, snapshot_.schema().at(label).name);
        comma = ";";
    }
    out += "\"/>";
    for (std::uint32_t i = 0; i < values_.of_nodes().size(); ++i) {
        nodes_.append(out, node, i);
    }
    out += "</attvalues>";
    append_spells(out, snapshot_.spells(node));
    out += "</node>\n";
}

void Gexf::append_edge(std::string& out, EdgeIndex edge) {
    const EdgeType& type = snapshot_.schema().at(snapshot_.type(edge));
    out += "<edge id=\"";
    append_integer(out, raw(snapshot_.id(edge)));
    out += "\" source=\"";
    append_xml(out, snapshot_.key(snapshot_.tail(edge)));
    out += "\" target=\"";
    append_xml(out, snapshot_.key(snapshot_.head(edge)));
    if (type.symmetric && directed_) {
        out += "\" type=\"undirected";
    }
    out += "\" label=\"";
    append_xml(out, type.name);
    if (edition_.kinds) {
        out += "\" kind=\"";
        append_xml(out, type.name);
    }
    if (const auto weight = weight_.of(edge)) {
        out += "\" weight=\"";
        append_double(out, *weight);
    }
    out += "\"><attvalues><attvalue for=\"sources\" value=\"";
    std::string_view comma;
    for (const SourceId source : snapshot_.sources(edge)) {
        out += comma;
        append_xml(out, snapshot_.source_list()[static_cast<std::size_t>(raw(source)) - 1].key);
        comma = ";";
    }
    out += "\"/>";
    for (const auto i : values_.of(type.id)) {
        edges_.append(out, edge, i);
    }
    out += "</attvalues>";
    append_spells(out, snapshot_.spells(edge));
    out += "</edge>\n";
}

void Gexf::append_spells(std::string& out, std::span<const Spell> spells) {
    const Intervals days = days_of(spells);
    if (is_always(days)) {
        return;
    }
    out += "<spells>";
    for (const Interval& when : days) {
        out += "<spell";
        append_gexf_days(out, when);
        out += "/>";
    }
    out += "</spells>";
}

}  // namespace

void write_gexf(const GraphContent& graph, const OpenPart& part) { Gexf(graph, current, part("")).write(); }

void write_gexf_1_2(const GraphContent& graph, const OpenPart& part) { Gexf(graph, former, part("")).write(); }

}  // namespace entente
