#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "export/graph_columns.hpp"
#include "export/graph_formats.hpp"
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

std::string_view gexf_type(const GraphColumn& column, const GraphProperty& property, bool dynamic) {
    if (property.list) {
        return dynamic ? "string" : "liststring";
    }
    switch (column.type) {
        case ColumnType::boolean:
            return "boolean";
        case ColumnType::integer:
            return "long";
        case ColumnType::real:
            return "double";
        case ColumnType::text:
            break;
    }
    return "string";
}

/// The first day and the last, for both are in; open ends have no attribute.
void append_days(std::string& out, const Interval& when) {
    if (when.since.is_dated()) {
        out += " start=\"";
        append_day(out, when.since);
        out += '"';
    }
    if (when.until.is_dated()) {
        out += " end=\"";
        append_day(out, when.until.previous());
        out += '"';
    }
}

bool is_always(const Intervals& days) {
    return days.empty() || (!days.front().since.is_dated() && !days.front().until.is_dated());
}

/// Writes the columns of one class, of nodes or of edges.
class Class {
public:
    Class(std::string_view name, GraphValues& values, std::span<const GraphProperty> properties,
          std::span<const std::string_view> taken)
        : name_(name), values_(&values), properties_(properties), columns_(columns_of(properties, taken)) {
        dynamic_.resize(properties.size());
        first_.resize(properties.size() + 1, static_cast<std::uint32_t>(columns_.size()));
        for (auto i = static_cast<std::uint32_t>(columns_.size()); i-- > 0;) {
            first_[columns_[i].property] = i;
        }
    }

    /// Learns which properties have a history: their columns are dynamic ones.
    template <typename Index>
    void look_at(Index element, std::uint32_t position) {
        const Snapshot& snapshot = values_->snapshot();
        const GraphProperty& property = properties_[position];
        if (const Timeline* timeline = snapshot.property(element, property.id)) {
            dynamic_[position] = dynamic_[position] || has_history(*timeline, property, snapshot.spells(element));
        }
    }
    bool is_dynamic(std::uint32_t position) const { return dynamic_[position]; }

    void declare(std::string& out, std::string_view own) const {
        for (const bool dynamic : {false, true}) {
            if (dynamic && std::find(dynamic_.begin(), dynamic_.end(), true) == dynamic_.end()) {
                continue;
            }
            fmt::format_to(std::back_inserter(out), "<attributes class=\"{}\" mode=\"{}\">\n{}", name_,
                           dynamic ? "dynamic" : "static", dynamic ? std::string_view() : own);
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                const GraphColumn& column = columns_[i];
                if (dynamic_[column.property] == dynamic) {
                    fmt::format_to(std::back_inserter(out), "<attribute id=\"{}{}\" title=\"{}\" type=\"{}\"/>\n",
                                   name_[0], i, escape_xml(column.name),
                                   gexf_type(column, properties_[column.property], dynamic));
                }
            }
            out += "</attributes>\n";
        }
    }

    template <typename Index>
    void append(std::string& out, Index element, std::uint32_t position) {
        const GraphProperty& property = properties_[position];
        const Timeline* timeline = values_->snapshot().property(element, property.id);
        if (timeline == nullptr) {
            return;
        }
        if (dynamic_[position]) {
            for (const Stretch& stretch : stretches_of(*timeline)) {
                append_values(out, position, stretch.values, &stretch.when);
            }
        } else if (const auto values = values_->values(timeline, property); !values.empty()) {
            append_values(out, position, values, nullptr);
        }
    }

private:
    void append_values(std::string& out, std::uint32_t position, std::span<const Value* const> values,
                       const Interval* when) {
        for (auto i = first_[position]; i < columns_.size() && columns_[i].property == position; ++i) {
            cell_.clear();
            if (!append_column(cell_, values, properties_[position], columns_[i].part, values_->snapshot())) {
                continue;
            }
            out += "<attvalue for=\"";
            out += name_[0];
            append_integer(out, i);
            out += "\" value=\"";
            append_xml(out, cell_);
            out += '"';
            if (when != nullptr) {
                append_days(out, *when);
            }
            out += "/>";
        }
    }

    std::string_view name_;
    GraphValues* values_;
    std::span<const GraphProperty> properties_;
    std::vector<GraphColumn> columns_;
    std::vector<std::uint32_t> first_;  ///< of each property its first column
    std::vector<bool> dynamic_;
    std::string cell_;
};

class Gexf {
public:
    Gexf(const GraphContent& graph, const Edition& edition, std::ostream& out)
        : snapshot_(graph.snapshot),
          title_(graph.title),
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
    std::string title_;
    const Edition& edition_;
    GraphValues values_;
    GraphWeight weight_;
    Class nodes_;
    Class edges_;
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
    out += "<meta><creator>entente</creator>";
    if (!title_.empty()) {
        out += "<description>" + escape_xml(title_) + "</description>";
    }
    out += "</meta>\n<graph mode=\"dynamic\" timeformat=\"date\"";
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
        append_days(out, when);
        out += "/>";
    }
    out += "</spells>";
}

}  // namespace

void write_gexf(const GraphContent& graph, const OpenPart& part) { Gexf(graph, current, part("")).write(); }

void write_gexf_1_2(const GraphContent& graph, const OpenPart& part) { Gexf(graph, former, part("")).write(); }

}  // namespace entente
