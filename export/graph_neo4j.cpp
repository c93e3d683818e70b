#include "export/graph_neo4j.hpp"

#include <algorithm>

#include "export/formats.hpp"
#include "export/graph_formats.hpp"
#include "export/graph_spells.hpp"
#include "export/graph_values.hpp"
#include "export/record_csv.hpp"
#include "export/record_json.hpp"
#include "export/text_block.hpp"
#include "export/value_text.hpp"

namespace entente {
namespace {

constexpr std::string_view taken_of_nodes[] = {"key", "name", "since", "until", "spells", "id"};
constexpr std::string_view taken_of_edges[] = {"since", "until", "spells", "sources", "id", "identity"};

/// What the columns of properties are called. A colon would begin the type.
std::vector<std::string> names_of(std::span<const GraphProperty> properties, std::span<const std::string_view> taken) {
    FreeNames free(taken);
    std::vector<std::string> names;
    for (const GraphProperty& property : properties) {
        const bool plain = property.name.find(':') == std::string::npos;
        names.push_back(plain ? free.take(property.name) : property.name);
    }
    for (std::string& name : names) {
        if (name.find(':') != std::string::npos) {
            std::replace(name.begin(), name.end(), ':', '_');
            name = free.take(std::move(name));
        }
    }
    return names;
}

/// The nodes and the relationships, for whom the rest is not there.
class Neo4jWriter {
public:
    explicit Neo4jWriter(const GraphContent& graph)
        : graph_(&graph), snapshot_(&graph.snapshot), values_(graph.snapshot, {taken_of_nodes, taken_of_edges}) {}

    void nodes(std::ostream& out) {
        TextBlock block(out);
        block.text = "key:ID,:LABEL,name,since,until,spells";
        block.text += graph_->record != nullptr ? ",id:long" : "";
        header(block.text, values_.of_nodes(), taken_of_nodes);
        const auto row = [&](NodeId id, std::string_view key, std::optional<NodeIndex> node) {
            block.text += escape_csv(key);
            node ? node_values(block.text, *node) : skip(block.text, 5);
            if (graph_->record != nullptr) {
                block.text += ',';
                append_integer(block.text, raw(id));
            }
            node ? properties(block.text, *node, values_.of_nodes()) : skip(block.text, values_.of_nodes().size());
            end(block);
        };
        if (graph_->record != nullptr) {
            graph_->record->each_node([&](const Record::Node& node, auto) {
                const auto index = snapshot_->find(node.id);
                row(node.id, node.key, index && snapshot_->visible(*index) ? index : std::nullopt);
            });
        } else {
            for (std::uint32_t n = 0; n < snapshot_->node_slots(); ++n) {
                if (snapshot_->visible(NodeIndex{n})) {
                    row(snapshot_->id(NodeIndex{n}), snapshot_->key(NodeIndex{n}), NodeIndex{n});
                }
            }
        }
        block.flush();
    }

    void relationships(std::ostream& out) {
        TextBlock block(out);
        block.text = ":START_ID,:END_ID,:TYPE,since,until,spells,sources:string[]";
        block.text += graph_->record != nullptr ? ",id:long,identity" : "";
        header(block.text, values_.of_edges(), taken_of_edges);
        std::uint32_t slot = 0;
        const auto row = [&](std::string_view tail, std::string_view head, TypeId type, const EdgeRecord* edge) {
            const EdgeIndex index{slot};
            block.text += escape_csv(tail) + ',' + escape_csv(head) + ',';
            block.text += escape_csv(snapshot_->schema().at(type).name);
            const bool visible = snapshot_->visible(index);
            visible ? edge_values(block.text, index) : skip(block.text, 4);
            if (edge != nullptr) {
                block.text += ',';
                append_integer(block.text, raw(edge->id));
                text(block.text, edge->identity);
            }
            visible ? properties(block.text, index, values_.of_edges()) : skip(block.text, values_.of_edges().size());
            end(block);
        };
        if (graph_->record != nullptr) {
            graph_->record->each_edge([&](const EdgeRecord& edge, auto) {
                row(graph_->record->key(edge.tail), graph_->record->key(edge.head), edge.type, &edge);
                ++slot;
            });
        } else {
            for (; slot < snapshot_->edge_slots(); ++slot) {
                const EdgeIndex edge{slot};
                if (snapshot_->visible(edge)) {
                    row(snapshot_->key(snapshot_->tail(edge)), snapshot_->key(snapshot_->head(edge)),
                        snapshot_->type(edge), nullptr);
                }
            }
        }
        block.flush();
    }

private:
    static void end(TextBlock& block) {
        block.text += '\n';
        block.spill();
    }

    static void skip(std::string& out, std::size_t fields) { out.append(fields, ','); }

    /// A field; the empty text is nothing.
    static void text(std::string& out, std::string_view words) {
        out += ',';
        if (!words.empty()) {
            out += escape_csv(words);
        }
    }

    static void header(std::string& out, std::span<const GraphProperty> properties,
                       std::span<const std::string_view> taken) {
        const auto names = names_of(properties, taken);
        for (std::size_t i = 0; i < properties.size(); ++i) {
            const auto type = to_string(properties[i].type);
            out += ',' + escape_csv(names[i] + ':' + std::string(type) + (properties[i].list ? "[]" : ""));
        }
        out += '\n';
    }

    void when(std::string& out, std::span<const Spell> spells) const {
        const SpellTexts texts = texts_of(spells);
        text(out, texts.since);
        text(out, texts.until);
        text(out, texts.spells);
    }

    void node_values(std::string& out, NodeIndex node) {
        std::string labels;
        std::string_view parted;
        for (const LabelId label : snapshot_->labels(node)) {
            add_member(labels, parted, snapshot_->schema().at(label).name);
        }
        text(out, labels);
        text(out, values_.name(node));
        when(out, snapshot_->spells(node));
    }

    void edge_values(std::string& out, EdgeIndex edge) {
        when(out, snapshot_->spells(edge));
        std::string keys;
        std::string_view parted;
        for (const SourceId source : snapshot_->sources(edge)) {
            add_member(keys, parted, snapshot_->source_list()[static_cast<std::size_t>(raw(source)) - 1].key);
        }
        text(out, keys);
    }

    /// One more of a list: what parts them cannot stand in them.
    static void add_member(std::string& list, std::string_view& parted, std::string_view member) {
        list += parted;
        parted = ";";
        const std::size_t begin = list.size();
        list += member;
        std::replace(list.begin() + static_cast<std::ptrdiff_t>(begin), list.end(), ';', ',');
    }

    template <typename Element>
    void properties(std::string& out, Element element, std::span<const GraphProperty> all) {
        for (const GraphProperty& property : all) {
            field_.clear();
            std::string_view parted;
            for (const Value* value : values_.values(element, property)) {
                const auto* list = std::get_if<List>(&value->content());
                for (const Value& member : list != nullptr ? *list : List{*value}) {
                    std::string words;
                    append_text(words, member, *snapshot_);
                    property.list ? add_member(field_, parted, words) : void(field_ = words);
                }
            }
            text(out, field_);
        }
    }

    const GraphContent* graph_;
    const Snapshot* snapshot_;
    GraphValues values_;
    std::string field_;
};

}  // namespace

void write_neo4j(const GraphContent& graph, const OpenPart& part) {
    Neo4jWriter writer(graph);
    writer.nodes(part("nodes.csv"));
    writer.relationships(part("relationships.csv"));
    if (graph.record == nullptr) {
        return;
    }
    TextBlock schema(part("schema.jsonl"));
    append_schema_lines(schema.text, graph.record->store().schema());
    schema.flush();
    write_source_table(*graph.record, part("sources.csv"));
    write_coverage_table(*graph.record, part("coverage.csv"));
    write_name_table(*graph.record, part("names.csv"));
    write_statement_table(*graph.record, part("statements.csv"));
}

}  // namespace entente
