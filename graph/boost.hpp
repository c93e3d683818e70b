#pragma once

#include "graph/snapshot.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/filter_iterator.hpp>
#include <boost/iterator/iterator_adaptor.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente {

/// An arc of the directed face: an edge, and the end from which it is followed.
///
/// The two arcs of a symmetric edge are unequal.
struct DirectedArc {
    NodeIndex tail{};
    NodeIndex head{};
    EdgeIndex edge{};

    friend bool operator==(const DirectedArc&, const DirectedArc&) = default;
};

/// An edge of the undirected face, seen from one of its ends: that end is its BGL source.
///
/// Equal to the same edge seen from the other end.
struct UndirectedTie {
    NodeIndex tail{};
    NodeIndex head{};
    EdgeIndex edge{};

    friend bool operator==(const UndirectedTie& a, const UndirectedTie& b) { return a.edge == b.edge; }
};

namespace face {

/// What Boost asks of a property map that computes its values.
template <typename Key, typename Value>
struct Readable {
    using key_type = Key;
    using value_type = Value;
    using reference = Value;
    using category = boost::readable_property_map_tag;
};

}  // namespace face

/// The number of a node's slot.
struct NodeSlots : face::Readable<NodeIndex, std::size_t> {
    friend std::size_t get(NodeSlots, NodeIndex node) { return raw(node); }
};

/// What tells edges apart by number: in the directed face both arcs of a symmetric edge.
template <typename Edge>
struct EdgeSlots : face::Readable<Edge, std::size_t> {
    explicit EdgeSlots(const Snapshot& of) : snapshot(&of) {}

    friend std::size_t get(const EdgeSlots& slots, const Edge& edge) {
        if constexpr (std::is_same_v<Edge, UndirectedTie>) {
            return raw(edge.edge);
        } else {
            return 2 * std::size_t{raw(edge.edge)} + (edge.tail == slots.snapshot->tail(edge.edge) ? 0 : 1);
        }
    }

    const Snapshot* snapshot;
};

/// Weights by EdgeIndex, the same for both arcs of a symmetric edge: `weight_map(EdgeWeights<DirectedArc>(weights))`.
template <typename Edge>
struct EdgeWeights : face::Readable<Edge, double> {
    explicit EdgeWeights(const std::vector<double>& by_slot) : weights(&by_slot) {}

    friend double get(const EdgeWeights& map, const Edge& edge) { return (*map.weights)[raw(edge.edge)]; }

    const std::vector<double>* weights;
};

namespace face {

struct Traversal : boost::vertex_list_graph_tag,
                   boost::edge_list_graph_tag,
                   boost::bidirectional_graph_tag,
                   boost::adjacency_graph_tag {};

struct NodeOfSlot {
    NodeIndex operator()(std::uint32_t slot) const { return NodeIndex{slot}; }
};

/// All slots, the invisible among them.
using NodeIterator = boost::transform_iterator<NodeOfSlot, boost::counting_iterator<std::uint32_t>>;

/// A walk along the arcs of one node; `View` makes what is shown of an arc and its node.
template <typename Shown, Shown (*View)(NodeIndex, const Arc&)>
class ArcIterator
    : public boost::iterator_adaptor<ArcIterator<Shown, View>, const Arc*, Shown, boost::use_default, Shown> {
public:
    ArcIterator() : ArcIterator::iterator_adaptor_(nullptr) {}
    ArcIterator(NodeIndex node, const Arc* arc) : ArcIterator::iterator_adaptor_(arc), node_(node) {}

private:
    friend class boost::iterator_core_access;
    Shown dereference() const { return View(node_, *this->base()); }

    NodeIndex node_{};
};

template <typename Edge>
Edge leaving(NodeIndex node, const Arc& arc) {
    return {node, arc.other, arc.edge};
}

template <typename Edge>
Edge arriving(NodeIndex node, const Arc& arc) {
    return {arc.other, node, arc.edge};
}

inline NodeIndex other_end(NodeIndex, const Arc& arc) { return arc.other; }

template <typename Iterator>
std::pair<Iterator, Iterator> walk(NodeIndex node, std::span<const Arc> arcs) {
    return {Iterator(node, arcs.data()), Iterator(node, arcs.data() + arcs.size())};
}

/// The arcs out of every node, in the order of the nodes.
class AllArcsIterator
    : public boost::iterator_facade<AllArcsIterator, DirectedArc, boost::forward_traversal_tag, DirectedArc> {
public:
    AllArcsIterator() = default;
    AllArcsIterator(const Snapshot& snapshot, std::size_t slot) : snapshot_(&snapshot), slot_(slot) { settle(); }

private:
    friend class boost::iterator_core_access;
    NodeIndex node() const { return NodeIndex{static_cast<std::uint32_t>(slot_)}; }
    DirectedArc dereference() const { return leaving<DirectedArc>(node(), snapshot_->out(node())[position_]); }
    bool equal(const AllArcsIterator& other) const { return slot_ == other.slot_ && position_ == other.position_; }
    void increment() {
        ++position_;
        settle();
    }
    void settle() {
        while (slot_ < snapshot_->node_slots() && position_ == snapshot_->out(node()).size()) {
            ++slot_;
            position_ = 0;
        }
    }

    const Snapshot* snapshot_ = nullptr;
    std::size_t slot_ = 0;
    std::size_t position_ = 0;
};

struct IsVisible {
    const Snapshot* snapshot = nullptr;
    bool operator()(std::uint32_t slot) const { return snapshot->visible(EdgeIndex{slot}); }
};

struct TieOfSlot {
    const Snapshot* snapshot = nullptr;
    UndirectedTie operator()(std::uint32_t slot) const {
        const EdgeIndex edge{slot};
        return {snapshot->tail(edge), snapshot->head(edge), edge};
    }
};

/// The visible edges, from tail to head.
using AllTiesIterator =
    boost::transform_iterator<TieOfSlot, boost::filter_iterator<IsVisible, boost::counting_iterator<std::uint32_t>>>;

template <typename Edge>
auto all_edges(const Snapshot& snapshot) {
    if constexpr (std::is_same_v<Edge, DirectedArc>) {
        return std::pair(AllArcsIterator(snapshot, 0), AllArcsIterator(snapshot, snapshot.node_slots()));
    } else {
        const boost::counting_iterator<std::uint32_t> begin(0);
        const boost::counting_iterator<std::uint32_t> end(static_cast<std::uint32_t>(snapshot.edge_slots()));
        const auto from = [&](auto slot) {
            return AllTiesIterator(boost::make_filter_iterator(IsVisible{&snapshot}, slot, end), TieOfSlot{&snapshot});
        };
        return std::pair(from(begin), from(end));
    }
}

template <typename Edge>
std::size_t count_edges(const Snapshot& snapshot) {
    if constexpr (std::is_same_v<Edge, UndirectedTie>) {
        return snapshot.edge_count();
    }
    std::size_t arcs = 0;
    for (std::uint32_t slot = 0; slot < snapshot.node_slots(); ++slot) {
        arcs += snapshot.out(NodeIndex{slot}).size();
    }
    return arcs;
}

}  // namespace face

/// A snapshot as a graph of Boost.Graph, on which its algorithms run without a copy. A light handle, itself to be
/// copied; the snapshot must outlive it.
///
/// Models VertexListGraph, EdgeListGraph, IncidenceGraph, BidirectionalGraph and AdjacencyGraph. A vertex is a slot of
/// the snapshot, and `vertex_index` its number; what is not visible is an isolated vertex. `edge_index` is unique: the
/// edge's slot in the undirected face, and in the directed one twice that, plus one for the second arc of a symmetric
/// edge; it can exceed num_edges(), and is below edge_slots() or twice that. Construction O(V) for the directed face,
/// num_edges O(1), all else as the snapshot has it.
template <typename Edge>
class Face {
    static constexpr bool kDirected = std::is_same_v<Edge, DirectedArc>;

public:
    using vertex_descriptor = NodeIndex;
    using edge_descriptor = Edge;
    using vertex_iterator = face::NodeIterator;
    using edge_iterator = std::conditional_t<kDirected, face::AllArcsIterator, face::AllTiesIterator>;
    using out_edge_iterator = face::ArcIterator<Edge, face::leaving<Edge>>;
    using in_edge_iterator = face::ArcIterator<Edge, face::arriving<Edge>>;
    using adjacency_iterator = face::ArcIterator<NodeIndex, face::other_end>;
    using directed_category = std::conditional_t<kDirected, boost::bidirectional_tag, boost::undirected_tag>;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using traversal_category = face::Traversal;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;

    explicit Face(const Snapshot& snapshot) : snapshot_(&snapshot), edges_(face::count_edges<Edge>(snapshot)) {}

    const Snapshot& snapshot() const { return *snapshot_; }
    static NodeIndex null_vertex() { return NodeIndex{UINT32_MAX}; }

    friend std::size_t num_vertices(const Face& of) { return of.snapshot_->node_slots(); }
    friend std::size_t num_edges(const Face& of) { return of.edges_; }
    friend NodeIndex source(const Edge& edge, const Face&) { return edge.tail; }
    friend NodeIndex target(const Edge& edge, const Face&) { return edge.head; }
    friend std::pair<vertex_iterator, vertex_iterator> vertices(const Face& of) {
        return {vertex_iterator(0), vertex_iterator(static_cast<std::uint32_t>(of.snapshot_->node_slots()))};
    }
    friend std::pair<edge_iterator, edge_iterator> edges(const Face& of) {
        return face::all_edges<Edge>(*of.snapshot_);
    }
    friend auto out_edges(NodeIndex node, const Face& of) { return face::walk<out_edge_iterator>(node, of.out(node)); }
    friend auto in_edges(NodeIndex node, const Face& of) { return face::walk<in_edge_iterator>(node, of.in(node)); }
    friend auto adjacent_vertices(NodeIndex node, const Face& of) {
        return face::walk<adjacency_iterator>(node, of.out(node));
    }
    friend std::size_t out_degree(NodeIndex node, const Face& of) { return of.out(node).size(); }
    friend std::size_t in_degree(NodeIndex node, const Face& of) { return of.in(node).size(); }
    friend std::size_t degree(NodeIndex node, const Face& of) {
        return of.out(node).size() + (kDirected ? of.in(node).size() : 0);
    }

    friend NodeSlots get(boost::vertex_index_t, const Face&) { return {}; }
    friend std::size_t get(boost::vertex_index_t, const Face&, NodeIndex node) { return raw(node); }
    friend EdgeSlots<Edge> get(boost::edge_index_t, const Face& of) { return EdgeSlots<Edge>(*of.snapshot_); }
    friend std::size_t get(boost::edge_index_t, const Face& of, const Edge& edge) {
        return get(EdgeSlots<Edge>(*of.snapshot_), edge);
    }

private:
    std::span<const Arc> out(NodeIndex at) const { return kDirected ? snapshot_->out(at) : snapshot_->around(at); }
    std::span<const Arc> in(NodeIndex at) const { return kDirected ? snapshot_->in(at) : snapshot_->around(at); }

    const Snapshot* snapshot_;
    std::size_t edges_;
};

/// A snapshot as a directed graph; a symmetric edge is two arcs.
using DirectedFace = Face<DirectedArc>;

/// A snapshot as an undirected graph: every edge can be followed from both ends.
///
/// A loop is twice among the edges of its node, as in boost::adjacency_list, and once in edges().
using UndirectedFace = Face<UndirectedTie>;

}  // namespace entente

namespace boost {

template <typename Edge>
struct property_map<entente::Face<Edge>, vertex_index_t> {
    using type = entente::NodeSlots;
    using const_type = type;
};

template <typename Edge>
struct property_map<entente::Face<Edge>, edge_index_t> {
    using type = entente::EdgeSlots<Edge>;
    using const_type = type;
};

}  // namespace boost
