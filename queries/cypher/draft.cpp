#include "queries/cypher/draft.hpp"

#include "graph/error.hpp"
#include "graph/identity.hpp"
#include "queries/cypher/draft_impl.hpp"
#include "queries/cypher/draft_rules.hpp"
#include "queries/cypher/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace entente::cypher {

namespace {

using Span = entente::Span;

}  // namespace

Values shown_values(const Resolution& resolution, const Property& property, std::optional<Day> day,
                    const Interval& frame) {
    Values made;
    const auto* timeline = resolution.property(property.id);
    if (timeline == nullptr) {
        return made;
    }
    if (day && !property.many) {
        if (const auto* piece = sample(*timeline, property.kind, *day)) {
            made.push_back(piece->value);
        }
    } else {
        for (const auto& piece : *timeline) {
            const auto& when = piece.when;
            if (day ? when.contains(*day) : when.since < frame.until && frame.since < when.until) {
                made.push_back(piece.value);
            }
        }
    }
    std::erase_if(made, [](const Value& value) { return value.is_none(); });
    return made;
}

bool has(const Values& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

Draft::Draft(const Graph& base, Store& store, Load& load, Options options)
    : impl_(std::make_unique<Impl>(base, store, load, std::move(options))) {}
Draft::~Draft() = default;

void Draft::set(Element element, std::string_view name, const Datum& value, const Span& span) {
    auto& impl = *impl_;
    impl.require_visible(element);
    const auto* node = std::get_if<NodeIndex>(&element);
    if (node != nullptr && impl.is_identity(name)) {
        const auto present = property(*node, name);
        if (same(present, value)) {
            return;
        }
        if (name == "key") {
            refuse("IdentityIsFixed", "the key of a node is its identity and does not change");
        }
        impl.set_name(*node, value);
        return;
    }
    if (value.is_null() && impl.schema().property(stored_name(name)) == nullptr) {
        return;
    }
    if (!value.is_null()) {
        if (node != nullptr) {
            require_property(impl.schema(), impl.label_names(*node), name);
        } else {
            require_property(impl.schema(), *impl.type_of(element), name);
        }
    }
    impl.set_value(element, impl.property(name), value, span);
    if (node != nullptr) {
        impl.add_name(impl.id(*node), name, value);
    }
}

void Draft::Impl::set_name(NodeIndex node, const Datum& value) {
    if (value.text() == nullptr) {
        throw Fault(ErrorKind::type, "InvalidPropertyType",
                    fmt::format("expected a text as the name of a node, found {}", type_name(value)));
    }
    const auto known = store->names(id(node));
    if (std::any_of(known.begin(), known.end(), [](const Name& name) { return name.kind == NameKind::name; })) {
        refuse("IdentityIsFixed",
               fmt::format("the node has the name '{}', by which it is known; another name is set as also_known_as",
                           store->node(id(node)).name));
    }
    add_name(id(node), "name", value);
    named.emplace(*value.text(), node);
    renew(node);
}

void Draft::Impl::set_value(Element element, const Property& property, const Datum& value, const Span& span) {
    const auto values = values_for(value, property);
    const auto* type = type_of(element);
    const auto id = stored_id(element);
    const auto about = writer.statements(id);
    if (values.empty() && std::none_of(about.begin(), about.end(), [&](const Statement& statement) {
            return statement.property == property.id && !statement.value.is_none();
        })) {
        return;
    }
    std::vector<Statement> said;
    for (const auto& one : values) {
        said.push_back(writer.superseding(id, property.id, one, span));
    }
    if (said.empty()) {
        said.push_back(writer.superseding(id, property.id, None{}, span));
    }
    writer.supersede(about, said.front(), type);
    for (const auto& statement : said) {
        writer.state(statement);
    }
    const auto shown = shown_values(renew(element), property, writer.day(), writer.days(said.front(), type));
    const bool all = std::all_of(values.begin(), values.end(), [&](const Value& one) { return has(shown, one); });
    const bool only = std::all_of(shown.begin(), shown.end(), [&](const Value& one) { return has(values, one); });
    writer.require(all && only, said.front(), spoken_name(property.name), type);
}

void Draft::set_labels(NodeIndex node, std::span<const std::string> labels, const Span& span) {
    auto& impl = *impl_;
    impl.require_visible(node);
    const auto present = impl.label_names(node);
    std::vector<Statement> said;
    for (const auto& label : labels) {
        if (std::find(present.begin(), present.end(), label) != present.end() && span.is_empty()) {
            continue;
        }
        require_label(impl.schema(), label);
        impl.load->label(label);
        said.push_back(impl.writer.superseding(element(impl.id(node)), kLabel, label, span));
    }
    if (said.empty()) {
        return;
    }
    for (const auto& statement : said) {
        impl.writer.supersede(impl.writer.statements(statement.element), statement, nullptr,
                              [&](const Value& value) { return value.is_none() || value == statement.value; });
        impl.writer.state(statement);
    }
    const auto shown = shown_values(impl.renew(node), impl.schema().at(kLabel), {});
    for (const auto& statement : said) {
        impl.writer.require(has(shown, statement.value), statement, "the label", nullptr);
    }
}

void Draft::remove_labels(NodeIndex node, std::span<const std::string> labels) {
    auto& impl = *impl_;
    impl.require_visible(node);
    const auto present = impl.label_names(node);
    const auto is_there = [&](const std::string& label) {
        return std::find(present.begin(), present.end(), label) != present.end();
    };
    if (std::none_of(labels.begin(), labels.end(), is_there)) {
        return;
    }
    if (!impl.schema().open) {
        refuse("LabelIsFixed", "the labels of this database's nodes are given by its data: they cannot be removed");
    }
    const auto denial = impl.writer.superseding(element(impl.id(node)), kLabel, None{}, {});
    impl.writer.supersede(impl.writer.statements(denial.element), denial, nullptr, [&](const Value& value) {
        const auto* name = std::get_if<std::string>(&value.content());
        return name != nullptr && std::find(labels.begin(), labels.end(), *name) != labels.end();
    });
    const auto shown = shown_values(impl.renew(node), impl.schema().at(kLabel), {});
    for (const auto& label : labels) {
        impl.writer.require(!has(shown, label), denial, fmt::format("the removal of the label {}", label), nullptr);
    }
}

/// That it does not exist, from the view's day.
Statement Draft::Impl::deny(Element element) {
    const auto since = writer.day() ? Bound(*writer.day()) : Bound::open();
    const auto denial = writer.superseding(stored_id(element), kExists, None{}, {since, Bound::open()});
    writer.supersede(writer.statements(denial.element), denial, type_of(element));
    writer.state(denial);
    return denial;
}

void Draft::remove(EdgeIndex edge) {
    auto& impl = *impl_;
    if (!impl.layer.visible(edge)) {
        return;
    }
    const auto* change = impl.layer.changed(edge);
    ShownEdge gone{.id = id(edge), .type = type(edge), .tail = tail(edge), .head = head(edge)};
    if (impl.options.forget) {
        impl.layer.hold_arcs(gone.tail);
        impl.layer.hold_arcs(gone.head);
        gone.values = change == nullptr ? ShownValues() : change->values;
        impl.layer.put(edge, gone);
        impl.load->forget(element(gone.id));
        return;
    }
    const auto denial = impl.deny(edge);
    impl.renew(edge);
    impl.writer.require(!impl.layer.visible(edge), denial, "the deletion of an edge", impl.type_of(edge));
}

void Draft::remove(NodeIndex node) {
    auto& impl = *impl_;
    if (!impl.layer.visible(node)) {
        return;
    }
    const auto stands = impl.layer.around(node);
    impl.removed.emplace(node, std::vector<Arc>(stands.begin(), stands.end()));
    if (impl.options.forget) {
        impl.layer.put(node, {.id = impl.id(node)});
        return;
    }
    const auto denial = impl.deny(node);
    const auto gone = impl.id(node);
    const auto resolution = impl.writer.resolve(gone);
    impl.layer.put(node, impl.shown_node(gone, resolution, false));
    impl.writer.require(!impl.layer.visible(node), denial, "the deletion of a node", nullptr);
}

void Draft::check_ends() {
    for (const auto& [node, arcs] : impl_->removed) {
        for (const auto& arc : arcs) {
            if (!impl_->layer.visible(node) && impl_->layer.visible(arc.edge)) {
                refuse("DeleteConnectedNode",
                       fmt::format("the node cannot be deleted: an edge of type {} stands at it (DETACH DELETE deletes "
                                   "edges too)",
                                   schema().at(type(arc.edge)).name));
            }
        }
    }
    if (impl_->options.forget) {
        for (const auto& [node, arcs] : impl_->removed) {
            impl_->load->forget(element(impl_->id(node)));
        }
    }
    impl_->removed.clear();
}

Effects Draft::effects() const { return impl_->layer.effects(); }

}  // namespace entente::cypher
