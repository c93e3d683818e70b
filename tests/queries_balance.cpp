#include "queries/groups.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "graph_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace entente {

namespace {

using test::Matrix;

/// Edges of the type FOE are negative.
GroupOptions foes(const Snapshot& snapshot) {
    GroupOptions options;
    options.signs.negative.emplace();
    if (const auto* type = snapshot.schema().edge_type("FOE"); type != nullptr) {
        options.signs.negative->push_back(type->id);
    }
    return options;
}

Grouping balance_of(const Snapshot& snapshot) { return balance(network(snapshot), foes(snapshot)); }

std::string figures(std::string_view line) {
    auto all = balance_of(test::snapshot_of(line)).figures;
    std::erase_if(all, [](const Entry& figure) {
        return figure.key == "walk_balance" || figure.key == "frustration_at_least" ||
               figure.key == "frustration_at_most";
    });
    return test::words(all);
}

/// 1, -1, or 0 where a pair is not tied, or is by edges of both signs.
Matrix signs(const Snapshot& snapshot) {
    Matrix positive(snapshot.node_slots(), std::vector<double>(snapshot.node_slots()));
    auto negative = positive;
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        const auto tail = raw(snapshot.tail(edge));
        const auto head = raw(snapshot.head(edge));
        auto& of = snapshot.schema().at(snapshot.type(edge)).name == "FOE" ? negative : positive;
        of[tail][head] = of[head][tail] = tail == head ? 0 : 1;
    }
    for (std::size_t a = 0; a < positive.size(); ++a) {
        for (std::size_t b = 0; b < positive.size(); ++b) {
            positive[a][b] -= negative[a][b];
        }
    }
    return positive;
}

std::size_t against(const Matrix& sign, unsigned split) {
    std::size_t count = 0;
    for (std::size_t a = 0; a < sign.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const auto apart = (split >> a & 1U) != (split >> b & 1U);
            count += sign[a][b] == (apart ? 1 : -1) ? 1 : 0;
        }
    }
    return count;
}

double naive_frustration(const Matrix& sign) {
    auto least = against(sign, 0);
    for (unsigned split = 1; split < 1U << sign.size(); ++split) {
        least = std::min(least, against(sign, split));
    }
    return static_cast<double>(least);
}

/// The trace of the exponential, by its series.
double trace_exp(const Matrix& matrix) {
    Matrix power(matrix.size(), std::vector<double>(matrix.size()));
    for (std::size_t row = 0; row < matrix.size(); ++row) {
        power[row][row] = 1;
    }
    double trace = 0;
    for (int step = 1; step < 80; ++step) {
        Matrix next(matrix.size(), std::vector<double>(matrix.size()));
        for (std::size_t row = 0; row < matrix.size(); ++row) {
            trace += power[row][row];
            for (std::size_t column = 0; column < matrix.size(); ++column) {
                for (std::size_t inner = 0; inner < matrix.size(); ++inner) {
                    next[row][column] += power[row][inner] * matrix[inner][column] / step;
                }
            }
        }
        power = std::move(next);
    }
    return trace;
}

std::vector<test::Tie> random_ties(std::mt19937& random, std::size_t nodes, std::size_t edges) {
    std::vector<test::Tie> ties;
    for (std::size_t number = 0; number < nodes; ++number) {
        ties.push_back({.tail = "n" + std::to_string(10 + number)});
    }
    for (std::size_t number = 0; number < edges; ++number) {
        ties.push_back({.tail = "n" + std::to_string(10 + random() % nodes),
                        .head = "n" + std::to_string(10 + random() % nodes),
                        .type = random() % 3 == 0 ? "FOE" : "FRIEND"});
    }
    return ties;
}

/// Ties that stand against the camps of an answer.
std::size_t against_camps(const Network& network, const Grouping& answer, const Matrix& sign) {
    unsigned split = 0;
    for (const auto& figure : answer.figures) {
        if (figure.key == "camp_2") {
            for (const auto& key : std::get<Cell::List>(figure.value.content)) {
                split |= 1U << test::vertex(network, std::get<std::string>(key.content));
            }
        }
    }
    return against(sign, split);
}

}  // namespace

TEST_CASE("two camps are balanced, three are not") {
    CHECK(figures("A>B:FRIEND C>D:FRIEND A>C:FOE B>D:FOE A>D:FOE") ==
          "positive_ties=2 negative_ties=3 pairs_with_both=0 +++=0 ++-=0 +--=2 ---=0 balanced_triangles=1 "
          "frustration_index=0 camp_1=[A,B] camp_2=[C,D]");
    CHECK(figures("A>B:FOE B>C:FOE C>A:FOE") ==
          "positive_ties=0 negative_ties=3 pairs_with_both=0 +++=0 ++-=0 +--=0 ---=1 balanced_triangles=0 "
          "frustration_index=1 camp_1=[A,C] camp_2=[B]");
}

TEST_CASE("pairs with edges of both signs and loops are left out, and parallel edges are one tie") {
    CHECK(figures("A>B:FRIEND B>A:FOE B>C:FOE C>B:FOE C>C:FOE D") ==
          "positive_ties=0 negative_ties=1 pairs_with_both=1 +++=0 ++-=0 +--=0 ---=0 balanced_triangles=- "
          "frustration_index=0 camp_1=[B] camp_2=[C]");
}

TEST_CASE("remarks say what a reader must know") {
    const auto plain = balance_of(test::snapshot_of("A>B:FRIEND"));
    REQUIRE(plain.remarks.size() == 1);
    CHECK(plain.remarks[0] == "no tie is negative");
    const auto parts = balance_of(test::snapshot_of("A>B:FOE C>D:FOE E"));
    REQUIRE(parts.remarks.size() == 1);
    CHECK(parts.remarks[0].find("2 parts") != std::string::npos);
}

TEST_CASE("where nothing says what is negative, or what is shared has no sign, there is no answer") {
    const auto snapshot = test::snapshot_of("T:Treaty A>T B>T");
    CHECK_THROWS_WITH_AS(balance(network(snapshot)), doctest::Contains("--negative"), Error);
    CHECK(test::number(balance(network(test::snapshot_of("A>B:OPPOSES"))).figures, "negative_ties") == 1);
    NetworkOptions options;
    options.projection = Projection{test::label(snapshot, "Treaty")};
    options.projection->actors = actors(snapshot, options.projection->label);
    CHECK_THROWS_AS(balance(network(snapshot, options), foes(snapshot)), UsageError);
}

TEST_CASE("among enemies of all the frustration is what the best cut leaves: C(n, 2) - floor(n^2 / 4)") {
    for (std::size_t n = 2; n <= 15; ++n) {
        CAPTURE(n);
        std::vector<test::Tie> ties;
        for (std::size_t a = 0; a < n; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                ties.push_back({.tail = "n" + std::to_string(a), .head = "n" + std::to_string(b), .type = "FOE"});
            }
        }
        const auto found = balance_of(test::snapshot_of(ties)).figures;
        CHECK(test::number(found, "frustration_index") == static_cast<double>(n * (n - 1) / 2 - n * n / 4));
    }
}

TEST_CASE("the Petersen graph of enemies has frustration 3: its largest cut has 12 of 15 ties") {
    std::vector<test::Tie> ties;
    for (int a = 0; a < 5; ++a) {
        const auto outer = [](int place) { return "o" + std::to_string(place % 5); };
        const auto inner = [](int place) { return "i" + std::to_string(place % 5); };
        ties.push_back({.tail = outer(a), .head = outer(a + 1), .type = "FOE"});
        ties.push_back({.tail = outer(a), .head = inner(a), .type = "FOE"});
        ties.push_back({.tail = inner(a), .head = inner(a + 2), .type = "FOE"});
    }
    CHECK(test::number(balance_of(test::snapshot_of(ties)).figures, "frustration_index") == 3);
}

TEST_CASE(
    "a balanced network has walk balance 1, a hostile triangle what its eigenvalues give (Estrada and Benzi 2014)") {
    CHECK(test::number(balance_of(test::snapshot_of("A>B:FOE B>C:FOE C>A:FRIEND")).figures, "walk_balance") ==
          doctest::Approx(1));
    const auto expected = (std::exp(-2) + 2 * std::exp(1)) / (std::exp(2) + 2 * std::exp(-1));
    CHECK(test::number(balance_of(test::snapshot_of("A>B:FOE B>C:FOE C>A:FOE")).figures, "walk_balance") ==
          doctest::Approx(expected));
}

TEST_CASE("triangles, walks and frustration of random networks are what naive search finds") {
    std::mt19937 random(1956);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const auto nodes = 1 + random() % 11;
        const auto snapshot = test::snapshot_of(random_ties(random, nodes, random() % 40));
        const auto sign = signs(snapshot);
        auto absolute = sign;
        std::array<double, 4> counts{};
        for (std::size_t a = 0; a < nodes; ++a) {
            for (std::size_t b = 0; b < nodes; ++b) {
                absolute[a][b] = std::abs(sign[a][b]);
                for (std::size_t c = 0; b < a && c < b; ++c) {
                    if (sign[a][b] != 0 && sign[b][c] != 0 && sign[a][c] != 0) {
                        counts[static_cast<std::size_t>((3 - sign[a][b] - sign[b][c] - sign[a][c]) / 2)] += 1;
                    }
                }
            }
        }
        const auto made = network(snapshot);
        const auto found = balance(made, foes(snapshot));
        CHECK(test::number(found.figures, "+++") == counts[0]);
        CHECK(test::number(found.figures, "++-") == counts[1]);
        CHECK(test::number(found.figures, "+--") == counts[2]);
        CHECK(test::number(found.figures, "---") == counts[3]);
        CHECK(test::number(found.figures, "walk_balance") == doctest::Approx(trace_exp(sign) / trace_exp(absolute)));
        const auto index = naive_frustration(sign);
        CHECK(test::number(found.figures, "frustration_index") == index);
        CHECK(static_cast<double>(against_camps(made, found, sign)) == index);
    }
}

TEST_CASE("a search that is cut short says between what numbers the frustration lies") {
    std::mt19937 random(2018);
    std::size_t cut_short = 0;
    for (int round = 0; round < 20; ++round) {
        CAPTURE(round);
        const auto snapshot = test::snapshot_of(random_ties(random, 14, 60));
        const auto sign = signs(snapshot);
        auto options = foes(snapshot);
        const auto index = naive_frustration(sign);
        for (const std::size_t budget : {0, 100}) {
            options.budget = budget;
            const auto found = balance(network(snapshot), options);
            const auto least = test::number(found.figures, "frustration_at_least");
            const auto most = test::number(found.figures, "frustration_at_most");
            CHECK(least <= index);
            CHECK(most >= index);
            CHECK(std::isnan(test::number(found.figures, "frustration_index")) == (least < most));
            CHECK(static_cast<double>(against_camps(network(snapshot), found, sign)) == most);
            cut_short += least < most ? 1 : 0;
        }
    }
    CHECK(cut_short > 0);
}

TEST_CASE("forty nodes are decided within the budget") {
    std::mt19937 random(40);
    for (const std::size_t nodes : {25, 30, 40}) {
        const auto snapshot = test::snapshot_of(random_ties(random, nodes, 3 * nodes));
        CHECK(!std::isnan(test::number(balance_of(snapshot).figures, "frustration_index")));
    }
}

}  // namespace entente
