// Named graphs and their published values, from shared/data/graphs; without that folder these tests say so and pass.

#include "queries/centrality.hpp"
#include "queries/paths.hpp"

#include "fixture.hpp"

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

}  // namespace entente
