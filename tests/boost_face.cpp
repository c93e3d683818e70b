#include "graph/boost.hpp"

#include "fixture.hpp"

#include <boost/concept/assert.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <random>

namespace entente {

namespace {

template <typename Face>
struct Concepts {
    using Edge = typename Face::edge_descriptor;
    BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Face>));
    BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Face>));
    BOOST_CONCEPT_ASSERT((boost::VertexAndEdgeListGraphConcept<Face>));
    BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Face>));
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Face>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Face>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Face, NodeIndex, boost::vertex_index_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Face, Edge, boost::edge_index_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<EdgeWeights<Edge>, Edge>));
};

template struct Concepts<DirectedFace>;
template struct Concepts<UndirectedFace>;

using Matrix = std::vector<std::vector<double>>;
constexpr double kFar = std::numeric_limits<double>::infinity();

struct RandomCase {
    Snapshot snapshot;
    std::vector<double> weights;
};

/// Parallel edges, loops, isolated and invisible nodes, both kinds of edge.
RandomCase random_case(std::mt19937& random) {
    const auto nodes = 1 + random() % 12;
    std::vector<test::Tie> ties;
    for (unsigned number = 0; number < nodes; ++number) {
        ties.push_back({.tail = "n" + std::to_string(number)});
    }
    for (auto left = random() % 25; left > 0; --left) {
        const bool symmetric = random() % 2 == 0;
        ties.push_back({.tail = "n" + std::to_string(random() % nodes),
                        .head = "n" + std::to_string(random() % nodes),
                        .type = random() % 6 == 0 ? (symmetric ? "HIDDEN" : "HIDDEN_ARC") : "",
                        .symmetric = symmetric});
    }
    auto whole = test::snapshot_of(ties);
    Narrowing seen;
    for (const auto* name : {"TIE", "LINK"}) {
        if (const auto* type = whole.schema().edge_type(name)) {
            seen.types.push_back(type->id);
        }
    }
    RandomCase made{seen.types.empty() ? whole : whole.narrowed(seen), {}};
    for (std::size_t slot = 0; slot < whole.edge_slots(); ++slot) {
        made.weights.push_back(1 + static_cast<double>(random() % 9));
    }
    return made;
}

/// Distances by Floyd and Warshall, from the ends of edges alone.
Matrix naive_distances(const Snapshot& snapshot, const std::vector<double>& weights, bool directed) {
    const auto size = snapshot.node_slots();
    Matrix far(size, std::vector<double>(size, kFar));
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        if (snapshot.visible(edge)) {
            const auto tail = raw(snapshot.tail(edge));
            const auto head = raw(snapshot.head(edge));
            far[tail][head] = std::min(far[tail][head], weights[slot]);
            if (!directed || snapshot.symmetric(edge)) {
                far[head][tail] = std::min(far[head][tail], weights[slot]);
            }
        }
    }
    for (std::size_t middle = 0; middle < size; ++middle) {
        far[middle][middle] = 0;
    }
    for (std::size_t middle = 0; middle < size; ++middle) {
        for (std::size_t from = 0; from < size; ++from) {
            for (std::size_t to = 0; to < size; ++to) {
                far[from][to] = std::min(far[from][to], far[from][middle] + far[middle][to]);
            }
        }
    }
    return far;
}

template <typename Face>
std::vector<double> bfs_distances(const Face& face, NodeIndex from) {
    std::vector<double> far(num_vertices(face), kFar);
    far[raw(from)] = 0;
    const auto map = boost::make_iterator_property_map(far.begin(), get(boost::vertex_index, face));
    boost::breadth_first_search(
        face, from, boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge()))));
    return far;
}

template <typename Face>
std::vector<double> dijkstra_distances(const Face& face, NodeIndex from, const std::vector<double>& weights) {
    using Edge = typename Face::edge_descriptor;
    std::vector<double> far(num_vertices(face));
    boost::dijkstra_shortest_paths(
        face, from,
        boost::weight_map(EdgeWeights<Edge>(weights))
            .distance_map(boost::make_iterator_property_map(far.begin(), get(boost::vertex_index, face)))
            .distance_inf(kFar));
    return far;
}

template <typename Face>
void check_distances(const RandomCase& made, bool directed) {
    const Face face(made.snapshot);
    const auto ones = std::vector<double>(made.weights.size(), 1.0);
    const auto hops = naive_distances(made.snapshot, ones, directed);
    const auto lengths = naive_distances(made.snapshot, made.weights, directed);
    for (auto [at, end] = vertices(face); at != end; ++at) {
        CHECK(bfs_distances(face, *at) == hops[raw(*at)]);
        CHECK(dijkstra_distances(face, *at, made.weights) == lengths[raw(*at)]);
    }
}

std::size_t count_classes(const Matrix& far) {
    std::size_t classes = 0;
    for (std::size_t node = 0; node < far.size(); ++node) {
        const auto mutual = [&](std::size_t other) { return far[node][other] < kFar && far[other][node] < kFar; };
        std::size_t first = 0;
        while (!mutual(first)) {
            ++first;
        }
        classes += first == node ? 1 : 0;
    }
    return classes;
}

/// Every edge of edges(), seen from its source and again from its target.
template <typename Face>
void check_views_agree(const Face& face) {
    std::size_t count = 0;
    for (auto [at, end] = edges(face); at != end; ++at, ++count) {
        const auto [out, out_end] = out_edges(source(*at, face), face);
        const auto [in, in_end] = in_edges(target(*at, face), face);
        CHECK(std::find(out, out_end, *at) != out_end);
        CHECK(std::find(in, in_end, *at) != in_end);
    }
    CHECK(count == num_edges(face));
    for (auto [node, end] = vertices(face); node != end; ++node) {
        for (auto [at, out_end] = out_edges(*node, face); at != out_end; ++at) {
            CHECK(source(*at, face) == *node);
        }
        for (auto [at, in_end] = in_edges(*node, face); at != in_end; ++at) {
            CHECK(target(*at, face) == *node);
        }
    }
}

template <typename Face>
std::vector<double> brandes(const Face& face) {
    std::vector<double> scores(num_vertices(face));
    boost::brandes_betweenness_centrality(
        face, boost::centrality_map(boost::make_iterator_property_map(scores.begin(), get(boost::vertex_index, face))));
    return scores;
}

}  // namespace

TEST_CASE("both faces of an empty snapshot are empty") {
    const auto empty = test::snapshot_of("");
    CHECK(num_vertices(DirectedFace(empty)) == 0);
    CHECK(num_edges(DirectedFace(empty)) == 0);
    const UndirectedFace face(empty);
    CHECK(vertices(face).first == vertices(face).second);
    CHECK(edges(face).first == edges(face).second);
}

TEST_CASE("a symmetric edge is two arcs of the directed face and one edge of the undirected") {
    const auto snapshot = test::snapshot_of("A-B B>C");
    const DirectedFace directed(snapshot);
    const UndirectedFace undirected(snapshot);
    CHECK(num_edges(directed) == 3);
    CHECK(num_edges(undirected) == 2);
    const auto middle = test::node(snapshot, "B");
    CHECK(out_degree(middle, directed) == 2);
    CHECK(in_degree(middle, directed) == 1);
    CHECK(degree(middle, undirected) == 2);
}

TEST_CASE("the arcs of a symmetric edge differ, in number too; an undirected edge is the same from both ends") {
    const auto snapshot = test::snapshot_of("A-B");
    const auto a = test::node(snapshot, "A");
    const auto b = test::node(snapshot, "B");
    const DirectedFace directed(snapshot);
    const auto there = *out_edges(a, directed).first;
    const auto back = *out_edges(b, directed).first;
    CHECK(there != back);
    CHECK(get(boost::edge_index, directed, there) != get(boost::edge_index, directed, back));
    CHECK(target(there, directed) == source(back, directed));
    const UndirectedFace undirected(snapshot);
    const auto from_a = *out_edges(a, undirected).first;
    const auto from_b = *out_edges(b, undirected).first;
    CHECK(from_a == from_b);
    CHECK(source(from_a, undirected) == a);
    CHECK(source(from_b, undirected) == b);
    CHECK(get(boost::edge_index, undirected, from_a) == get(boost::edge_index, undirected, from_b));
}

TEST_CASE("a loop counts twice at its node and once among the edges") {
    const auto snapshot = test::snapshot_of("A>A");
    const UndirectedFace undirected(snapshot);
    CHECK(num_edges(undirected) == 1);
    CHECK(degree(test::node(snapshot, "A"), undirected) == 2);
    CHECK(num_edges(DirectedFace(snapshot)) == 1);
}

TEST_CASE("what is not visible is an isolated vertex") {
    const auto snapshot = test::on_day(test::snapshot_of("A-B@1949..1955 C"), "2000-01-01");
    const UndirectedFace face(snapshot);
    CHECK(num_vertices(face) == 3);
    CHECK(num_edges(face) == 0);
    CHECK(edges(face).first == edges(face).second);
    CHECK(degree(test::node(snapshot, "A"), face) == 0);
}

TEST_CASE("Boost's algorithms run on both faces of random snapshots and agree with naive ones") {
    std::mt19937 random(20240710);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const auto made = random_case(random);
        const DirectedFace directed(made.snapshot);
        const UndirectedFace undirected(made.snapshot);
        check_views_agree(directed);
        check_views_agree(undirected);
        check_distances<DirectedFace>(made, true);
        check_distances<UndirectedFace>(made, false);

        std::vector<int> component(num_vertices(undirected));
        const auto map = boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, undirected));
        const auto ones = std::vector<double>(made.weights.size(), 1.0);
        CHECK(static_cast<std::size_t>(boost::connected_components(undirected, map)) ==
              count_classes(naive_distances(made.snapshot, ones, false)));
        CHECK(static_cast<std::size_t>(boost::strong_components(directed, map)) ==
              count_classes(naive_distances(made.snapshot, ones, true)));
    }
}

TEST_CASE("Boost's betweenness of a star is at its middle, halved on the undirected face") {
    const auto snapshot = test::snapshot_of("M-A M-B M-C M-D");
    const auto middle = raw(test::node(snapshot, "M"));
    CHECK(brandes(UndirectedFace(snapshot))[middle] == doctest::Approx(6));
    CHECK(brandes(DirectedFace(snapshot))[middle] == doctest::Approx(12));
}

TEST_CASE("Boost's adaptors take a face") {
    const auto snapshot = test::snapshot_of("A>B B>C");
    const DirectedFace face(snapshot);
    const boost::reverse_graph<DirectedFace> reversed(face);
    CHECK(bfs_distances(reversed, test::node(snapshot, "C"))[raw(test::node(snapshot, "A"))] == 2);
    const auto keep = [&](const DirectedArc& arc) { return arc.tail != test::node(snapshot, "B"); };
    const boost::filtered_graph<DirectedFace, std::function<bool(const DirectedArc&)>> part(face, keep);
    CHECK(bfs_distances(part, test::node(snapshot, "A"))[raw(test::node(snapshot, "C"))] == kFar);
}

}  // namespace entente
