#pragma once

#include "graph/lookup.hpp"
#include "graph/store.hpp"
#include "queries/cypher/graph.hpp"
#include "queries/cypher/property_codes.hpp"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente::cypher {

/// A snapshot as queries read it: on its day; over all time the latest value of each property.
///
/// Keeps a reference to the store, for the keys of nodes that are not in the view. Construction takes O(V + E).
class SnapshotGraph : public Graph {
public:
    SnapshotGraph(Snapshot snapshot, const Store& store);
    SnapshotGraph(const SnapshotGraph&) = delete;
    SnapshotGraph& operator=(const SnapshotGraph&) = delete;

    const Schema& schema() const override { return snapshot_.schema(); }
    std::size_t node_slots() const override { return snapshot_.node_slots(); }
    std::size_t edge_slots() const override { return snapshot_.edge_slots(); }
    bool visible(NodeIndex node) const override { return snapshot_.visible(node); }
    bool visible(EdgeIndex edge) const override { return snapshot_.visible(edge); }
    std::size_t count_nodes(std::optional<LabelId> label) const override;
    std::size_t count_edges(std::optional<TypeId> type) const override;
    std::vector<NodeIndex> nodes(std::optional<LabelId> label) const override;
    std::optional<std::vector<NodeIndex>> lookup(std::string_view property, const Datum& value) const override;
    std::optional<NodeIndex> find(NodeId id) const override;
    std::span<const Arc> out(NodeIndex node) const override { return snapshot_.out(node); }
    std::span<const Arc> in(NodeIndex node) const override { return snapshot_.in(node); }
    std::span<const Arc> around(NodeIndex node) const override { return snapshot_.around(node); }
    NodeIndex tail(EdgeIndex edge) const override { return snapshot_.tail(edge); }
    NodeIndex head(EdgeIndex edge) const override { return snapshot_.head(edge); }
    TypeId type(EdgeIndex edge) const override { return snapshot_.type(edge); }
    std::span<const LabelId> labels(NodeIndex node) const override { return snapshot_.labels(node); }
    NodeId id(NodeIndex node) const override { return snapshot_.id(node); }
    EdgeId id(EdgeIndex edge) const override { return snapshot_.id(edge); }
    Datum property(NodeIndex node, std::string_view name) const override;
    Datum property(EdgeIndex edge, std::string_view name) const override;
    DatumMap properties(NodeIndex node) const override;
    DatumMap properties(EdgeIndex edge) const override;
    Resolution resolution(NodeIndex node) const override { return lookup().node(id(node)); }
    Resolution resolution(EdgeIndex edge) const override { return lookup().edge(store_->edge(id(edge))); }
    std::span<const Source> sources() const override { return store_->sources(); }
    const Snapshot* snapshot() const override { return &snapshot_; }
    CodeBook* codes() const override { return &codes_; }

private:
    Lookup& lookup() const;

    /// A datum that was made of what lies at `origin`. One that is made again and again is made once while it stays.
    struct Made {
        const void* origin = nullptr;
        const Property* property = nullptr;
        Datum datum = {};
    };
    template <typename Make>
    const Datum& made(const void* origin, const Property* property, const Make& make) const;

    /// A property by the name that an expression gives, which asks again and again.
    struct Asked {
        std::string name = {};
        const Property* property = nullptr;
    };
    const Property* named(std::string_view name) const;

    Datum shown(const Timeline& timeline, const Property& property) const;
    template <typename Index>
    Datum value(Index element, const Property& property) const;
    template <typename Index>
    DatumMap values(Index element) const;

    Snapshot snapshot_;
    const Store* store_;
    mutable std::optional<Lookup> lookup_;  ///< made when it is first asked
    std::unordered_map<std::string_view, const Property*> by_name_;
    mutable std::vector<Made> made_;       ///< by the origin's address
    mutable std::array<Asked, 64> asked_;  ///< by the name's address
    mutable CodeBook codes_{*this};
    std::vector<std::size_t> labelled_;  ///< nodes by label id
    std::vector<std::size_t> typed_;     ///< edges by type id
};

}  // namespace entente::cypher
