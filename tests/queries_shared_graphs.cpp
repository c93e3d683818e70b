// Named graphs and their published values, from shared/data/graphs; without that folder these tests say so and pass.

#include "queries/centrality.hpp"
#include "queries/groups.hpp"
#include "queries/paths.hpp"

#include "fixture.hpp"
#include "graph_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace entente {

namespace {

const std::vector<std::string> kGraphs = {"karate", "krackhardt_kite", "florentine_families", "les_miserables",
                                          "davis_southern_women"};

using Rows = std::vector<std::vector<std::string>>;

bool missing(const Rows& rows, const std::string& graph) {
    if (rows.empty()) {
        MESSAGE("skipped: there is no shared folder with " << graph);
    }
    return rows.empty();
}

std::size_t column(const Rows& rows, std::string_view name) {
    const auto& header = rows.at(0);
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
}

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

/// A column of expected values, by the measure that gives them, and how closely.
struct Expected {
    std::string_view column;
    std::string_view measure;
    Scale scale;
    double within;
};

constexpr std::array kColumns{
    Expected{"degree", "degree", Scale::raw, 0},
    Expected{"pagerank_085", "pagerank", Scale::raw, 1e-9},
    Expected{"eigenvector_largest_component_l2", "eigenvector", Scale::raw, 1e-6},
    Expected{"core_number", "core-number", Scale::raw, 0},
    Expected{"local_clustering", "local-clustering", Scale::raw, 1e-12},
    Expected{"triangles", "triangles", Scale::raw, 0},
    Expected{"betweenness_raw", "betweenness", Scale::raw, 1e-9},
    Expected{"betweenness_norm", "betweenness", Scale::normalised, 1e-9},
    Expected{"closeness_component", "closeness", Scale::raw, 1e-12},
    Expected{"closeness_wasserman_faust", "closeness-wasserman-faust", Scale::raw, 1e-12},
    Expected{"harmonic_raw", "harmonic", Scale::raw, 1e-12},
    Expected{"eccentricity_in_component", "eccentricity", Scale::raw, 0},
};

void check_values(const Network& network, const Rows& rows, const Expected& expected) {
    CAPTURE(expected.column);
    const auto place = column(rows, expected.column);
    if (place == rows[0].size()) {
        return;
    }
    CentralityOptions options;
    options.scale = expected.scale;
    const auto centrality = measure(expected.measure).compute(network, options, {});
    for (std::size_t row = 1; row < rows.size(); ++row) {
        CAPTURE(rows[row][0]);
        const auto value = number(rows[row].at(place));
        const auto found = centrality.values.at(test::vertex(network, rows[row][0]));
        CHECK(std::abs(found - value) <= expected.within * std::max(1.0, std::abs(value)));
    }
}

}  // namespace

TEST_CASE("centralities of well-known graphs") {
    for (const auto& graph : kGraphs) {
        CAPTURE(graph);
        const auto rows = test::shared_rows(graph, "expected_nodes.csv");
        if (missing(rows, graph)) {
            continue;
        }
        const auto made = network(test::shared_graph(graph));
        CHECK(made.size() + 1 == rows.size());
        for (const auto& expected : kColumns) {
            check_values(made, rows, expected);
        }
    }
}

TEST_CASE("edge betweenness of well-known graphs") {
    for (const auto& graph : kGraphs) {
        CAPTURE(graph);
        const auto rows = test::shared_rows(graph, "expected_edge_betweenness.csv");
        if (missing(rows, graph)) {
            continue;
        }
        const auto made = network(test::shared_graph(graph));
        const auto tied = ties(made);
        const auto found = measure("edge-betweenness").compute(made, {}, {});
        REQUIRE(tied.size() + 1 == rows.size());
        for (std::size_t row = 1; row < rows.size(); ++row) {
            CAPTURE(row);
            const auto [low, high] = std::minmax({test::vertex(made, rows[row][0]), test::vertex(made, rows[row][1])});
            const auto place = std::find_if(tied.begin(), tied.end(), [low = low, high = high](const Tie& tie) {
                return tie.tail == low && tie.head == high;
            });
            REQUIRE(place != tied.end());
            const auto value = number(rows[row][2]);
            CHECK(std::abs(found.values[static_cast<std::size_t>(place - tied.begin())] - value) <=
                  1e-9 * std::max(1.0, value));
        }
    }
}

TEST_CASE("distances, and as many shortest paths, between the pairs of well-known graphs") {
    for (const auto& graph : kGraphs) {
        CAPTURE(graph);
        const auto rows = test::shared_rows(graph, "expected_pairs.csv");
        if (missing(rows, graph)) {
            continue;
        }
        const auto snapshot = test::shared_graph(graph);
        for (std::size_t row = 1; row < rows.size(); ++row) {
            CAPTURE(rows[row][0]);
            CAPTURE(rows[row][1]);
            const auto distance = number(rows[row].at(column(rows, "distance")));
            const auto count = number(rows[row].at(column(rows, "shortest_path_count")));
            PathOptions options;
            options.k = static_cast<std::size_t>(count) + 1;
            const auto paths = shortest_paths(snapshot, test::node(snapshot, rows[row][0]),
                                              test::node(snapshot, rows[row][1]), options);
            REQUIRE(!paths.empty());
            CHECK(paths.front().weight == distance);
            CHECK(std::count_if(paths.begin(), paths.end(),
                                [&](const Path& path) { return path.weight == distance; }) == count);
        }
    }
}

TEST_CASE("the kite's most connected node is not its most central (Krackhardt 1990)") {
    if (missing(test::shared_rows("krackhardt_kite", "edges.csv"), "krackhardt_kite")) {
        return;
    }
    const auto kite = network(test::shared_graph("krackhardt_kite"));
    for (const auto& [name, key] : {std::pair{"degree", "3"}, std::pair{"betweenness", "7"}}) {
        const auto& row = measure(name);
        CHECK(kite.key(static_cast<Vertex>(ranking(kite, row, row.compute(kite, {}, {})).front().at)) == key);
    }
}

namespace {

/// What expected_summary.json says of these graphs, where it is no list.
struct Summary {
    std::string_view graph;
    double edges, diameter, mean_distance, reachable_pairs, density, transitivity, triangles;
    double articulation_points, bridges, blocks, cliques, largest_clique;
    double modularity;  ///< the best known, also of all partitions but for Les Miserables
};

constexpr std::array kSummaries{
    Summary{"davis_southern_women", 89, 4, 2.306451612903226, 992, 0.17943548387096775, 0, 0, 0, 0, 1, 89, 2, 0.336006},
    Summary{"florentine_families", 20, 5, 2.4857142857142858, 210, 0.19047619047619047, 0.19148936170212766, 3, 4, 5, 6,
            15, 3, 0.39875},
    Summary{"karate", 78, 5, 2.408199643493761, 1122, 0.13903743315508021, 0.2556818181818182, 45, 1, 1, 3, 36, 5,
            0.419790},
    Summary{"krackhardt_kite", 18, 4, 1.9777777777777779, 90, 0.4, 0.5789473684210527, 11, 2, 2, 3, 7, 4, 0.222222},
    Summary{"les_miserables", 254, 5, 2.6411483253588517, 5852, 0.08680792891319207, 0.49893162393162394, 467, 8, 18,
            21, 59, 10, 0.560008},
};

}  // namespace

TEST_CASE("figures of well-known graphs") {
    for (const auto& expected : kSummaries) {
        const std::string graph(expected.graph);
        CAPTURE(graph);
        if (missing(test::shared_rows(graph, "edges.csv"), graph)) {
            continue;
        }
        const auto made = network(test::shared_graph(graph));
        const auto figures = summary(made).figures;
        for (const auto& figure :
             {std::pair{"edges", expected.edges}, std::pair{"components", 1.0},
              std::pair{"largest_component", static_cast<double>(made.size())},
              std::pair{"diameter_over_reachable", expected.diameter},
              std::pair{"mean_distance_over_reachable_pairs", expected.mean_distance},
              std::pair{"reachable_ordered_pairs", expected.reachable_pairs}, std::pair{"density", expected.density},
              std::pair{"transitivity", expected.transitivity}, std::pair{"triangles", expected.triangles},
              std::pair{"articulation_points", expected.articulation_points}, std::pair{"bridges", expected.bridges},
              std::pair{"biconnected_components", expected.blocks}}) {
            CAPTURE(figure.first);
            CHECK(test::number(figures, figure.first) == doctest::Approx(figure.second).epsilon(1e-12));
        }
        const auto maximal = cliques(made).groups;
        CHECK(static_cast<double>(maximal.size()) == expected.cliques);
        CHECK(static_cast<double>(maximal.front().members.size()) == expected.largest_clique);
    }
}

TEST_CASE("leiden reaches the greatest modularity that is known of well-known graphs, whatever the seed") {
    for (const auto& expected : kSummaries) {
        const std::string graph(expected.graph);
        CAPTURE(graph);
        if (missing(test::shared_rows(graph, "edges.csv"), graph)) {
            continue;
        }
        const auto made = network(test::shared_graph(graph));
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            CAPTURE(seed);
            GroupOptions options;
            options.seed = seed;
            CHECK(std::abs(test::number(leiden(made, options).figures, "modularity") - expected.modularity) < 1e-6);
        }
    }
}

}  // namespace entente
