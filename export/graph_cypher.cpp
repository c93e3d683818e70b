#include <algorithm>
#include <map>
#include <tuple>

#include "export/cypher_literal.hpp"
#include "export/graph_formats.hpp"
#include "export/graph_history.hpp"
#include "export/graph_values.hpp"
#include "export/text_block.hpp"
#include "export/value_text.hpp"

namespace entente {
namespace {

constexpr std::string_view taken_of_nodes[] = {"key", "since", "until", "spells"};
constexpr std::string_view taken_of_edges[] = {"since", "until", "spells", "sources"};
constexpr std::size_t most_in_statement = 500;
constexpr std::size_t most_bytes_in_statement = std::size_t{1} << 18U;

/// The name of a property in its three forms, each as it stands in a map.
struct Names {
    std::string whole;
    std::string unit;
    std::string words;
};

std::vector<Names> names_of(std::span<const GraphProperty> properties, std::span<const std::string_view> taken) {
    FreeNames free(taken);
    for (const GraphProperty& property : properties) {
        free.take(property.name);
    }
    const auto member = [](const std::string& name) { return ", " + cypher_name(name) + ": "; };
    std::vector<Names> names;
    for (const GraphProperty& property : properties) {
        names.push_back({member(property.name), member(free.take(property.name + "_unit")),
                         member(free.take(property.name + "_text"))});
    }
    return names;
}

class Script {
public:
    Script(const GraphContent& graph, std::ostream& out)
        : snapshot_(graph.snapshot),
          values_(snapshot_, {taken_of_nodes, taken_of_edges}),
          node_names_(names_of(values_.of_nodes(), taken_of_nodes)),
          edge_names_(names_of(values_.of_edges(), taken_of_edges)),
          block_(out) {}

    void write() {
        write_nodes();
        write_edges();
        block_.flush();
    }

private:
    void write_nodes();
    void write_edges();
    void append_labels(std::span<const LabelId> labels);
    void append_node(NodeIndex node);
    void append_edge(EdgeIndex edge);
    void append_property(std::span<const Value* const> values, const GraphProperty& property, const Names& names);
    void append_spells(std::span<const Spell> spells);

    const Snapshot& snapshot_;
    GraphValues values_;
    std::vector<Names> node_names_;
    std::vector<Names> edge_names_;
    TextBlock block_;
};

void Script::write_nodes() {
    std::size_t rows = 0;
    std::size_t bytes = 0;
    for (std::uint32_t n = 0; n < snapshot_.node_slots(); ++n) {
        if (!snapshot_.visible(NodeIndex{n})) {
            continue;
        }
        block_.text += rows == 0 ? "CREATE\n  " : ",\n  ";
        const std::size_t begin = block_.text.size();
        append_node(NodeIndex{n});
        bytes += block_.text.size() - begin;
        if (++rows == most_in_statement || bytes >= most_bytes_in_statement) {
            block_.text += ";\n";
            rows = bytes = 0;
        }
        block_.spill();
    }
    block_.text += rows == 0 ? "" : ";\n";
}

/// Edges of one type between nodes of the same labels share a statement, so that their ends are found by label and key.
void Script::write_edges() {
    using Group = std::tuple<TypeId, std::vector<LabelId>, std::vector<LabelId>>;
    std::map<Group, std::vector<EdgeIndex>> groups;
    const auto labels = [&](NodeIndex node) {
        const auto all = snapshot_.labels(node);
        return std::vector<LabelId>(all.begin(), all.end());
    };
    for (std::uint32_t e = 0; e < snapshot_.edge_slots(); ++e) {
        const EdgeIndex edge{e};
        if (snapshot_.visible(edge)) {
            groups[{snapshot_.type(edge), labels(snapshot_.tail(edge)), labels(snapshot_.head(edge))}].push_back(edge);
        }
    }
    for (const auto& [group, edges] : groups) {
        const auto& [type, tails, heads] = group;
        for (std::size_t i = 0; i < edges.size();) {
            block_.text += "UNWIND [\n  ";
            std::size_t rows = 0;
            for (std::size_t bytes = 0; i < edges.size() && rows < most_in_statement && bytes < most_bytes_in_statement;
                 ++i, ++rows) {
                const std::size_t begin = block_.text.size();
                block_.text += rows == 0 ? "" : ",\n  ";
                append_edge(edges[i]);
                bytes += block_.text.size() - begin;
            }
            block_.text += "\n] AS row\nMATCH (tail";
            append_labels(tails);
            block_.text += " {`key`: row[0]}), (head";
            append_labels(heads);
            block_.text += " {`key`: row[1]})\nCREATE (tail)-[tie:" + cypher_name(snapshot_.schema().at(type).name) +
                           "]->(head)\nSET tie = row[2];\n";
            block_.spill();
        }
    }
}

void Script::append_labels(std::span<const LabelId> labels) {
    for (const LabelId label : labels) {
        block_.text += ':';
        block_.text += cypher_name(snapshot_.schema().at(label).name);
    }
}

void Script::append_node(NodeIndex node) {
    std::string& out = block_.text;
    out += '(';
    append_labels(snapshot_.labels(node));
    out += snapshot_.labels(node).empty() ? "{`key`: " : " {`key`: ";
    append_cypher_text(out, snapshot_.key(node));
    if (const auto name = values_.name(node); !name.empty()) {
        out += ", `name`: ";
        append_cypher_text(out, name);
    }
    for (std::size_t i = 0; i < values_.of_nodes().size(); ++i) {
        const GraphProperty& property = values_.of_nodes()[i];
        append_property(values_.values(node, property), property, node_names_[i]);
    }
    append_spells(snapshot_.spells(node));
    out += "})";
}

void Script::append_edge(EdgeIndex edge) {
    std::string& out = block_.text;
    out += '[';
    append_cypher_text(out, snapshot_.key(snapshot_.tail(edge)));
    out += ", ";
    append_cypher_text(out, snapshot_.key(snapshot_.head(edge)));
    out += ", {`sources`: [";
    std::string_view comma;
    for (const SourceId source : snapshot_.sources(edge)) {
        out += comma;
        append_cypher_text(out, snapshot_.source_list()[static_cast<std::size_t>(raw(source)) - 1].key);
        comma = ", ";
    }
    out += ']';
    for (const auto i : values_.of(snapshot_.type(edge))) {
        const GraphProperty& property = values_.of_edges()[i];
        append_property(values_.values(edge, property), property, edge_names_[i]);
    }
    append_spells(snapshot_.spells(edge));
    out += "}]";
}

void Script::append_property(std::span<const Value* const> values, const GraphProperty& property, const Names& names) {
    std::string& out = block_.text;
    if (values.empty()) {
        return;
    }
    out += names.whole;
    if (property.many) {
        std::string_view before = "[";
        for (const Value* value : values) {
            out += before;
            append_cypher(out, *value, snapshot_);
            before = ", ";
        }
        out += ']';
        return;
    }
    append_cypher(out, *values.front(), snapshot_);
    const auto* quantity = std::get_if<Quantity>(&values.front()->content());
    const auto* bound = std::get_if<Bound>(&values.front()->content());
    if (quantity != nullptr) {
        out += names.unit;
        append_cypher_text(out, quantity->unit);
    }
    if (quantity != nullptr || (bound != nullptr && !bound->is_exact())) {
        out += names.words;
        append_cypher_text(out, to_string(*values.front()));
    }
}

/// The first day in and the first day out; where there are breaks, also each spell.
void Script::append_spells(std::span<const Spell> spells) {
    std::string& out = block_.text;
    const Intervals days = days_of(spells);
    if (days.empty()) {
        return;
    }
    if (days.front().since.is_dated()) {
        out += ", `since`: ";
        append_cypher_day(out, days.front().since);
    }
    if (days.back().until.is_dated()) {
        out += ", `until`: ";
        append_cypher_day(out, days.back().until);
    }
    if (days.size() > 1) {
        std::string_view before = ", `spells`: ['";
        for (const Interval& when : days) {
            out += before;
            out += to_string(when.since) + "/" + to_string(when.until);
            before = "', '";
        }
        out += "']";
    }
}

}  // namespace

void write_cypher(const GraphContent& graph, const OpenPart& part) { Script(graph, part("")).write(); }

}  // namespace entente
