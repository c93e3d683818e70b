#include "queries/groups.hpp"

#include "fixture.hpp"
#include "graph_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>

namespace entente {

namespace {

using test::Matrix;

using test::forward;

/// An example of each type on the nodes 0, 1 and 2, as Holland and Leinhardt draw it.
const std::map<std::string, std::vector<std::pair<int, int>>> kExamples = {
    {"003", {}},
    {"012", {{0, 1}}},
    {"102", {{0, 1}, {1, 0}}},
    {"021D", {{1, 0}, {1, 2}}},
    {"021U", {{0, 1}, {2, 1}}},
    {"021C", {{0, 1}, {1, 2}}},
    {"111D", {{0, 1}, {1, 0}, {2, 1}}},
    {"111U", {{0, 1}, {1, 0}, {1, 2}}},
    {"030T", {{0, 1}, {1, 2}, {0, 2}}},
    {"030C", {{0, 1}, {1, 2}, {2, 0}}},
    {"201", {{0, 1}, {1, 0}, {1, 2}, {2, 1}}},
    {"120D", {{0, 1}, {1, 0}, {2, 0}, {2, 1}}},
    {"120U", {{0, 1}, {1, 0}, {0, 2}, {1, 2}}},
    {"120C", {{0, 1}, {1, 0}, {0, 2}, {2, 1}}},
    {"210", {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 2}}},
    {"300", {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 2}, {2, 0}}},
};

/// The type whose example has the same arcs under one of the six orders of the three.
std::string naive_type(const Matrix& tied, std::array<std::size_t, 3> three) {
    do {
        for (const auto& [type, arcs] : kExamples) {
            bool equal = true;
            for (std::size_t a = 0; a < 3; ++a) {
                for (std::size_t b = 0; b < 3; ++b) {
                    const auto drawn =
                        std::count(arcs.begin(), arcs.end(), std::pair{static_cast<int>(a), static_cast<int>(b)});
                    equal = equal && (a == b || (tied[three[a]][three[b]] > 0) == (drawn > 0));
                }
            }
            if (equal) {
                return type;
            }
        }
    } while (std::next_permutation(three.begin(), three.end()));
    return "none";
}

/// Distances by allowing one more node to lie between at a time; 0: none.
Matrix naive_distances(const Matrix& tied) {
    Matrix length(tied.size(), std::vector<double>(tied.size()));
    for (std::size_t a = 0; a < tied.size(); ++a) {
        for (std::size_t b = 0; b < tied.size(); ++b) {
            length[a][b] = tied[a][b] > 0 ? 1 : 0;
        }
    }
    for (std::size_t m = 0; m < tied.size(); ++m) {
        for (std::size_t a = 0; a < tied.size(); ++a) {
            for (std::size_t b = 0; b < tied.size(); ++b) {
                const auto through = length[a][m] + length[m][b];
                if (a != b && length[a][m] > 0 && length[m][b] > 0 && (length[a][b] == 0 || through < length[a][b])) {
                    length[a][b] = through;
                }
            }
        }
    }
    return length;
}

struct Naive {
    double pairs = 0;
    double sum = 0;
    double diameter = 0;
    double radius = 0;
    double triangles = 0;
    double paths = 0;
};

Naive naive_summary(const Matrix& tied, const Matrix& both) {
    Naive found;
    const auto length = naive_distances(tied);
    for (std::size_t a = 0; a < tied.size(); ++a) {
        double farthest = 0;
        for (std::size_t b = 0; b < tied.size(); ++b) {
            found.pairs += length[a][b] > 0 ? 1 : 0;
            found.sum += length[a][b];
            farthest = std::max(farthest, length[a][b]);
            for (std::size_t c = 0; c < tied.size(); ++c) {
                const auto path = a < b && c != a && c != b && both[a][c] > 0 && both[c][b] > 0;
                found.paths += path ? 1 : 0;
                found.triangles += path && both[a][b] > 0 ? 1.0 / 3 : 0;
            }
        }
        found.diameter = std::max(found.diameter, farthest);
        if (farthest > 0 && (found.radius == 0 || farthest < found.radius)) {
            found.radius = farthest;
        }
    }
    return found;
}

/// Equal, or both undefined.
void check_figure(const Cell::Map& figures, std::string_view key, double expected) {
    CAPTURE(key);
    const auto found = test::number(figures, key);
    if (std::isnan(expected)) {
        CHECK(std::isnan(found));
    } else {
        CHECK(found == doctest::Approx(expected));
    }
}

}  // namespace

TEST_CASE("each type of three nodes is counted as itself") {
    for (const auto& example : kExamples) {
        const auto& type = example.first;
        CAPTURE(type);
        std::vector<test::Tie> ties{{.tail = "0"}, {.tail = "1"}, {.tail = "2"}};
        for (const auto& [tail, head] : example.second) {
            ties.push_back({.tail = std::to_string(tail), .head = std::to_string(head)});
        }
        ties.push_back({.tail = "1", .head = "1"});
        const auto figures = triads(forward(test::snapshot_of(ties))).figures;
        CHECK(figures.size() == kExamples.size());
        for (const auto& figure : figures) {
            CHECK(test::number(figures, figure.key) == (figure.key == type ? 1 : 0));
        }
    }
}

TEST_CASE("triads of random graphs are what looking at each three finds") {
    std::mt19937 random(2001);
    for (int round = 0; round < 40; ++round) {
        CAPTURE(round);
        const auto snapshot = test::random_snapshot(random, 1 + random() % 12, random() % 40);
        const auto tied = test::edge_counts(snapshot, Direction::forward);
        std::map<std::string, double> counts;
        for (std::size_t a = 0; a < tied.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                for (std::size_t c = 0; c < b; ++c) {
                    counts[naive_type(tied, {c, b, a})] += 1;
                }
            }
        }
        const auto figures = triads(forward(snapshot)).figures;
        for (const auto& figure : figures) {
            CHECK(test::number(figures, figure.key) == counts[figure.key]);
        }
    }
}

TEST_CASE("a summary counts edges and loops each, and ties once") {
    const auto snapshot = test::snapshot_of("A-B A>B B>C C>C D");
    const auto figures = summary(network(snapshot)).figures;
    for (const auto& [key, value] :
         {std::pair{"nodes", 4.0}, std::pair{"ties", 2.0}, std::pair{"edges", 4.0}, std::pair{"loops", 1.0},
          std::pair{"density", 1.0 / 3}, std::pair{"components", 2.0}, std::pair{"largest_component", 3.0},
          std::pair{"isolates", 1.0}, std::pair{"bridges", 1.0}, std::pair{"articulation_points", 1.0},
          std::pair{"degeneracy", 1.0}, std::pair{"transitivity", 0.0}}) {
        check_figure(figures, key, value);
    }
    const auto directed = summary(forward(snapshot)).figures;
    check_figure(directed, "ties", 3);
    check_figure(directed, "density", 0.25);
    check_figure(directed, "reciprocity", 2.0 / 3);
    check_figure(directed, "reachable_ordered_pairs", 4);
}

TEST_CASE("what is not defined is empty") {
    const auto undefined = std::nan("");
    for (const auto* line : {"", "A", "A>A"}) {
        CAPTURE(line);
        const auto figures = summary(network(test::snapshot_of(line))).figures;
        for (const auto* key : {"density", "mean_distance_over_reachable_pairs", "diameter_over_reachable",
                                "radius_over_reachable", "transitivity", "degree_assortativity"}) {
            check_figure(figures, key, undefined);
        }
    }
    check_figure(summary(network(test::snapshot_of("A-B B-C C-A"))).figures, "degree_assortativity", undefined);
}

TEST_CASE("a star is as disassortative as can be, and a chain and a triangle apart are not (Newman 2003)") {
    check_figure(summary(network(test::snapshot_of("A-B A-C A-D"))).figures, "degree_assortativity", -1);
    check_figure(summary(network(test::snapshot_of("A-B C-D D-E E-C"))).figures, "degree_assortativity", 1);
}

TEST_CASE("distances and triangles of random graphs are what naive search finds, in any number of lanes") {
    std::mt19937 random(2014);
    for (int round = 0; round < 30; ++round) {
        CAPTURE(round);
        const auto nodes = round < 3 ? 150 : 1 + random() % 15;
        const auto snapshot = test::random_snapshot(random, nodes, random() % (2 * nodes));
        const auto both = test::edge_counts(snapshot, Direction::any);
        for (const auto direction : {Direction::any, Direction::forward}) {
            const auto expected = naive_summary(test::edge_counts(snapshot, direction), both);
            const auto figures = summary(network(snapshot, {direction})).figures;
            const auto none = std::nan("");
            check_figure(figures, "reachable_ordered_pairs", expected.pairs);
            check_figure(figures, "mean_distance_over_reachable_pairs", expected.sum / expected.pairs);
            check_figure(figures, "diameter_over_reachable", expected.pairs > 0 ? expected.diameter : none);
            check_figure(figures, "radius_over_reachable", expected.pairs > 0 ? expected.radius : none);
            check_figure(figures, "triangles", expected.triangles);
            check_figure(figures, "transitivity", 3 * expected.triangles / expected.paths);
        }
    }
}

}  // namespace entente
