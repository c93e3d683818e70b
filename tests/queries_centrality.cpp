#include "queries/centrality.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "graph_case.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

namespace entente {

namespace {

const CentralityOptions kNormalised{Scale::normalised};

using test::forward;
using test::value;

std::string ranks(const Network& network, const std::vector<Ranked>& rows) {
    std::string text;
    for (const auto& row : rows) {
        text += (text.empty() ? "" : " ") + std::to_string(row.rank) + ":" + network.key(static_cast<Vertex>(row.at));
    }
    return text;
}

std::vector<Ranked> ranking(const Network& network, const Centrality& centrality, const RankingOptions& options = {}) {
    return entente::ranking(network, measure("degree"), centrality, options);
}

using Matrix = std::vector<std::vector<double>>;

Matrix product(const Matrix& a, const Matrix& b) {
    Matrix made(a.size(), std::vector<double>(a.size()));
    for (std::size_t row = 0; row < a.size(); ++row) {
        for (std::size_t column = 0; column < a.size(); ++column) {
            for (std::size_t inner = 0; inner < a.size(); ++inner) {
                made[row][column] += a[row][inner] * b[inner][column];
            }
        }
    }
    return made;
}

Matrix adjacency(const Snapshot& snapshot, Direction direction) {
    Matrix tied(snapshot.node_slots(), std::vector<double>(snapshot.node_slots()));
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        const auto tail = raw(snapshot.tail(edge));
        const auto head = raw(snapshot.head(edge));
        if (snapshot.visible(edge) && tail != head) {
            tied[tail][head] = 1;
            if (direction == Direction::any || snapshot.symmetric(edge)) {
                tied[head][tail] = 1;
            }
        }
    }
    return tied;
}

/// Shortest paths are the walks that the first power of the adjacency matrix with any counts.
struct Walks {
    Matrix length;  ///< 0: none
    Matrix count;
};

Walks shortest_walks(const Matrix& tied) {
    Walks walks{Matrix(tied.size(), std::vector<double>(tied.size())),
                Matrix(tied.size(), std::vector<double>(tied.size()))};
    auto power = tied;
    for (std::size_t length = 1; length < tied.size(); ++length) {
        for (std::size_t from = 0; from < tied.size(); ++from) {
            for (std::size_t to = 0; to < tied.size(); ++to) {
                if (from != to && walks.length[from][to] == 0 && power[from][to] > 0) {
                    walks.length[from][to] = static_cast<double>(length);
                    walks.count[from][to] = power[from][to];
                }
            }
        }
        power = product(power, tied);
    }
    return walks;
}

double naive_betweenness(const Walks& walks, std::size_t middle) {
    double sum = 0;
    for (std::size_t from = 0; from < walks.length.size(); ++from) {
        for (std::size_t to = 0; to < walks.length.size(); ++to) {
            const auto whole = walks.length[from][to];
            const auto first = walks.length[from][middle];
            const auto second = walks.length[middle][to];
            if (first > 0 && second > 0 && whole > 0 && first + second == whole) {
                sum += walks.count[from][middle] * walks.count[middle][to] / walks.count[from][to];
            }
        }
    }
    return sum;
}

}  // namespace

TEST_CASE("every measure takes an empty network, one node, a loop, and parts apart") {
    for (const auto& row : measures()) {
        const std::string name(row.name);
        CAPTURE(name);
        for (const auto* line : {"", "A", "A>A", "A-B C", "A>B A>B C>C D"}) {
            CAPTURE(line);
            const auto snapshot = test::snapshot_of(line);
            for (const auto& made : {network(snapshot), forward(snapshot)}) {
                for (const auto& options : {CentralityOptions{}, kNormalised}) {
                    const auto size = row.of == Measure::Of::nodes ? made.size() : made.ties();
                    CHECK(row.compute(made, options, {}).values.size() == size);
                }
            }
        }
    }
}

TEST_CASE("what is not visible is not in the network") {
    const auto made =
        network(test::on_day(test::snapshot_of("A-B B-C C-D@1949-01-01..1955-01-01 E@1990-01-01.."), "1980-01-01"));
    CHECK(made.size() == 4);
    CHECK(value(made, degree(made), "C") == 1);
    CHECK(value(made, betweenness(made), "B") == 1);
    CHECK(value(made, betweenness(made), "C") == 0);
}

TEST_CASE("degree counts parallel ties each and a loop twice") {
    const auto snapshot = test::snapshot_of("A-B A>B B>A A>A C");
    const auto made = network(snapshot);
    CHECK(value(made, degree(made), "A") == 5);
    CHECK(value(made, degree(made), "B") == 3);
    CHECK(value(made, degree(made), "C") == 0);
    CHECK(value(made, degree(made, kNormalised), "B") == 1.5);
    const auto directed = forward(snapshot);
    CHECK(value(directed, in_degree(directed), "B") == 2);
    CHECK(value(directed, out_degree(directed), "B") == 2);
    CHECK(value(directed, in_degree(directed), "A") == 3);
    CHECK(value(directed, degree(directed), "B") == 4);
}

TEST_CASE("parallel ties and loops are no further ways between others") {
    const auto plain = network(test::snapshot_of("A-B B-Z A-C C-Z"));
    const auto many = network(test::snapshot_of("A-B A-B A>B B-Z A-C C-Z C-C A-A"));
    for (const auto* key : {"A", "B", "C", "Z"}) {
        CHECK(value(many, betweenness(many), key) == doctest::Approx(value(plain, betweenness(plain), key)));
    }
    CHECK(value(many, betweenness(many), "B") == doctest::Approx(0.5));
}

TEST_CASE("betweenness counts a pair once, or each way where direction counts") {
    const auto chain = network(test::snapshot_of("A>B B>C"));
    const auto directed_chain = forward(chain.snapshot);
    CHECK(value(chain, betweenness(chain), "B") == 1);
    CHECK(value(chain, betweenness(directed_chain), "B") == 1);
    CHECK(value(chain, betweenness(chain, kNormalised), "B") == 1);
    CHECK(value(chain, betweenness(directed_chain, kNormalised), "B") == 0.5);
    const auto symmetric = forward(test::snapshot_of("A-B B-C"));
    CHECK(value(symmetric, betweenness(symmetric), "B") == 2);
    CHECK(value(symmetric, betweenness(symmetric, kNormalised), "B") == 1);
    const auto against = forward(test::snapshot_of("A>B C>B"));
    CHECK(value(against, betweenness(against), "B") == 0);
}

TEST_CASE("a ranking gives equal values one rank, in the order of their keys") {
    const auto made = network(test::snapshot_of("M-D M-C M-B D-C A"));
    CHECK(ranks(made, ranking(made, degree(made))) == "1:M 2:C 2:D 4:B 5:A");
    RankingOptions options;
    options.top = 3;
    CHECK(ranks(made, ranking(made, degree(made), options)) == "1:M 2:C 2:D");
}

TEST_CASE("a label filters the rows of a ranking and no value") {
    const auto made = network(test::snapshot_of("A:Country B:Country T:Agreement A>T B>T"));
    RankingOptions options;
    options.labels = {test::label(made.snapshot, "Country")};
    const auto rows = ranking(made, degree(made), options);
    CHECK(ranks(made, rows) == "1:A 1:B");
    CHECK(rows[0].value == 1);
}

TEST_CASE("sums that differ in their last bits rank as equal, and what is undefined comes last") {
    const auto made = network(test::snapshot_of("A B C"));
    const auto undefined = std::numeric_limits<double>::quiet_NaN();
    CHECK(ranks(made, ranking(made, {{0.1 + 0.2, 0.3, 0}})) == "1:A 1:B 3:C");
    CHECK(ranks(made, ranking(made, {{0.3, 0.1 + 0.2, 0}})) == "1:A 1:B 3:C");
    CHECK(ranks(made, ranking(made, {{undefined, -1, undefined}})) == "1:B 2:A 2:C");
}

TEST_CASE("measures are found by name, and the nearest is named for another") {
    CHECK(measure("betweenness").name == "betweenness");
    CHECK(measure("in_degree").name == "in-degree");
    CHECK_THROWS_WITH_AS(measure("betweeness"), doctest::Contains("betweenness"), UsageError);
    CHECK_THROWS_AS(measure(""), UsageError);
}

TEST_CASE("betweenness of random snapshots is what counting walks gives") {
    std::mt19937 random(1977);
    for (int round = 0; round < 80; ++round) {
        CAPTURE(round);
        const auto snapshot = test::random_snapshot(random, 1 + random() % 12, random() % 30);
        for (const auto direction : {Direction::any, Direction::forward}) {
            const auto walks = shortest_walks(adjacency(snapshot, direction));
            const auto found = betweenness(network(snapshot, {direction}));
            for (std::size_t slot = 0; slot < snapshot.node_slots(); ++slot) {
                const auto twice = naive_betweenness(walks, slot);
                CHECK(found.values[slot] == doctest::Approx(direction == Direction::any ? twice / 2 : twice));
            }
        }
    }
}

}  // namespace entente
