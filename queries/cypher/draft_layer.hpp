#pragma once

#include "queries/cypher/draft.hpp"
#include "queries/cypher/shown_element.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// What a draft holds in memory. Not installed.
namespace entente::cypher {

/// Elements that differ from those of a base graph, and the arcs and counts that follow. Knows nothing of files.
class DraftLayer {
public:
    /// `schema` is the one that grows.
    DraftLayer(const Graph& base, const Schema& schema);

    /// The element as it is shown from now on. A new one gets its index here.
    NodeIndex put(const ShownNode& node);
    void put(NodeIndex index, ShownNode node);
    EdgeIndex put(const ShownEdge& edge);
    void put(EdgeIndex index, ShownEdge edge);

    /// To be called before an edge at the node is written to the file, from which the base may read.
    void hold_arcs(NodeIndex node) { arcs(node); }

    const ShownNode* changed(NodeIndex node) const;
    const ShownEdge* changed(EdgeIndex edge) const;
    bool is_changed() const { return !nodes_.empty() || !edges_.empty(); }

    bool visible(NodeIndex node) const;
    bool visible(EdgeIndex edge) const;
    std::size_t node_slots() const;
    std::size_t edge_slots() const;
    std::size_t count_nodes(std::optional<LabelId> label) const;
    std::size_t count_edges(std::optional<TypeId> type) const;
    std::vector<NodeIndex> nodes(std::optional<LabelId> label) const;
    std::optional<NodeIndex> find(NodeId id) const;
    std::span<const Arc> out(NodeIndex node) const;
    std::span<const Arc> in(NodeIndex node) const;
    std::span<const Arc> around(NodeIndex node) const;

    /// The visible edge of an id at the node.
    std::optional<EdgeIndex> find(EdgeId id, NodeIndex at) const;

    Effects effects() const;

private:
    struct Arcs {
        std::vector<Arc> out, symmetric, in;
        std::vector<Arc> all;  ///< the three behind one another; stale where an edge came or went
        bool stale = true;
    };
    struct NodeChange {
        ShownNode now;
        bool was_visible = false;
        std::vector<LabelId> had_labels = {};
        DatumMap had = {};
    };
    struct EdgeChange {
        ShownEdge now;
        bool was_visible = false;
        DatumMap had = {};
        bool in_arcs = false;  ///< of both ends
    };

    Arcs& arcs(NodeIndex node) const;
    const Arcs* settled(NodeIndex node) const;
    void add_arcs(EdgeIndex index, const ShownEdge& edge);
    void drop_arcs(EdgeIndex index, const ShownEdge& edge);
    void count(const ShownNode& node, std::int64_t by);

    const Graph* base_;
    const Schema* schema_;
    std::map<NodeIndex, NodeChange> nodes_;
    std::unordered_map<EdgeIndex, EdgeChange> edges_;
    std::unordered_map<std::int64_t, NodeIndex> by_id_;  ///< of changed nodes
    mutable std::unordered_map<NodeIndex, Arcs> arcs_;
    std::uint32_t new_nodes_ = 0;
    std::uint32_t new_edges_ = 0;
    std::int64_t more_nodes_ = 0;
    std::int64_t more_edges_ = 0;
    std::map<LabelId, std::int64_t> more_labelled_;
    std::map<TypeId, std::int64_t> more_typed_;
};

}  // namespace entente::cypher
