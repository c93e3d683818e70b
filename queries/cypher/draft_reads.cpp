#include "queries/cypher/draft_impl.hpp"

#include <algorithm>

namespace entente::cypher {

const Schema& Draft::schema() const { return impl_->schema(); }
std::size_t Draft::node_slots() const { return impl_->layer.node_slots(); }
std::size_t Draft::edge_slots() const { return impl_->layer.edge_slots(); }
bool Draft::visible(NodeIndex node) const { return impl_->layer.visible(node); }
bool Draft::visible(EdgeIndex edge) const { return impl_->layer.visible(edge); }
std::size_t Draft::count_nodes(std::optional<LabelId> label) const { return impl_->layer.count_nodes(label); }
std::size_t Draft::count_edges(std::optional<TypeId> type) const { return impl_->layer.count_edges(type); }
std::vector<NodeIndex> Draft::nodes(std::optional<LabelId> label) const { return impl_->layer.nodes(label); }
std::optional<NodeIndex> Draft::find(NodeId id) const { return impl_->layer.find(id); }
std::span<const Arc> Draft::out(NodeIndex node) const { return impl_->layer.out(node); }
std::span<const Arc> Draft::in(NodeIndex node) const { return impl_->layer.in(node); }
std::span<const Arc> Draft::around(NodeIndex node) const { return impl_->layer.around(node); }
std::span<const LabelId> Draft::labels(NodeIndex node) const { return impl_->labels(node); }
NodeId Draft::id(NodeIndex node) const { return impl_->id(node); }

std::optional<std::vector<NodeIndex>> Draft::lookup(std::string_view property, const Datum& value) const {
    if (impl_->schema().property(stored_name(property)) != nullptr) {
        return impl_->layer.is_changed() ? std::nullopt : impl_->base->lookup(property, value);
    }
    std::vector<NodeIndex> made;
    if (property == "key") {
        const auto id = value.text() == nullptr ? std::nullopt : impl_->load->find_node(*value.text());
        if (const auto node = id ? find(*id) : std::nullopt) {
            made.push_back(*node);
        }
        return made;
    }
    auto known = impl_->base->lookup(property, value);
    if (!known) {
        return {};
    }
    if (property == "name" && value.text() != nullptr) {
        const auto [first, last] = impl_->named.equal_range(*value.text());
        for (auto at = first; at != last; ++at) {
            known->push_back(at->second);
        }
    }
    std::erase_if(*known, [&](NodeIndex node) { return !visible(node); });
    std::sort(known->begin(), known->end());
    known->erase(std::unique(known->begin(), known->end()), known->end());
    return known;
}

NodeIndex Draft::tail(EdgeIndex edge) const {
    const auto* change = impl_->layer.changed(edge);
    return change == nullptr ? impl_->base->tail(edge) : change->tail;
}

NodeIndex Draft::head(EdgeIndex edge) const {
    const auto* change = impl_->layer.changed(edge);
    return change == nullptr ? impl_->base->head(edge) : change->head;
}

TypeId Draft::type(EdgeIndex edge) const {
    const auto* change = impl_->layer.changed(edge);
    return change == nullptr ? impl_->base->type(edge) : change->type;
}

EdgeId Draft::id(EdgeIndex edge) const {
    const auto* change = impl_->layer.changed(edge);
    return change == nullptr ? impl_->base->id(edge) : change->id;
}

Datum Draft::property(NodeIndex node, std::string_view name) const {
    const auto* change = impl_->layer.changed(node);
    return change == nullptr ? impl_->base->property(node, name) : property_of(*change, name, schema());
}

Datum Draft::property(EdgeIndex edge, std::string_view name) const {
    const auto* change = impl_->layer.changed(edge);
    return change == nullptr ? impl_->base->property(edge, name) : property_of(*change, name, schema());
}

DatumMap Draft::properties(NodeIndex node) const {
    const auto* change = impl_->layer.changed(node);
    return change == nullptr ? impl_->base->properties(node) : properties_of(*change, schema());
}

DatumMap Draft::properties(EdgeIndex edge) const {
    const auto* change = impl_->layer.changed(edge);
    return change == nullptr ? impl_->base->properties(edge) : properties_of(*change, schema());
}

Resolution Draft::resolution(NodeIndex node) const { return impl_->writer.resolve(impl_->id(node)); }
Resolution Draft::resolution(EdgeIndex edge) const { return impl_->writer.resolve(impl_->record(edge)); }
std::span<const Source> Draft::sources() const { return impl_->load->sources(); }

const Snapshot* Draft::snapshot() const { return impl_->layer.is_changed() ? nullptr : impl_->base->snapshot(); }
CodeBook* Draft::codes() const { return impl_->layer.is_changed() ? nullptr : impl_->base->codes(); }

}  // namespace entente::cypher
