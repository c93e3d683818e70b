#pragma once

#include "queries/cypher/draft.hpp"
#include "queries/cypher/draft_layer.hpp"
#include "queries/cypher/draft_writer.hpp"
#include "queries/cypher/fault.hpp"
#include "queries/cypher/stored_value.hpp"

#include <unordered_map>

// What a draft is made of, for its files. Not installed.
namespace entente::cypher {

struct Draft::Impl {
    Impl(const Graph& graph, Store& file, Load& into, Options given)
        : base(&graph),
          store(&file),
          load(&into),
          options(std::move(given)),
          layer(graph, into.schema()),
          writer(file, into, options) {}

    const Schema& schema() const { return load->schema(); }

    // Reading

    NodeId id(NodeIndex node) const {
        const auto* change = layer.changed(node);
        return change == nullptr ? base->id(node) : change->id;
    }

    EdgeRecord record(EdgeIndex edge) const {
        if (const auto* change = layer.changed(edge)) {
            return {change->id, change->type, id(change->tail), id(change->head), ""};
        }
        return {base->id(edge), base->type(edge), id(base->tail(edge)), id(base->head(edge)), ""};
    }

    std::span<const LabelId> labels(NodeIndex node) const {
        const auto* change = layer.changed(node);
        return change == nullptr ? base->labels(node) : std::span<const LabelId>(change->labels);
    }

    std::vector<std::string> label_names(NodeIndex node) const {
        std::vector<std::string> made;
        for (const auto label : labels(node)) {
            made.push_back(schema().at(label).name);
        }
        return made;
    }

    const EdgeType* type_of(Element element) const {
        const auto* edge = std::get_if<EdgeIndex>(&element);
        return edge == nullptr ? nullptr : &schema().at(record(*edge).type);
    }

    ElementId stored_id(Element of) const {
        const auto* edge = std::get_if<EdgeIndex>(&of);
        return edge == nullptr ? element(id(std::get<NodeIndex>(of))) : element(record(*edge).id);
    }

    void require_visible(Element element) const {
        if (!std::visit([&](auto index) { return layer.visible(index); }, element)) {
            throw Fault(ErrorKind::entity, "DeletedEntityAccess", "what has been deleted cannot be written to");
        }
    }

    // What a later query would see

    ShownNode shown_node(NodeId node, const Resolution& resolution, bool spoken_before) const {
        const bool spoken = spoken_before || !resolution.claims.empty();
        ShownNode made{.id = node,
                       .visible = spoken && is_there(resolution, writer.day()),
                       .spoken = spoken,
                       .labels = labels_of(resolution, schema()),
                       .values = values_of(resolution, schema(), writer.day(), *store)};
        identify(made, *store);
        return made;
    }

    ShownEdge shown_edge(const EdgeRecord& edge, NodeIndex tail, NodeIndex head, const Resolution& resolution) const {
        return {.id = edge.id,
                .type = edge.type,
                .tail = tail,
                .head = head,
                .visible = is_there(resolution, writer.day()),
                .values = values_of(resolution, schema(), writer.day(), *store)};
    }

    Resolution renew(NodeIndex node) {
        auto resolution = writer.resolve(id(node));
        layer.put(node, shown_node(id(node), resolution, layer.visible(node)));
        return resolution;
    }

    Resolution renew(EdgeIndex edge) {
        const auto* change = layer.changed(edge);
        const auto tail = change == nullptr ? base->tail(edge) : change->tail;
        const auto head = change == nullptr ? base->head(edge) : change->head;
        auto resolution = writer.resolve(record(edge));
        layer.put(edge, shown_edge(record(edge), tail, head, resolution));
        return resolution;
    }

    Resolution renew(Element element) {
        return std::visit([&](auto index) { return renew(index); }, element);
    }

    // Values

    Value value_of(const Datum& datum, const Property& property) const {
        if (const auto* node = datum.as<NodeIndex>(); node != nullptr && property.type == ValueType::reference) {
            require_visible(*node);
            return id(*node);
        }
        return cypher::value_of(datum, property, *store);
    }

    /// Each that is to be stated; none of null.
    std::vector<Value> values_for(const Datum& datum, const Property& property) const {
        std::vector<Value> made;
        if (property.many && datum.list() != nullptr) {
            for (const auto& item : *datum.list()) {
                made.push_back(value_of(item, property));
            }
        } else if (!datum.is_null()) {
            made.push_back(value_of(datum, property));
        }
        return made;
    }

    const Property& property(std::string_view name) const { return schema().at(load->property(stored_name(name))); }

    /// What a node of a strict database has beside its statements.
    bool is_identity(std::string_view name) const {
        return !schema().open && (name == "key" || (name == "name" && schema().property(name) == nullptr));
    }

    /// Beside its statement, so that verbs find the node by it.
    void add_name(NodeId node, std::string_view property, const Datum& value) const {
        if (property == "name" && value.text() != nullptr && !value.text()->empty()) {
            load->name(node, {NameKind::name, *value.text(), ""});
        }
    }

    // Writing

    using Given = std::vector<std::pair<std::string, Datum>>;

    NodeId make_node(const DatumMap& properties, Given& rest);
    void state_new_node(NodeId node, std::span<const std::string> labels, const Given& properties,
                        const entente::Span& span, std::vector<Statement>& said);
    void show_edges_again(NodeIndex node);
    std::string identity(const EdgeType& type, const DatumMap& properties) const;
    EdgeIndex restate(EdgeIndex edge, const DatumMap& properties, const entente::Span& span);
    void set_name(NodeIndex node, const Datum& value);
    void set_value(Element element, const Property& property, const Datum& value, const entente::Span& span);
    Statement deny(Element element);

    const Graph* base;
    Store* store;
    Load* load;
    Options options;
    DraftLayer layer;
    DraftWriter writer;
    std::unordered_map<NodeIndex, std::vector<Arc>> removed;  ///< with what stood at them
    std::unordered_multimap<std::string, NodeIndex> named;    ///< names that this statement has given
};

using Values = std::vector<Value>;

/// The values that are shown of a property on the day, or, without one, at some time within the frame.
Values shown_values(const Resolution& resolution, const Property& property, std::optional<Day> day,
                    const Interval& frame = always().front());
bool has(const Values& values, const Value& value);

/// Throws the Fault of a write that breaks a constraint.
[[noreturn]] inline void refuse(std::string_view detail, const std::string& message) {
    throw Fault(ErrorKind::constraint, detail, message);
}

}  // namespace entente::cypher
