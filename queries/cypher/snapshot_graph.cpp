#include "queries/cypher/snapshot_graph.hpp"

#include "queries/cypher/stored_value.hpp"

#include <algorithm>

namespace entente::cypher {

SnapshotGraph::SnapshotGraph(Snapshot snapshot, const Store& store) : snapshot_(std::move(snapshot)), store_(&store) {
    const auto& schema = snapshot_.schema();
    for (const auto& property : schema.properties) {
        if (property.id != kExists && property.id != kLabel) {
            by_name_.emplace(spoken_name(property.name), &property);
        }
    }
    labelled_.resize(schema.labels.size() + 1);
    typed_.resize(schema.edge_types.size() + 1);
    for (std::size_t node = 0; node < node_slots(); ++node) {
        if (const NodeIndex index{static_cast<std::uint32_t>(node)}; visible(index)) {
            for (const auto label : labels(index)) {
                ++labelled_[static_cast<std::size_t>(raw(label))];
            }
        }
    }
    for (std::size_t edge = 0; edge < edge_slots(); ++edge) {
        if (const EdgeIndex index{static_cast<std::uint32_t>(edge)}; visible(index)) {
            ++typed_[static_cast<std::size_t>(raw(type(index)))];
        }
    }
}

Lookup& SnapshotGraph::lookup() const {
    if (!lookup_) {
        lookup_.emplace(*store_, snapshot_.view());
    }
    return *lookup_;
}

std::size_t SnapshotGraph::count_nodes(std::optional<LabelId> label) const {
    return label ? labelled_[static_cast<std::size_t>(raw(*label))] : snapshot_.node_count();
}

std::size_t SnapshotGraph::count_edges(std::optional<TypeId> type) const {
    return type ? typed_[static_cast<std::size_t>(raw(*type))] : snapshot_.edge_count();
}

std::vector<NodeIndex> SnapshotGraph::nodes(std::optional<LabelId> label) const {
    std::vector<NodeIndex> made;
    made.reserve(count_nodes(label));
    for (std::size_t node = 0; node < node_slots(); ++node) {
        const NodeIndex index{static_cast<std::uint32_t>(node)};
        if (visible(index) && (!label || snapshot_.has_label(index, *label))) {
            made.push_back(index);
        }
    }
    return made;
}

std::optional<std::vector<NodeIndex>> SnapshotGraph::lookup(std::string_view property, const Datum& value) const {
    const auto ids = nodes_by_identity(*store_, schema(), property, value);
    if (!ids) {
        return {};
    }
    std::vector<NodeIndex> made;
    for (const auto id : *ids) {
        const auto node = find(id);
        if (node && equals(this->property(*node, property), value) == true) {
            made.push_back(*node);
        }
    }
    std::sort(made.begin(), made.end());
    return made;
}

std::optional<NodeIndex> SnapshotGraph::find(NodeId id) const {
    const auto node = snapshot_.find(id);
    return node && visible(*node) ? node : std::nullopt;
}

template <typename Index>
Datum SnapshotGraph::value(Index element, const Property& property) const {
    const auto* timeline = snapshot_.property(element, property.id);
    return timeline == nullptr ? Datum() : shown(*timeline, property, snapshot_.day(), *store_);
}

template <typename Index>
DatumMap SnapshotGraph::values(Index element) const {
    DatumMap made;
    for (const auto& [name, property] : by_name_) {
        if (auto datum = value(element, *property); !datum.is_null()) {
            made.emplace_back(name, std::move(datum));
        }
    }
    std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return made;
}

Datum SnapshotGraph::property(NodeIndex node, std::string_view name) const {
    if (const auto found = by_name_.find(name); found != by_name_.end()) {
        if (snapshot_.property(node, found->second->id) != nullptr) {
            return value(node, *found->second);
        }
    }
    const auto text = name == "key" ? snapshot_.key(node) : name == "name" ? snapshot_.name(node) : std::string_view();
    return text.empty() || is_made_up(text) ? Datum() : Datum(std::string(text));
}

Datum SnapshotGraph::property(EdgeIndex edge, std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? Datum() : value(edge, *found->second);
}

DatumMap SnapshotGraph::properties(NodeIndex node) const {
    auto made = values(node);
    for (const auto* name : {"key", "name"}) {
        const auto found = by_name_.find(name);
        if (found == by_name_.end() || snapshot_.property(node, found->second->id) == nullptr) {
            if (auto datum = property(node, name); !datum.is_null()) {
                made.emplace_back(name, std::move(datum));
            }
        }
    }
    std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return made;
}

DatumMap SnapshotGraph::properties(EdgeIndex edge) const { return values(edge); }

}  // namespace entente::cypher
