#include "graph/identity.hpp"
#include "queries/cypher/draft.hpp"
#include "queries/cypher/draft_impl.hpp"
#include "queries/cypher/draft_rules.hpp"
#include "queries/cypher/fault.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

using Span = entente::Span;

}  // namespace

/// In strict databases the node of the key; `rest` is what is to be stated.
NodeId Draft::Impl::make_node(const DatumMap& properties, Given& rest) {
    if (schema().open) {
        rest = properties;
        return load->node();
    }
    const std::string* key = nullptr;
    const Datum* name = nullptr;
    for (const auto& [property, value] : properties) {
        if (property == "key") {
            key = value.text();
        } else if (is_identity(property)) {
            name = &value;
        } else {
            rest.emplace_back(property, value);
        }
    }
    if (key == nullptr || key->empty()) {
        refuse("KeyMissing",
               "a node of this database needs a key, as in CREATE (:Country {key: 'ATL', name: 'Atlantis'})");
    }
    if (name != nullptr && !name->is_null() && name->text() == nullptr) {
        throw Fault(ErrorKind::type, "InvalidPropertyType",
                    fmt::format("expected a text as the name of a node, found {}", type_name(*name)));
    }
    if (const auto known = load->find_node(*key); known && layer.find(*known)) {
        refuse("KeyTaken", fmt::format("the key '{}' is taken: {} has it", *key, store->node(*known).name));
    }
    const auto node = load->node(*key);
    if (name != nullptr) {
        add_name(node, "name", *name);
    }
    return node;
}

void Draft::Impl::state_new_node(NodeId node, std::span<const std::string> labels, const Given& properties,
                                 const Span& span, std::vector<Statement>& said) {
    const auto add = [&](PropertyId property, Value value) {
        said.push_back(writer.claim(element(node), property, std::move(value), span));
    };
    add(kExists, true);
    for (const auto& label : labels) {
        load->label(label);
        add(kLabel, label);
    }
    for (const auto& [name, value] : properties) {
        if (value.is_null()) {
            continue;
        }
        require_property(schema(), labels, name);
        const auto& known = property(name);
        for (auto& one : values_for(value, known)) {
            add(known.id, std::move(one));
        }
        if (schema().open) {
            add_name(node, name, value);
        }
    }
}

NodeIndex Draft::create_node(std::span<const std::string> labels, const DatumMap& properties, const Span& span) {
    auto& impl = *impl_;
    for (const auto& label : labels) {
        require_label(impl.schema(), label);
    }
    const auto next = impl.load->next();
    Impl::Given rest;
    const auto node = impl.make_node(properties, rest);
    const bool fresh = element(node) == next;
    std::vector<Statement> said;
    impl.state_new_node(node, labels, rest, span, said);
    for (const auto& statement : said) {
        if (!fresh) {
            impl.writer.supersede(
                impl.writer.statements(statement.element), statement, nullptr, [&](const Value& value) {
                    return value.is_none() || statement.property != kLabel || value == statement.value;
                });
        }
        impl.writer.state(statement);
    }
    const auto resolution = fresh ? impl.writer.resolve(node, said) : impl.writer.resolve(node);
    const auto shown = impl.shown_node(node, resolution, false);
    impl.writer.require(shown.visible, said.front(), "the node", nullptr);
    for (const auto& statement : said) {
        if (statement.property == kExists) {
            continue;
        }
        const auto& property = impl.schema().at(statement.property);
        const auto day = statement.property == kLabel ? std::nullopt : impl.writer.day();
        impl.writer.require(has(shown_values(resolution, property, day), statement.value), statement,
                            fmt::format("{} of the node", spoken_name(property.name)), nullptr);
    }
    const auto index = impl.layer.put(shown);
    for (const auto& [name, value] : properties) {
        if (name == "name" && value.text() != nullptr) {
            impl.named.emplace(*value.text(), index);
        }
    }
    if (!fresh) {
        impl.show_edges_again(index);
    }
    return index;
}

/// Of a node that had gone: edges are there while both their ends are.
void Draft::Impl::show_edges_again(NodeIndex node) {
    for (const auto& edge : store->edges_at(id(node))) {
        const auto tail = edge.tail == id(node) ? node : layer.find(edge.tail).value_or(node);
        const auto head = edge.head == id(node) ? node : layer.find(edge.head).value_or(node);
        const bool both = id(tail) == edge.tail && id(head) == edge.head;
        if (!both) {
            continue;
        }
        if (auto shown = shown_edge(edge, tail, head, writer.resolve(edge)); shown.visible) {
            layer.put(shown);
        }
    }
}

std::string Draft::Impl::identity(const EdgeType& type, const DatumMap& properties) const {
    std::vector<std::string> identifying;
    for (const auto& name : type.identifying) {
        const auto found =
            std::find_if(properties.begin(), properties.end(), [&](const auto& entry) { return entry.first == name; });
        if (found == properties.end() || found->second.is_null()) {
            refuse("IdentityMissing",
                   fmt::format("{} needs a value of {}, which is part of its identity", type.name, name));
        }
        identifying.push_back(to_string(value_of(found->second, property(name))));
    }
    if (type.identity == Identity::single) {
        return edge_identity({.identifying = identifying});
    }
    const auto& source = load->sources().at(static_cast<std::size_t>(raw(options.source)) - 1);
    const auto own = fmt::format("q{}", raw(load->next()));
    return edge_identity({.identifying = identifying, .own = own, .source = source.key});
}

EdgeIndex Draft::create_edge(std::string_view name, NodeIndex tail, NodeIndex head, const DatumMap& properties,
                             const Span& span) {
    auto& impl = *impl_;
    impl.require_visible(tail);
    impl.require_visible(head);
    if (!impl.schema().open) {
        require_type(impl.schema(), name);
    }
    const auto type_id = impl.load->edge_type(name);
    require_ends(impl.schema(), impl.schema().at(type_id), impl.label_names(tail), impl.label_names(head));
    for (const auto& [key, value] : properties) {
        if (!value.is_null()) {
            require_property(impl.schema(), impl.schema().at(type_id), key);
        }
    }
    if (impl.schema().at(type_id).symmetric && raw(impl.id(head)) < raw(impl.id(tail))) {
        std::swap(tail, head);
    }
    impl.layer.hold_arcs(tail);
    impl.layer.hold_arcs(head);
    const auto next = impl.load->next();
    EdgeRecord edge{{}, type_id, impl.id(tail), impl.id(head), impl.identity(impl.schema().at(type_id), properties)};
    edge.id = impl.load->edge(type_id, edge.tail, edge.head, edge.identity);
    if (element(edge.id) != next) {
        if (const auto there = impl.layer.find(edge.id, tail)) {
            return impl.restate(*there, properties, span);
        }
        const auto hidden = impl.shown_edge(edge, tail, head, impl.writer.resolve(edge));
        return impl.restate(impl.layer.put(hidden), properties, span);
    }
    std::vector<Statement> said{impl.writer.claim(element(edge.id), kExists, true, span)};
    for (const auto& [key, value] : properties) {
        for (auto& one : impl.values_for(value, impl.property(key))) {
            said.push_back(impl.writer.claim(element(edge.id), impl.property(key).id, std::move(one), span));
        }
    }
    for (const auto& statement : said) {
        impl.writer.state(statement);
    }
    const auto resolution = impl.writer.resolve(edge, said);
    const auto* type = &impl.schema().at(type_id);
    const auto shown = impl.shown_edge(edge, tail, head, resolution);
    impl.writer.require(shown.visible, said.front(), fmt::format("the edge of type {}", type->name), type);
    for (const auto& statement : said) {
        const auto& property = impl.schema().at(statement.property);
        const bool is_shown = statement.property == kExists ||
                              has(shown_values(resolution, property, impl.writer.day()), statement.value);
        impl.writer.require(is_shown, statement, fmt::format("{} of the edge", spoken_name(property.name)), type);
    }
    return impl.layer.put(shown);
}

/// An edge that is in the file under its identity: it exists, and its properties are set.
EdgeIndex Draft::Impl::restate(EdgeIndex edge, const DatumMap& properties, const Span& span) {
    const auto* type = type_of(edge);
    const auto exists = writer.claim(stored_id(edge), kExists, true, span);
    writer.supersede(writer.statements(exists.element), exists, type,
                     [](const Value& value) { return value.is_none(); });
    writer.state(exists);
    renew(edge);
    writer.require(layer.visible(edge), exists, fmt::format("the edge of type {}", type->name), type);
    for (const auto& [key, value] : properties) {
        if (!value.is_null()) {
            set_value(edge, property(key), value, span);
        }
    }
    return edge;
}

}  // namespace entente::cypher
