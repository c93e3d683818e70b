// Named graphs and their published values, from shared/data/graphs; without that folder these tests say so and pass.

#include "queries/centrality.hpp"
#include "queries/paths.hpp"

#include "fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
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

void check_values(const Snapshot& snapshot, const Rows& rows, std::string_view name, const Centrality& centrality) {
    const auto place = column(rows, name);
    for (std::size_t row = 1; row < rows.size(); ++row) {
        CAPTURE(rows[row][0]);
        const auto expected = number(rows[row].at(place));
        const auto found = centrality.values.at(raw(test::node(snapshot, rows[row][0])));
        CHECK(std::abs(found - expected) <= 1e-9 * std::max(1.0, std::abs(expected)));
    }
}

}  // namespace

TEST_CASE("degree and betweenness of well-known graphs") {
    for (const auto& graph : kGraphs) {
        CAPTURE(graph);
        const auto rows = test::shared_rows(graph, "expected_nodes.csv");
        if (missing(rows, graph)) {
            continue;
        }
        const auto snapshot = test::shared_graph(graph);
        CHECK(snapshot.node_count() + 1 == rows.size());
        check_values(snapshot, rows, "degree", degree(snapshot));
        check_values(snapshot, rows, "betweenness_raw", betweenness(snapshot));
        check_values(snapshot, rows, "betweenness_norm", betweenness(snapshot, {Direction::any, Scale::normalised}));
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
    const auto kite = test::shared_graph("krackhardt_kite");
    CHECK(kite.key(ranking(kite, degree(kite)).front().node) == "3");
    CHECK(kite.key(ranking(kite, betweenness(kite)).front().node) == "7");
}

}  // namespace entente
