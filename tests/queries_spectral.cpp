// Values that solve an equation: against dense matrices, elimination and repeated squaring.

#include "queries/centrality.hpp"
#include "queries/row_builder.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "graph_case.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace entente {

namespace {

const CentralityOptions kNormalised{Scale::normalised};

using test::forward;
using test::value;

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double length(const std::vector<double>& values) {
    return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

using Matrix = std::vector<std::vector<double>>;

/// How many edges lead from a row to a column; what has no direction leads both ways, so that a loop does so twice.
Matrix arcs(const Snapshot& snapshot, Direction direction) {
    Matrix made(snapshot.node_slots(), std::vector<double>(snapshot.node_slots()));
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        const auto tail = raw(snapshot.tail(edge));
        const auto head = raw(snapshot.head(edge));
        made[tail][head] += 1;
        made[head][tail] += direction == Direction::any || snapshot.symmetric(edge) ? 1 : 0;
    }
    return made;
}

Matrix transposed(const Matrix& matrix) {
    auto made = matrix;
    for (std::size_t row = 0; row < matrix.size(); ++row) {
        for (std::size_t column = 0; column < matrix.size(); ++column) {
            made[column][row] = matrix[row][column];
        }
    }
    return made;
}

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

std::vector<double> product(const Matrix& matrix, const std::vector<double>& vector) {
    std::vector<double> made;
    for (const auto& row : matrix) {
        made.push_back(std::inner_product(row.begin(), row.end(), vector.begin(), 0.0));
    }
    return made;
}

/// The largest eigenvalue: what the 2^k-th root of the 2^k-th power's greatest entry comes to.
double spectral_radius(Matrix matrix) {
    double logarithm = 0;
    for (double power = 1; power < 1e12; power *= 2) {
        double most = 0;
        for (const auto& row : matrix) {
            most = std::max(most, *std::max_element(row.begin(), row.end()));
        }
        if (most == 0) {
            return 0;
        }
        logarithm += std::log(most) / power;
        for (auto& row : matrix) {
            for (auto& entry : row) {
                entry /= most;
            }
        }
        matrix = product(matrix, matrix);
    }
    return std::exp(logarithm);
}

/// The x of matrix x = right, by elimination with pivots.
std::vector<double> solved(Matrix matrix, std::vector<double> right) {
    const auto size = right.size();
    for (std::size_t at = 0; at < size; ++at) {
        auto pivot = at;
        for (auto row = at; row < size; ++row) {
            pivot = std::abs(matrix[row][at]) > std::abs(matrix[pivot][at]) ? row : pivot;
        }
        std::swap(matrix[at], matrix[pivot]);
        std::swap(right[at], right[pivot]);
        for (std::size_t row = 0; row < size; ++row) {
            const auto factor = row == at ? 0 : matrix[row][at] / matrix[at][at];
            for (auto column = at; column < size; ++column) {
                matrix[row][column] -= factor * matrix[at][column];
            }
            right[row] -= factor * right[at];
        }
    }
    for (std::size_t at = 0; at < size; ++at) {
        right[at] /= matrix[at][at];
    }
    return right;
}

/// The probabilities solve x = G x, G with the jumps of dangling nodes written out; they sum to 1.
std::vector<double> naive_pagerank(const Matrix& arcs, double damping) {
    const auto size = arcs.size();
    const auto share = 1 / static_cast<double>(size);
    Matrix system(size, std::vector<double>(size));
    for (std::size_t from = 0; from < size; ++from) {
        const auto out = sum(arcs[from]);
        for (std::size_t to = 0; to < size; ++to) {
            system[to][from] = (to == from ? 1 : 0) - damping * (out > 0 ? arcs[from][to] / out : share);
        }
    }
    return solved(system, std::vector(size, (1 - damping) * share));
}

Snapshot random_snapshot(std::mt19937& random) {
    const auto nodes = 1 + random() % 9;
    std::vector<test::Tie> ties;
    for (unsigned number = 0; number < nodes; ++number) {
        ties.push_back({.tail = "n" + std::to_string(number)});
    }
    const auto symmetric = random() % 4;
    for (auto left = random() % 20; left > 0; --left) {
        ties.push_back({.tail = "n" + std::to_string(random() % nodes),
                        .head = "n" + std::to_string(random() % nodes),
                        .symmetric = random() % 4 < symmetric});
    }
    return test::snapshot_of(ties);
}

void check_near(const std::vector<double>& found, const std::vector<double>& expected, double within) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t at = 0; at < found.size(); ++at) {
        CAPTURE(at);
        CHECK(std::abs(found[at] - expected[at]) <= within);
    }
}

std::vector<double> times(double factor, std::vector<double> values) {
    for (auto& each : values) {
        each *= factor;
    }
    return values;
}

/// Vertices tied at random, with a few that very many are tied to.
Network large_network(Direction direction) {
    constexpr Vertex kSize = 60'000;
    Network made{test::snapshot_of(""), direction};
    made.nodes.resize(kSize);
    std::vector<std::vector<Vertex>> heads(kSize);
    std::vector<std::vector<Vertex>> tails(kSize);
    std::mt19937 random(11);
    for (int left = 0; left < 300'000; --left, left += 2) {
        const auto tail = static_cast<Vertex>(random() % kSize);
        const auto head = static_cast<Vertex>(random() % (random() % 2 == 0 ? 100 : kSize));
        if (tail != head) {
            heads[tail].push_back(head);
            (direction == Direction::any ? heads : tails)[head].push_back(tail);
        }
    }
    const auto rows = [&](const std::vector<std::vector<Vertex>>& lists) {
        RowBuilder builder(kSize, std::nullopt);
        for (const auto& list : lists) {
            for (const auto end : list) {
                builder.add(end, 1);
            }
            builder.end_row();
        }
        return builder.take();
    };
    made.out = rows(heads);
    made.in = direction == Direction::any ? ArcRows{} : rows(tails);
    return made;
}

}  // namespace

TEST_CASE("networks without ties: pagerank and katz treat all alike, eigenvector and HITS say nothing") {
    for (const auto* line : {"", "A", "A B C"}) {
        CAPTURE(line);
        const auto made = forward(test::snapshot_of(line));
        const auto size = made.size();
        check_near(pagerank(made).values, std::vector(size, 1 / static_cast<double>(size)), 1e-15);
        check_near(katz(made).values, std::vector(size, 1 / std::sqrt(static_cast<double>(size))), 1e-15);
        for (const auto& found : {eigenvector(made), hub(made), authority(made)}) {
            CHECK(found.values.size() == size);
            CHECK(std::all_of(found.values.begin(), found.values.end(), [](double v) { return std::isnan(v); }));
        }
    }
}

TEST_CASE("eigenvector of a path, which is bipartite, in closed form") {
    const auto path = network(test::snapshot_of("A-B B-C"));
    const auto found = eigenvector(path);
    CHECK(value(path, found, "A") == doctest::Approx(0.5));
    CHECK(value(path, found, "B") == doctest::Approx(std::sqrt(0.5)));
    CHECK(found.remark.empty());
    CHECK(value(path, eigenvector(path, kNormalised), "B") == 1);
    CHECK(value(path, eigenvector(path, kNormalised), "C") == doctest::Approx(std::sqrt(0.5)));
}

TEST_CASE("eigenvector of a star with ten thousand points, bipartite too, converges") {
    std::vector<test::Tie> ties;
    for (int point = 0; point < 10'000; ++point) {
        ties.push_back({.tail = "centre", .head = "p" + std::to_string(point), .symmetric = true});
    }
    const auto star = network(test::snapshot_of(ties));
    CentralityOptions options;
    options.max_iterations = 200;
    const auto found = eigenvector(star, options);
    CHECK(value(star, found, "centre") == doctest::Approx(std::sqrt(0.5)));
    CHECK(value(star, found, "p77") == doctest::Approx(std::sqrt(0.5 / 10'000)));
}

TEST_CASE("eigenvector of a long chain, whose first two eigenvalues are close, in closed form") {
    constexpr int kNodes = 400;
    std::vector<test::Tie> ties;
    for (int node = 1; node < kNodes; ++node) {
        ties.push_back({.tail = std::to_string(node), .head = std::to_string(node + 1), .symmetric = true});
    }
    const auto chain = network(test::snapshot_of(ties));
    CentralityOptions options;
    options.max_iterations = 2'000;
    const auto found = eigenvector(chain, options);
    const auto step = std::acos(-1.0) / (kNodes + 1);
    for (const auto node : {1, 77, 200, 400}) {
        CAPTURE(node);
        const auto expected = std::sqrt(2.0 / (kNodes + 1)) * std::sin(node * step);
        CHECK(std::abs(value(chain, found, std::to_string(node)) - expected) <= 1e-9);
    }
}

TEST_CASE("the scale of weights makes no difference to shares") {
    const auto plain = forward(test::snapshot_of("A-B B-C C-A C-D D>A"));
    for (const auto factor : {1e-250, 1e250}) {
        CAPTURE(factor);
        auto scaled = plain;
        scaled.out.strengths.assign(scaled.out.ends.size(), factor);
        scaled.in.strengths = scaled.out.strengths;
        for (const auto* name : {"eigenvector", "katz", "hub", "pagerank", "constraint", "effective-size"}) {
            CAPTURE(name);
            check_near(measure(name).compute(scaled, {}, {}).values, measure(name).compute(plain, {}, {}).values, 1e-9);
        }
    }
}

TEST_CASE("parallel ties and loops strengthen an eigenvector's matrix") {
    const auto twice = network(test::snapshot_of("A-B A>B B-C"));
    const auto found = eigenvector(twice);
    CHECK(value(twice, found, "A") / value(twice, found, "C") == doctest::Approx(2));
    const auto looped = network(test::snapshot_of("A-B A-A"));
    const auto ratio = value(looped, eigenvector(looped), "A") / value(looped, eigenvector(looped), "B");
    CHECK(ratio == doctest::Approx(1 + std::sqrt(2)));
}

TEST_CASE("of parts apart the one with the largest eigenvalue has all of the eigenvector") {
    const auto made = network(test::snapshot_of("A-B B-C C-A X-Y Y-Z Q"));
    const auto found = eigenvector(made);
    for (const auto* key : {"A", "B", "C"}) {
        CHECK(value(made, found, key) == doctest::Approx(std::sqrt(1.0 / 3)));
    }
    for (const auto* key : {"X", "Y", "Z", "Q"}) {
        CHECK(value(made, found, key) == 0);
    }
    CHECK(found.remark.empty());
}

TEST_CASE("parts that share the largest eigenvalue share the eigenvector, and that is said") {
    const auto made = network(test::snapshot_of("A-B B-C C-A X-Y Y-Z Z-X M-N"));
    const auto found = eigenvector(made);
    CHECK(found.remark == "2 parts share the largest eigenvalue");
    for (const auto* key : {"A", "B", "C", "X", "Y", "Z"}) {
        CHECK(value(made, found, key) == doctest::Approx(std::sqrt(1.0 / 6)));
    }
    CHECK(value(made, found, "M") == 0);
}

TEST_CASE("with direction what comes in counts, and what a cycle reaches has a value") {
    const auto made = forward(test::snapshot_of("S>A A>B B>A B>C C>D Q"));
    const auto found = eigenvector(made);
    for (const auto* key : {"A", "B", "C", "D"}) {
        CHECK(value(made, found, key) == doctest::Approx(0.5));
    }
    CHECK(value(made, found, "S") == 0);
    CHECK(value(made, found, "Q") == 0);
}

TEST_CASE("of two equal cycles one behind the other, the last has the eigenvector") {
    const auto made = forward(test::snapshot_of("A-B B>C C-D D>E"));
    const auto found = eigenvector(made);
    CHECK(value(made, found, "A") == 0);
    for (const auto* key : {"C", "D", "E"}) {
        CHECK(value(made, found, key) == doctest::Approx(std::sqrt(1.0 / 3)));
    }
    CHECK(found.remark.empty());
}

TEST_CASE("without a cycle there is no eigenvector, and the error says what to ask for") {
    const auto made = forward(test::snapshot_of("A>B B>C A>C"));
    CHECK_THROWS_WITH_AS(eigenvector(made), doctest::Contains("katz"), Error);
    CHECK_NOTHROW(katz(made));
}

TEST_CASE("katz of a path in closed form, and alpha is half of its bound by default") {
    const auto path = network(test::snapshot_of("A-B B-C"));
    CentralityOptions options;
    options.alpha = 0.25;
    const auto found = katz(path, options);
    CHECK(value(path, found, "B") / value(path, found, "A") == doctest::Approx(1.5 / 1.25));
    CHECK(length(found.values) == doctest::Approx(1));
    CHECK(katz(path).remark == "alpha 0.354");
    CHECK(value(path, katz(path, kNormalised), "B") == 1);
}

TEST_CASE("katz refuses an alpha from its bound on, and names the bound") {
    const auto square = network(test::snapshot_of("A-B B-C C-D D-A"));
    CentralityOptions options;
    for (const auto alpha : {0.5, 0.6, 7.0}) {
        options.alpha = alpha;
        CHECK_THROWS_WITH_AS(katz(square, options), doctest::Contains("below 0.5,"), Error);
    }
    options.alpha = 0.49;
    CHECK_NOTHROW(katz(square, options));
}

TEST_CASE("katz without a cycle has no bound") {
    const auto made = forward(test::snapshot_of("A>B B>C D>C"));
    CHECK(katz(made).remark == "alpha 0.25");
    CentralityOptions options;
    options.alpha = 2;
    const auto found = katz(made, options);
    CHECK(value(made, found, "C") / value(made, found, "A") == doctest::Approx(9));
}

TEST_CASE("pagerank of the example in the Wikipedia article of that name") {
    const auto made = forward(test::snapshot_of("B>C C>B D>A D>B E>B E>D E>F F>B F>E G>B G>E H>B H>E I>B I>E J>E K>E"));
    const auto found = pagerank(made);
    for (const auto& [key, percent] :
         {std::pair{"A", 3.3}, {"B", 38.4}, {"C", 34.3}, {"D", 3.9}, {"E", 8.1}, {"F", 3.9}, {"G", 1.6}, {"K", 1.6}}) {
        CAPTURE(key);
        CHECK(std::abs(100 * value(made, found, key) - percent) <= 0.05);
    }
    CHECK(value(made, pagerank(made, kNormalised), "B") == 1);
}

TEST_CASE("a loop is a stay, and parallel ties draw walkers") {
    const auto loops = forward(test::snapshot_of("A>A A>B B>A"));
    check_near(pagerank(loops).values, naive_pagerank({{1, 1}, {1, 0}}, 0.85), 1e-11);
    const auto twice = forward(test::snapshot_of("A>B A>B A>C"));
    const auto found = pagerank(twice);
    CHECK(value(twice, found, "B") > value(twice, found, "C"));
    CHECK(sum(found.values) == doctest::Approx(1));
}

TEST_CASE("an arc that weighs nothing is never taken, and a node that has no other is dangling") {
    auto made = forward(test::snapshot_of("A>B B>C C>A"));
    made.out.strengths = {0, 3, 5};
    made.in.strengths = {5, 0, 3};
    check_near(pagerank(made).values, naive_pagerank({{0, 0, 0}, {0, 0, 3}, {5, 0, 0}}, 0.85), 1e-11);
    auto nothing = network(test::snapshot_of("A-B"));
    nothing.out.strengths = {0, 0};
    CHECK(std::isnan(eigenvector(nothing).values[0]));
    CHECK(std::isnan(hub(nothing).values[0]));
}

TEST_CASE("hubs and authorities: three that point at one, and a pair apart") {
    const auto made = forward(test::snapshot_of("A>T B>T C>T X>Y Q"));
    for (const auto* key : {"A", "B", "C"}) {
        CHECK(value(made, hub(made), key) == doctest::Approx(1.0 / 3));
        CHECK(value(made, authority(made), key) == 0);
    }
    CHECK(value(made, authority(made), "T") == doctest::Approx(1));
    CHECK(value(made, hub(made), "X") == 0);
    CHECK(value(made, authority(made), "Y") == 0);
    CHECK(value(made, hub(made, kNormalised), "A") == 1);
}

TEST_CASE("pagerank of random snapshots is what elimination gives") {
    std::mt19937 random(1998);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const auto snapshot = random_snapshot(random);
        for (const auto direction : {Direction::any, Direction::forward}) {
            CentralityOptions options;
            options.damping = std::vector{0.0, 0.5, 0.85, 0.99}[static_cast<std::size_t>(round % 4)];
            const auto found = pagerank(network(snapshot, {direction}), options).values;
            check_near(found, naive_pagerank(arcs(snapshot, direction), options.damping), 1e-9);
        }
    }
}

TEST_CASE("katz of random snapshots is what elimination gives, with alpha from the squared matrix") {
    std::mt19937 random(1953);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const auto snapshot = random_snapshot(random);
        for (const auto direction : {Direction::any, Direction::forward}) {
            auto system = transposed(arcs(snapshot, direction));
            const auto radius = spectral_radius(system);
            CentralityOptions options;
            options.alpha = radius > 0 ? 0.9 / radius : 0.7;
            for (auto& row : system) {
                row = times(-*options.alpha, row);
            }
            for (std::size_t at = 0; at < system.size(); ++at) {
                system[at][at] += 1;
            }
            const auto expected = solved(system, std::vector(system.size(), 1.0));
            const auto made = network(snapshot, {direction});
            check_near(katz(made, options).values, times(1 / length(expected), expected), 1e-9);
            options.alpha = 1.001 / radius;
            if (radius > 0) {
                CHECK_THROWS_AS(katz(made, options), Error);
            }
        }
    }
}

TEST_CASE("eigenvectors of random snapshots solve their equation, with the largest eigenvalue") {
    std::mt19937 random(1972);
    for (int round = 0; round < 150; ++round) {
        CAPTURE(round);
        const auto snapshot = random_snapshot(random);
        for (const auto direction : {Direction::any, Direction::forward}) {
            const auto matrix = transposed(arcs(snapshot, direction));
            const auto radius = spectral_radius(matrix);
            const auto made = network(snapshot, {direction});
            if (radius == 0) {
                if (made.ties() > 0) {
                    CHECK_THROWS_AS(eigenvector(made), Error);
                }
                continue;
            }
            const auto found = eigenvector(made).values;
            CHECK(length(found) == doctest::Approx(1));
            CHECK(*std::min_element(found.begin(), found.end()) >= 0);
            check_near(product(matrix, found), times(radius, found), 1e-8 * radius);
        }
    }
}

TEST_CASE("hubs and authorities of random snapshots bear one another out, with the largest singular value") {
    std::mt19937 random(1999);
    for (int round = 0; round < 100; ++round) {
        CAPTURE(round);
        const auto snapshot = random_snapshot(random);
        const auto made = forward(snapshot);
        if (snapshot.edge_slots() == 0) {
            continue;
        }
        const auto matrix = arcs(snapshot, Direction::forward);
        const auto radius = spectral_radius(product(matrix, transposed(matrix)));
        const auto hubs = hub(made).values;
        const auto authorities = authority(made).values;
        CHECK(sum(hubs) == doctest::Approx(1));
        CHECK(sum(authorities) == doctest::Approx(1));
        const auto pointed = product(matrix, authorities);
        check_near(times(1 / sum(pointed), pointed), hubs, 1e-8);
        check_near(product(matrix, product(transposed(matrix), hubs)), times(radius, hubs), 1e-7 * radius);
    }
}

TEST_CASE("no value depends on the number of threads") {
    for (const auto direction : {Direction::any, Direction::forward}) {
        const auto made = large_network(direction);
        for (const auto* name : {"pagerank", "triangles", "local-clustering", "constraint", "effective-size"}) {
            CAPTURE(name);
            const auto& row = measure(name);
            const auto one = row.compute(made, {}, {.threads = 1}).values;
            const auto three = row.compute(made, {}, {.threads = 3}).values;
            for (std::size_t at = 0; at < one.size(); ++at) {
                if (!(one[at] == three[at] || (std::isnan(one[at]) && std::isnan(three[at])))) {
                    FAIL("at " << at);
                }
            }
        }
    }
}

TEST_CASE("an iteration that may not go on says how far it came") {
    const auto made = forward(test::snapshot_of("A-B B>C C>A C-D D>E E>A"));
    CentralityOptions options;
    options.max_iterations = 2;
    for (const auto* name : {"pagerank", "katz", "eigenvector", "hub", "authority"}) {
        CAPTURE(name);
        CHECK_THROWS_WITH_AS(measure(name).compute(made, options, {}),
                             doctest::Contains("did not converge after 2 iterations"), Error);
    }
    options.tolerance = 10;
    CHECK_NOTHROW(pagerank(made, options));
}

TEST_CASE("nodes that are alike share a rank, however the iteration came to their values") {
    std::vector<test::Tie> ties;
    const auto add = [&](const char* tail, int first, const char* head, int second) {
        ties.push_back({.tail = tail + std::to_string(first), .head = head + std::to_string(second)});
    };
    for (int number = 0; number < 300; ++number) {
        add("m", number % 7, "leaf", number);
    }
    for (int number = 0; number < 7; ++number) {
        add("m", number, "m", (number + 1) % 7);
        add("leaf", number, "z", number);
        add("z", number, "m", number * 3 % 7);
    }
    for (int number = 0; number < 40; ++number) {
        add("a", number, "b", number);
        add("b", number, "c", number);
        add("c", number, "a", number);
        add("c", number, "m", 0);
    }
    std::shuffle(ties.begin(), ties.end(), std::mt19937(5));
    const auto snapshot = test::snapshot_of(ties);
    for (const auto direction : {Direction::any, Direction::forward}) {
        const auto made = network(snapshot, {direction});
        for (const auto* name : {"pagerank", "katz", "hub", "authority"}) {
            CAPTURE(name);
            const auto& row = measure(name);
            std::map<char, std::set<std::size_t>> ranks;
            for (const auto& ranked : ranking(made, row, row.compute(made, {}, {}))) {
                ranks[made.key(static_cast<Vertex>(ranked.at)).front()].insert(ranked.rank);
            }
            CHECK(ranks['a'].size() == 1);
            CHECK(ranks['b'].size() == 1);
        }
    }
}

TEST_CASE("numbers that overflow are an error and no value") {
    auto made = network(test::snapshot_of("A-B B-C C-A"));
    made.out.strengths.assign(6, std::numeric_limits<double>::max());
    CHECK_THROWS_WITH_AS(eigenvector(made), doctest::Contains("larger unit"), Error);
}

TEST_CASE("iterations end when they are told to, and tell how far they are") {
    const auto made = forward(test::snapshot_of("A-B B>C C>A C-D D>E E>A"));
    const std::atomic<bool> stop = true;
    std::vector<double> told;
    const Work heard{.threads = 1, .progress = [&](double part) { told.push_back(part); }};
    for (const auto* name : {"pagerank", "katz", "eigenvector", "hub", "authority", "triangles", "constraint"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(measure(name).compute(made, {}, {.stop = &stop}), Interrupted);
        told.clear();
        measure(name).compute(made, {}, heard);
        REQUIRE(!told.empty());
        CHECK(std::is_sorted(told.begin(), told.end()));
        CHECK(told.front() >= 0);
        CHECK(told.back() <= 1);
    }
}

}  // namespace entente
