#pragma once

#include "queries/network.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_adaptor.hpp>
#include <boost/property_map/property_map.hpp>

#include <cstddef>
#include <utility>

// The rows of a network as Boost.Graph sees them, without a copy. Not installed.
namespace entente {

struct RowArc {
    Vertex tail = 0;
    Vertex head = 0;

    friend bool operator==(const RowArc&, const RowArc&) = default;
};

/// Rows as an IncidenceGraph and a VertexListGraph. An undirected graph has each tie in the rows of both its ends.
struct RowGraph {
    struct Traversal : boost::incidence_graph_tag, boost::vertex_list_graph_tag {};

    class OutEdges
        : public boost::iterator_adaptor<OutEdges, const Vertex*, RowArc, std::random_access_iterator_tag, RowArc> {
    public:
        OutEdges() : OutEdges::iterator_adaptor_(nullptr) {}
        OutEdges(Vertex tail, const Vertex* at) : OutEdges::iterator_adaptor_(at), tail_(tail) {}

    private:
        friend class boost::iterator_core_access;
        RowArc dereference() const { return {tail_, *base()}; }

        Vertex tail_ = 0;
    };

    using vertex_descriptor = Vertex;
    using edge_descriptor = RowArc;
    using directed_category = boost::directed_tag;
    using edge_parallel_category = boost::disallow_parallel_edge_tag;
    using traversal_category = Traversal;
    using vertex_iterator = boost::counting_iterator<Vertex>;
    using out_edge_iterator = OutEdges;
    using vertices_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using edges_size_type = std::size_t;

    static Vertex null_vertex() { return static_cast<Vertex>(-1); }

    const ArcRows* rows;
};

using VertexNumbers = boost::typed_identity_property_map<Vertex>;

inline std::size_t num_vertices(const RowGraph& graph) { return graph.rows->first.size() - 1; }

inline std::pair<RowGraph::vertex_iterator, RowGraph::vertex_iterator> vertices(const RowGraph& graph) {
    return {RowGraph::vertex_iterator(0), RowGraph::vertex_iterator(static_cast<Vertex>(num_vertices(graph)))};
}

inline std::pair<RowGraph::OutEdges, RowGraph::OutEdges> out_edges(Vertex vertex, const RowGraph& graph) {
    const auto row = (*graph.rows)[vertex];
    return {{vertex, row.data()}, {vertex, row.data() + row.size()}};
}

inline std::size_t out_degree(Vertex vertex, const RowGraph& graph) { return (*graph.rows)[vertex].size(); }
inline Vertex source(const RowArc& arc, const RowGraph&) { return arc.tail; }
inline Vertex target(const RowArc& arc, const RowGraph&) { return arc.head; }
inline VertexNumbers get(boost::vertex_index_t, const RowGraph&) { return {}; }

}  // namespace entente
