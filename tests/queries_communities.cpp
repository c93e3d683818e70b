#include "queries/groups.hpp"

#include "fixture.hpp"
#include "graph_case.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>

namespace entente {

namespace {

using test::Matrix;

using test::forward;

/// Modularity by its definition, over all pairs. Loops are on the diagonal: without direction both their ends count.
double naive_modularity(const Matrix& tied, const std::vector<std::size_t>& group_of, double resolution) {
    double total = 0;
    std::vector<double> sent(tied.size());
    std::vector<double> received(tied.size());
    for (std::size_t a = 0; a < tied.size(); ++a) {
        for (std::size_t b = 0; b < tied.size(); ++b) {
            total += tied[a][b];
            sent[a] += tied[a][b];
            received[b] += tied[a][b];
        }
    }
    double sum = 0;
    for (std::size_t a = 0; a < tied.size(); ++a) {
        for (std::size_t b = 0; b < tied.size(); ++b) {
            sum += group_of[a] == group_of[b] ? tied[a][b] - resolution * sent[a] * received[b] / total : 0;
        }
    }
    return sum / total;
}

std::vector<std::size_t> groups_of(const Network& network, const Grouping& grouping) {
    std::vector<std::size_t> made(network.size(), grouping.groups.size());
    for (std::size_t group = 0; group < grouping.groups.size(); ++group) {
        for (const auto vertex : grouping.groups[group].members) {
            CHECK(made[vertex] == grouping.groups.size());
            made[vertex] = group;
        }
    }
    return made;
}

/// The greatest modularity of all partitions: each node joins one of the groups before it, or opens one.
double best_modularity(const Matrix& tied, double resolution, std::vector<std::size_t>& group_of, std::size_t node,
                       std::size_t groups) {
    if (node == tied.size()) {
        return naive_modularity(tied, group_of, resolution);
    }
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t group = 0; group <= groups; ++group) {
        group_of[node] = group;
        best = std::max(best, best_modularity(tied, resolution, group_of, node + 1, std::max(groups, group + 1)));
    }
    return best;
}

/// A loop counts once a way in which it can be followed: without direction twice, and so does a symmetric one.
Matrix with_loops(const Snapshot& snapshot, Direction direction) {
    auto tied = test::edge_counts(snapshot, direction);
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        if (const auto node = raw(snapshot.tail(edge)); snapshot.tail(edge) == snapshot.head(edge)) {
            tied[node][node] += direction == Direction::any || snapshot.symmetric(edge) ? 2 : 1;
        }
    }
    return tied;
}

void check_connected(const Network& network, const Grouping& grouping) {
    const auto tied = test::edge_counts(network.snapshot, Direction::any);
    for (const auto& group : grouping.groups) {
        Matrix inner(group.members.size(), std::vector<double>(group.members.size()));
        for (std::size_t a = 0; a < inner.size(); ++a) {
            for (std::size_t b = 0; b < inner.size(); ++b) {
                inner[a][b] = tied[group.members[a]][group.members[b]];
            }
        }
        const auto reach = test::closure(inner);
        for (std::size_t other = 1; other < inner.size(); ++other) {
            CHECK(reach[0][other] > 0);
        }
    }
}

/// A ring of cliques of five, each tied to the next by one edge.
Snapshot ring(int cliques) {
    const auto key = [](int clique, int member) { return std::to_string(clique) + "." + std::to_string(member); };
    std::vector<test::Tie> ties;
    for (int clique = 0; clique < cliques; ++clique) {
        for (int a = 0; a < 5; ++a) {
            for (int b = 0; b < a; ++b) {
                ties.push_back({.tail = key(clique, a), .head = key(clique, b), .symmetric = true});
            }
        }
        ties.push_back({.tail = key(clique, 0), .head = key((clique + 1) % cliques, 1), .symmetric = true});
    }
    return test::snapshot_of(ties);
}

}  // namespace

TEST_CASE("modularity of random partitions is its definition, loops and direction included") {
    std::mt19937 random(2004);
    for (int round = 0; round < 50; ++round) {
        CAPTURE(round);
        const auto snapshot = test::random_snapshot(random, 2 + random() % 8, 1 + random() % 20);
        for (const auto direction : {Direction::any, Direction::forward}) {
            const auto made = network(snapshot, {direction});
            std::vector<std::size_t> group_of(made.size());
            std::vector<Group> groups(3);
            for (Vertex vertex = 0; vertex < made.size(); ++vertex) {
                group_of[vertex] = random() % 3;
                groups[group_of[vertex]].members.push_back(vertex);
            }
            const auto expected = naive_modularity(with_loops(snapshot, direction), group_of, 1.5);
            CHECK(modularity(made, groups, 1.5) == doctest::Approx(expected));
        }
    }
}

TEST_CASE("one group of everything has modularity 0, and without ties there is none") {
    const auto made = network(test::snapshot_of("A-B B-C A>C D-D"));
    CHECK(modularity(made, std::vector<Group>{{{0, 1, 2, 3}, {}}}) == doctest::Approx(0));
    CHECK(std::isnan(modularity(network(test::snapshot_of("A B")), std::vector<Group>{{{0, 1}, {}}})));
    CHECK(test::words(leiden(network(test::snapshot_of("A B"))).figures) == "communities=2 modularity=-");
}

TEST_CASE("leiden finds the best partition of small networks") {
    std::mt19937 random(2019);
    for (int round = 0; round < 25; ++round) {
        CAPTURE(round);
        const auto snapshot = test::random_snapshot(random, 2 + random() % 6, 3 + random() % 12);
        for (const auto direction : {Direction::any, Direction::forward}) {
            for (const auto resolution : {0.5, 1.0, 2.0}) {
                const auto made = network(snapshot, {direction});
                GroupOptions options;
                options.resolution = resolution;
                std::vector<std::size_t> group_of(made.size());
                const auto best = best_modularity(with_loops(snapshot, direction), resolution, group_of, 0, 0);
                CHECK(test::number(leiden(made, options).figures, "modularity") == doctest::Approx(best));
            }
        }
    }
}

TEST_CASE("communities are connected, apart, and everybody's") {
    std::mt19937 random(5233);
    for (int round = 0; round < 20; ++round) {
        CAPTURE(round);
        const auto snapshot = test::random_snapshot(random, 60, 20 + random() % 150);
        for (const auto& made : {network(snapshot), forward(snapshot)}) {
            for (const auto* name : {"leiden", "label-propagation"}) {
                CAPTURE(name);
                const auto found = method(name).compute(made, {}, {});
                const auto group_of = groups_of(made, found);
                CHECK(std::count(group_of.begin(), group_of.end(), found.groups.size()) == 0);
                CHECK(test::number(found.figures, "communities") == static_cast<double>(found.groups.size()));
                CHECK(test::number(found.figures, "modularity") == doctest::Approx(modularity(made, found.groups)));
                check_connected(made, found);
            }
        }
    }
}

TEST_CASE("cliques in a ring are communities, until a low resolution joins them") {
    const auto made = network(ring(8));
    for (const auto* name : {"leiden", "label-propagation"}) {
        CAPTURE(name);
        CHECK(method(name).compute(made, {}, {}).groups.size() == 8);
    }
    GroupOptions options;
    options.resolution = 0.2;
    CHECK(leiden(made, options).groups.size() < 8);
    options.resolution = 20;
    CHECK(leiden(made, options).groups.size() == 40);
}

TEST_CASE("thirty cliques in a ring are too many for resolution 1 (Fortunato and Barthelemy 2007)") {
    const auto made = network(ring(30));
    CHECK(leiden(made).groups.size() <= 16);
    GroupOptions options;
    options.resolution = 2;
    CHECK(leiden(made, options).groups.size() == 30);
}

TEST_CASE("parallel edges pull as many times") {
    const auto made = network(test::snapshot_of("A-B B-C C-D D-A"));
    const auto pulled = network(test::snapshot_of("A-B A-B A-B A-B B-C C-D C-D C-D C-D D-A"));
    CHECK(test::number(leiden(made).figures, "modularity") == doctest::Approx(0));
    for (const auto* name : {"leiden", "label-propagation"}) {
        CAPTURE(name);
        const auto found = method(name).compute(pulled, {}, {});
        REQUIRE(found.groups.size() == 2);
        CHECK(found.groups[0].members == std::vector<Vertex>{0, 1});
    }
}

TEST_CASE("one seed gives one answer, and labels of a star agree whatever the seed") {
    std::mt19937 random(7);
    const auto snapshot = test::random_snapshot(random, 80, 120);
    const auto made = network(snapshot);
    const auto star = network(test::snapshot_of("A-B A-C A-D A-E"));
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        GroupOptions options;
        options.seed = seed;
        for (const auto* name : {"leiden", "label-propagation"}) {
            CAPTURE(name);
            const auto& row = method(name);
            CHECK(groups_of(made, row.compute(made, options, {})) == groups_of(made, row.compute(made, options, {})));
        }
        CHECK(label_propagation(star, options).groups.size() == 1);
    }
}

TEST_CASE("no label is heard more than a node's own") {
    std::mt19937 random(2007);
    for (int round = 0; round < 30; ++round) {
        CAPTURE(round);
        const auto snapshot = test::random_snapshot(random, 30, random() % 80);
        const auto made = network(snapshot);
        const auto tied = test::edge_counts(snapshot, Direction::any);
        const auto group_of = groups_of(made, label_propagation(made));
        for (std::size_t node = 0; node < tied.size(); ++node) {
            std::map<std::size_t, double> heard;
            for (std::size_t other = 0; other < tied.size(); ++other) {
                heard[group_of[other]] += tied[node][other];
            }
            for (const auto& [group, strength] : heard) {
                CHECK(strength <= heard[group_of[node]]);
            }
        }
    }
}

}  // namespace entente
