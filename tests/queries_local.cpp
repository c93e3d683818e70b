// What the nearest neighbours say of a node: cores, triangles, clustering, Burt's structural holes.

#include "queries/centrality.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "graph_case.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

namespace entente {

namespace {

const CentralityOptions kNormalised{Scale::normalised};

using test::forward;
using test::value;

using test::Matrix;

double tied(const Matrix& arcs, std::size_t tail, std::size_t head) { return arcs[tail][head] > 0 ? 1 : 0; }

/// The largest least degree within any set of nodes that holds this one.
double naive_core_number(const Matrix& arcs, std::size_t node, bool directed) {
    double most = 0;
    for (std::size_t set = 0; set < std::size_t{1} << arcs.size(); ++set) {
        double least = 1e9;
        for (std::size_t one = 0; one < arcs.size(); ++one) {
            double degree = 0;
            for (std::size_t other = 0; other < arcs.size(); ++other) {
                if ((set >> other & 1) != 0) {
                    degree += tied(arcs, one, other) + (directed ? tied(arcs, other, one) : 0);
                }
            }
            least = (set >> one & 1) != 0 ? std::min(least, degree) : least;
        }
        most = (set >> node & 1) != 0 ? std::max(most, least) : most;
    }
    return most;
}

struct Corners {
    double triangles = 0;
    double clustering = 0;
};

Corners naive_corners(const Matrix& arcs, std::size_t node) {
    double neighbours = 0;
    double among = 0;
    Corners found;
    const auto near = [&](std::size_t a, std::size_t b) { return arcs[a][b] + arcs[b][a] > 0; };
    for (std::size_t one = 0; one < arcs.size(); ++one) {
        neighbours += near(node, one) ? 1 : 0;
        for (std::size_t other = 0; other < arcs.size(); ++other) {
            if (near(node, one) && near(node, other)) {
                among += tied(arcs, one, other);
                found.triangles += near(one, other) ? 0.5 : 0;
            }
        }
    }
    found.clustering = neighbours < 2 ? 0 : among / (neighbours * (neighbours - 1));
    return found;
}

struct Holes {
    double constraint = NAN;
    double effective_size = NAN;
};

/// Burt's formulas as they stand.
Holes naive_holes(const Matrix& arcs, std::size_t node) {
    const auto size = arcs.size();
    const auto mutual = [&](std::size_t a, std::size_t b) { return arcs[a][b] + arcs[b][a]; };
    const auto of_all = [&](std::size_t from, auto fold) {
        double result = 0;
        for (std::size_t to = 0; to < size; ++to) {
            result = fold(result, mutual(from, to));
        }
        return result;
    };
    const auto total = [&](std::size_t from) { return of_all(from, [](double a, double b) { return a + b; }); };
    const auto largest = [&](std::size_t from) {
        return of_all(from, [](double a, double b) { return std::max(a, b); });
    };
    if (total(node) == 0) {
        return {};
    }
    Holes found{0, 0};
    for (std::size_t contact = 0; contact < size; ++contact) {
        if (mutual(node, contact) == 0) {
            continue;
        }
        double direct = mutual(node, contact) / total(node);
        double redundancy = 0;
        for (std::size_t third = 0; third < size; ++third) {
            if (third != node && third != contact && mutual(node, third) > 0) {
                const auto share = mutual(node, third) / total(node);
                direct += share * mutual(third, contact) / total(third);
                redundancy += share * mutual(contact, third) / largest(contact);
            }
        }
        found.constraint += direct * direct;
        found.effective_size += 1 - redundancy;
    }
    return found;
}

void check_same(double found, double expected) {
    CHECK((std::isnan(expected) ? std::isnan(found) : std::abs(found - expected) <= 1e-9));
}

/// Lines of numbers apart by spaces, by the first of each.
std::map<std::string, std::vector<std::string>> graphalytics(const std::string& file) {
    const char* given = std::getenv("ENTENTE_SHARED");
    const std::string shared = given != nullptr ? given : ENTENTE_SOURCE_DIR "/../shared";
    std::ifstream stream(shared + "/conformance/graphalytics/" + file);
    std::map<std::string, std::vector<std::string>> rows;
    for (std::string line; std::getline(stream, line);) {
        std::istringstream words(line);
        std::string first;
        words >> first;
        for (std::string word; words >> word;) {
            rows[first].push_back(word);
        }
        rows.try_emplace(first);
    }
    return rows;
}

}  // namespace

TEST_CASE("a core number is that of the tightest core, whatever hangs on it") {
    const auto made = network(test::snapshot_of("A-B A-C A-D B-C B-D C-D D-E E-F G G-G A>B"));
    for (const auto& [key, expected] : {std::pair{"A", 3}, {"D", 3}, {"E", 1}, {"F", 1}, {"G", 0}}) {
        CAPTURE(key);
        CHECK(value(made, core_number(made), key) == expected);
        CHECK(value(made, core_number(made, kNormalised), key) == doctest::Approx(expected / 6.0));
    }
}

TEST_CASE("with direction a core counts arcs, those that come in and those that leave") {
    const auto made = forward(test::snapshot_of("A-B B>C C>A"));
    CHECK(value(made, core_number(made), "A") == 2);
    const auto full = forward(test::snapshot_of("A-B B-C C-A"));
    CHECK(value(full, core_number(full), "A") == 4);
    CHECK(value(full, core_number(full, kNormalised), "A") == 1);
}

TEST_CASE("triangles and clustering see neither parallel ties nor loops") {
    for (const auto* line : {"A-B B-C C-A C-D Q", "A-B A>B B-C C-A C-A A-A C-D Q"}) {
        CAPTURE(line);
        const auto made = network(test::snapshot_of(line));
        CHECK(value(made, triangles(made), "C") == 1);
        CHECK(value(made, triangles(made), "D") == 0);
        CHECK(value(made, triangles(made, kNormalised), "C") == doctest::Approx(1.0 / 6));
        CHECK(value(made, local_clustering(made), "A") == 1);
        CHECK(value(made, local_clustering(made), "C") == doctest::Approx(1.0 / 3));
        CHECK(value(made, local_clustering(made), "D") == 0);
        CHECK(value(made, local_clustering(made), "Q") == 0);
    }
}

TEST_CASE("with direction each arc among neighbours counts, of two that each pair could have") {
    const auto made = forward(test::snapshot_of("A>B C>A B>C"));
    CHECK(value(made, local_clustering(made), "A") == 0.5);
    CHECK(value(made, triangles(made), "A") == 1);
    const auto both = forward(test::snapshot_of("A>B C>A B-C"));
    CHECK(value(both, local_clustering(both), "A") == 1);
}

TEST_CASE("clustering as LDBC Graphalytics expects it") {
    for (const auto& [input, output, symmetric] :
         {std::tuple{"lcc/dir-input", "lcc/dir-output", false},
          {"lcc/undir-input", "lcc/undir-output", true},
          {"example/example-directed-input", "example/example-directed-LCC", false},
          {"example/example-undirected-input", "example/example-undirected-LCC", true}}) {
        CAPTURE(input);
        const auto expected = graphalytics(output);
        if (expected.empty()) {
            MESSAGE("skipped: there is no shared folder with " << output);
            continue;
        }
        std::vector<test::Tie> ties;
        for (const auto& [tail, heads] : graphalytics(input)) {
            ties.push_back({.tail = tail});
            for (const auto& head : heads) {
                ties.push_back({.tail = tail, .head = head, .symmetric = symmetric});
            }
        }
        const auto snapshot = test::snapshot_of(ties);
        const auto made = symmetric ? network(snapshot) : forward(snapshot);
        CHECK(made.size() == expected.size());
        for (const auto& [key, row] : expected) {
            CAPTURE(key);
            CHECK(std::abs(value(made, local_clustering(made), key) - std::stod(row.at(0))) <= 1e-9);
        }
    }
}

TEST_CASE("constraint and effective size of Burt's example (Borgatti 1997, figure 1)") {
    const auto made = network(test::snapshot_of("A-B A-F A-G A-E E-G F-G B-G B-D D-G G-C Q"));
    for (const auto& [key, constrained, size] : {std::tuple{"G", 0.400, 4.67}, {"A", 0.595, 2.5}, {"C", 1.0, 1.0}}) {
        CAPTURE(key);
        CHECK(std::abs(value(made, constraint(made), key) - constrained) <= 0.0005);
        CHECK(std::abs(value(made, effective_size(made), key) - size) <= 0.005);
    }
    CHECK(value(made, effective_size(made, kNormalised), "G") == doctest::Approx((6 - 8.0 / 6) / 6));
    CHECK(std::isnan(value(made, constraint(made), "Q")));
    CHECK(std::isnan(value(made, effective_size(made), "Q")));
}

TEST_CASE("a tie of weight 0 is no contact") {
    auto made = network(test::snapshot_of("A-B B-C C-A"));
    made.out.strengths = {0, 1, 0, 1, 1, 1};
    CHECK(value(made, constraint(made), "A") == doctest::Approx(1));
    CHECK(value(made, effective_size(made), "A") == doctest::Approx(1));
    CHECK(value(made, effective_size(made, kNormalised), "A") == doctest::Approx(1));
    CHECK(value(made, effective_size(made), "C") == doctest::Approx(2));
}

TEST_CASE("local measures of random snapshots are what their definitions give") {
    std::mt19937 random(1992);
    for (int round = 0; round < 100; ++round) {
        CAPTURE(round);
        const auto snapshot = test::random_snapshot(random, 1 + random() % 9, random() % 35);
        for (const auto direction : {Direction::any, Direction::forward}) {
            const auto made = network(snapshot, {direction});
            const auto matrix = test::edge_counts(snapshot, direction);
            const auto cores = core_number(made).values;
            const auto corners = triangles(made).values;
            const auto clustered = local_clustering(made).values;
            const auto constrained = constraint(made).values;
            const auto sizes = effective_size(made).values;
            for (std::size_t node = 0; node < matrix.size(); ++node) {
                CAPTURE(node);
                const auto expected = naive_corners(matrix, node);
                const auto holes = naive_holes(matrix, node);
                check_same(cores[node], naive_core_number(matrix, node, made.directed()));
                check_same(corners[node], expected.triangles);
                check_same(clustered[node], expected.clustering);
                check_same(constrained[node], holes.constraint);
                check_same(sizes[node], holes.effective_size);
            }
        }
    }
}

}  // namespace entente
