#include "queries/cypher/snapshot_graph.hpp"

#include "queries/cypher/stored_value.hpp"

#include <algorithm>
#include <cstdint>

namespace entente::cypher {

namespace {

constexpr unsigned kAddressBits = 64;
constexpr unsigned kMadeShift = kAddressBits - 10;
constexpr unsigned kAskedShift = kAddressBits - 6;
constexpr std::size_t kMostMade = std::size_t{1} << (kAddressBits - kMadeShift);
constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15U;  ///< Fibonacci hashing

}  // namespace

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

const Property* SnapshotGraph::named(std::string_view name) const {
    auto& asked = asked_[(reinterpret_cast<std::uintptr_t>(name.data()) * kSpread) >> kAskedShift];
    if (asked.name != name) {
        const auto found = by_name_.find(name);
        asked = {std::string(name), found == by_name_.end() ? nullptr : found->second};
    }
    return asked.property;
}

template <typename Make>
const Datum& SnapshotGraph::made(const void* origin, const Property* property, const Make& make) const {
    made_.resize(kMostMade);
    auto& one = made_[(reinterpret_cast<std::uintptr_t>(origin) * kSpread) >> kMadeShift];
    if (one.origin != origin || one.property != property) {
        one = {origin, property, make()};
    }
    return one.datum;
}

Datum SnapshotGraph::shown(const Timeline& timeline, const Property& property) const {
    return made(&timeline, &property, [&] { return cypher::shown(timeline, property, snapshot_.day(), *store_); });
}

template <typename Index>
Datum SnapshotGraph::value(Index element, const Property& property) const {
    const auto* timeline = snapshot_.property(element, property.id);
    return timeline == nullptr ? Datum() : shown(*timeline, property);
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
    if (const auto* property = named(name)) {
        if (const auto* timeline = snapshot_.property(node, property->id)) {
            return shown(*timeline, *property);
        }
    }
    const auto text = name == "key" ? snapshot_.key(node) : name == "name" ? snapshot_.name(node) : std::string_view();
    return text.empty() || is_made_up(text) ? Datum()
                                            : made(text.data(), nullptr, [&] { return Datum(std::string(text)); });
}

Datum SnapshotGraph::property(EdgeIndex edge, std::string_view name) const {
    const auto* property = named(name);
    return property == nullptr ? Datum() : value(edge, *property);
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
