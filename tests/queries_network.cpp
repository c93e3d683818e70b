#include "queries/network.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "queries/parallel.hpp"
#include "queries/row_builder.hpp"
#include "weighted.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <random>
#include <set>
#include <thread>

namespace entente {

namespace {

/// "A>B 3/1": each arc with its strength and length, rows by vertex.
std::string arcs(const Network& network, const ArcRows& rows) {
    std::string text;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
            text += fmt::format("{}{}>{} {}/{}", text.empty() ? "" : ", ", network.key(vertex),
                                network.key(rows.ends[arc]), rows.strength(arc), rows.length(arc));
        }
    }
    return text;
}

std::string arcs(const Network& network) { return arcs(network, network.out); }

Network of(std::string_view line, Direction direction = Direction::any) {
    return network(test::snapshot_of(line), {direction});
}

Network weighed(std::string_view line, std::string_view weight, Direction direction = Direction::any) {
    const auto snapshot = test::weighted_snapshot(line);
    return network(snapshot, {direction, parse_weight(snapshot.schema(), weight)});
}

NetworkOptions through(const Snapshot& snapshot, std::string_view label, Projection::Sharing sharing,
                       std::string_view weight = "") {
    const auto id = test::label(snapshot, label);
    NetworkOptions options;
    options.projection = Projection{id, sharing, actors(snapshot, id)};
    if (!weight.empty()) {
        options.weight = parse_weight(snapshot.schema(), weight);
    }
    return options;
}

Network shared(std::string_view line, Projection::Sharing sharing = Projection::Sharing::count,
               std::string_view weight = "") {
    const auto snapshot = test::snapshot_of(line);
    return network(snapshot, through(snapshot, "Agreement", sharing, weight));
}

/// Numbers that sum to something else in another order.
double uneven(std::size_t block) { return 1.0 / static_cast<double>(3 * block + 1); }

double sum_of_blocks(std::size_t blocks, unsigned threads) {
    const Work work{threads};
    std::vector<double> parts(workers(work));
    double sum = 0;
    run_blocks(
        blocks, work, [&](std::size_t block, std::size_t worker) { parts[worker] = uneven(block); },
        [&](std::size_t, std::size_t worker) { sum += parts[worker]; });
    return sum;
}

}  // namespace

TEST_CASE("a network of nothing has no vertices, and one of nodes alone no ties") {
    for (const auto direction : {Direction::any, Direction::forward}) {
        CHECK(of("", direction).size() == 0);
        CHECK(of("", direction).ties() == 0);
        CHECK(ties(of("", direction)).empty());
        const auto made = of("A B", direction);
        CHECK(made.size() == 2);
        CHECK(made.out.first == std::vector<std::uint32_t>{0, 0, 0});
        CHECK(made.loops.empty());
    }
}

TEST_CASE("parallel edges make one arc, as strong as they are many and of length 1") {
    const auto made = of("A-B A>B B>A A>C");
    CHECK(arcs(made) == "A>B 3/1, A>C 1/1, B>A 3/1, C>A 1/1");
    CHECK(made.ties() == 2);
    CHECK_FALSE(made.directed());
    CHECK(&made.incoming() == &made.out);
}

TEST_CASE("with direction an arc leads from tail to head, and a symmetric edge is one each way") {
    const auto made = of("A-B A>B C>A C>A", Direction::forward);
    CHECK(arcs(made) == "A>B 2/1, B>A 1/1, C>A 2/1");
    CHECK(arcs(made, made.in) == "A>B 1/1, A>C 2/1, B>A 2/1");
    CHECK(made.ties() == 3);
    CHECK(&made.incoming() == &made.in);
}

TEST_CASE("loops stand apart: without direction by both their ends") {
    const auto made = of("A-A A>A A-B C>C");
    CHECK(arcs(made) == "A>B 1/1, B>A 1/1");
    CHECK(made.loops == std::vector<double>{4, 0, 2});
    CHECK(of("A>A A>A A>B", Direction::forward).loops == std::vector<double>{2, 0});
    CHECK(of("A-B").loops.empty());
}

TEST_CASE("weights of parallel edges add up to a strength, and the least is the length") {
    for (const auto& row : {
             std::pair{"w", "A>B 3.5/0.5, A>C 0/0, B>A 3.5/0.5, C>A 0/0"},
             std::pair{"ties", "A>B 3/3, A>C 1/1, B>A 3/3, C>A 1/1"},
             std::pair{"1/ties",
                       "A>B 0.3333333333333333/0.3333333333333333, A>C 1/1, "
                       "B>A 0.3333333333333333/0.3333333333333333, C>A 1/1"},
         }) {
        CAPTURE(row.first);
        CHECK(arcs(weighed("A-B=2 A>B=0.5 B>A=1 A-C=0", row.first)) == row.second);
    }
    CHECK(arcs(weighed("A>B=2 A>B=4 B>A=1", "1/w", Direction::forward)) == "A>B 0.75/0.25, B>A 1/1");
    CHECK(arcs(weighed("A>B=2 A>B=4 B>A=1", "ties", Direction::forward)) == "A>B 2/2, B>A 1/1");
    CHECK(weighed("A-B=1", "w").weighted);
    CHECK_FALSE(of("A-B").weighted);
}

TEST_CASE("loops weigh what they say, and of the number of ties what other ties weigh, at each end") {
    CHECK(weighed("A-A=3 A-B=1", "w").loops == std::vector<double>{6, 0});
    CHECK(weighed("A>A=3 A-B=1", "w", Direction::forward).loops == std::vector<double>{3, 0});
    CHECK(weighed("A-A A-A A-B", "ties").loops == std::vector<double>{4, 0});
    CHECK(weighed("A-A A-A A-B", "1/ties").loops == std::vector<double>{1, 0});
    CHECK(weighed("A>A A>A A-B", "1/ties", Direction::forward).loops == std::vector<double>{0.5, 0});
    CHECK(weighed("A-A=0 A-B=1", "w").loops.empty());
}

TEST_CASE("a weight that is no number of 0 or more stops the network, and the edge is named") {
    for (const auto* line : {"A-B", "A-B=-1", "A-B=nan", "A-B=inf", "A-B=many", "A-B=1 B-B", "A-B=1 B-C=2_EUR"}) {
        CAPTURE(line);
        CHECK_THROWS_AS(weighed(line, "w"), Error);
    }
    CHECK_THROWS_WITH_AS(weighed("A-B=0", "1/w"), doctest::Contains("A -[TIE]- B"), Error);
    CHECK(arcs(weighed("A-B=5_EUR B-C=2_EUR", "w")) == "A>B 5/5, B>A 5/5, B>C 2/2, C>B 2/2");
}

TEST_CASE("a network has what is visible, in the order of the snapshot") {
    const auto snapshot = test::snapshot_of("Z-A Z>B@1950..1960 C@1990.. A:Country");
    const auto then = network(test::on_day(snapshot, "1980-01-01"));
    CHECK(then.size() == 3);
    CHECK(arcs(then) == "Z>A 1/1, A>Z 1/1");
    const auto some = network(snapshot.narrowed({.within = {test::label(snapshot, "Country")}}));
    CHECK(some.size() == 1);
    CHECK(some.key(0) == "A");
    const auto links = network(snapshot.narrowed({.types = {test::type(snapshot, "LINK")}}));
    CHECK(links.size() == 4);
    CHECK(arcs(links) == "Z>B 1/1, B>Z 1/1");
}

TEST_CASE("a weight is that of the day") {
    const auto snapshot = test::weighted_snapshot("A-B=1(1990..2000)|2(2000..)");
    const NetworkOptions options{Direction::any, parse_weight(snapshot.schema(), "w")};
    CHECK(arcs(network(test::on_day(snapshot, "1995-01-01"), options)) == "A>B 1/1, B>A 1/1");
    CHECK(arcs(network(test::on_day(snapshot, "2005-01-01"), options)) == "A>B 2/2, B>A 2/2");
    CHECK_THROWS_AS(network(test::on_day(snapshot, "1985-01-01"), options), Error);
}

TEST_CASE("ties are each pair once, with direction each arc") {
    const auto written = [](const Network& network) {
        std::string text;
        for (const auto& tie : ties(network)) {
            text += network.key(tie.tail) + network.key(tie.head) + " ";
        }
        return text;
    };
    CHECK(written(of("B>A A-C A-C C>C")) == "BA AC ");
    CHECK(written(of("B>A A-C A-C C>C", Direction::forward)) == "BA AC CA ");
}

TEST_CASE("a network of random ties has their sums and least weights") {
    std::mt19937 random(1959);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const auto nodes = 1 + random() % 7;
        std::vector<std::vector<double>> sum(nodes, std::vector<double>(nodes));
        std::vector<std::vector<double>> least(nodes, std::vector<double>(nodes, -1));
        std::string line;
        for (unsigned node = 0; node < nodes; ++node) {
            line += fmt::format("n{} ", node);
        }
        const auto direction = random() % 2 == 0 ? Direction::any : Direction::forward;
        for (auto left = random() % 25; left > 0; --left) {
            const auto tail = random() % nodes;
            const auto head = random() % nodes;
            const bool symmetric = random() % 2 == 0;
            const auto weight = static_cast<double>(random() % 4);
            line += fmt::format("n{}{}n{}={} ", tail, symmetric ? '-' : '>', head, weight);
            const auto put = [&](std::size_t a, std::size_t b) {
                sum[a][b] += weight;
                least[a][b] = least[a][b] < 0 ? weight : std::min(least[a][b], weight);
            };
            put(tail, head);
            if (direction == Direction::any || symmetric) {
                put(head, tail);
            }
        }
        const auto made = weighed(line, "w", direction);
        std::string expected;
        for (std::size_t a = 0; a < nodes; ++a) {
            CHECK((made.loops.empty() ? 0 : made.loops[a]) == sum[a][a]);
            for (std::size_t b = 0; b < nodes; ++b) {
                if (a != b && least[a][b] >= 0) {
                    expected +=
                        fmt::format("{}n{}>n{} {}/{}", expected.empty() ? "" : ", ", a, b, sum[a][b], least[a][b]);
                }
            }
        }
        CHECK(arcs(made) == expected);
    }
}

TEST_CASE("a row builder sorts, merges, and keeps no column of ones") {
    RowBuilder plain(4, std::nullopt);
    for (const Vertex end : {3U, 1U, 2U}) {
        plain.add(end, 1);
    }
    plain.end_row();
    plain.end_row();
    const auto rows = plain.take();
    CHECK(rows.first == std::vector<std::uint32_t>{0, 3, 3});
    CHECK(rows.ends == std::vector<Vertex>{1, 2, 3});
    CHECK(rows.strengths.empty());
    CHECK(rows.lengths.empty());

    RowBuilder late(4, Weight{Weight::Of::property});
    late.add(1, 1);
    late.end_row();
    late.add(3, 4);
    late.add(0, 1);
    late.add(3, 0.5);
    late.end_row();
    late.add(2, 1);
    late.end_row();
    const auto weighted = late.take();
    CHECK(weighted.ends == std::vector<Vertex>{1, 0, 3, 2});
    CHECK(weighted.strengths == std::vector<double>{1, 1, 4.5, 1});
    CHECK(weighted.lengths == std::vector<double>{1, 1, 0.5, 1});
}

TEST_CASE("actors are what is tied to a label on some day, and not of it") {
    const auto snapshot = test::snapshot_of("A>t@1950..1960 B>t A-C t:Agreement u:Agreement u>t D E>u u>F");
    std::set<std::string> found;
    for (const auto node : actors(snapshot, test::label(snapshot, "Agreement"))) {
        found.insert(std::string(snapshot.key(node)));
    }
    CHECK(found == std::set<std::string>{"A", "B", "E", "F"});
    CHECK(shared("A-B t:Agreement").size() == 0);
}

TEST_CASE("actors are tied as strongly as what they share is many, parallel edges once") {
    const std::string line = "t:Agreement u:Agreement v:Agreement A>t B>t A>u u>B B>u A-B C>v D>v D-v E>t@1950..1960";
    CHECK(arcs(shared(line)) == "A>B 2/1, A>E 1/1, B>A 2/1, B>E 1/1, C>D 1/1, D>C 1/1, E>A 1/1, E>B 1/1");
    CHECK(shared(line).projected);
    const auto snapshot = test::snapshot_of(line);
    const auto options = through(snapshot, "Agreement", Projection::Sharing::count, "1/ties");
    const auto later = network(test::on_day(snapshot, "1980-01-01"), options);
    CHECK(later.size() == 5);
    CHECK(arcs(later) == "A>B 0.5/0.5, B>A 0.5/0.5, C>D 1/1, D>C 1/1");
    CHECK(arcs(shared("t:Agreement A>t u:Agreement t>u")) == "");
}

TEST_CASE("what n share adds 1 / (n - 1) by Newman's sharing (his example of papers by 4, 2 and 3)") {
    // Newman 2001, figure 6: A and B wrote three papers together, 1/3 + 1 + 1/2 = 11/6.
    const auto made = shared("p:Agreement q:Agreement r:Agreement A>p B>p C>p D>p A>q B>q A>r B>r E>r",
                             Projection::Sharing::newman, "ties");
    const auto a = test::vertex(made, "A");
    REQUIRE(made.out[a].front() == test::vertex(made, "B"));
    CHECK(made.out.strength(made.out.first[a]) == doctest::Approx(11.0 / 6));
    CHECK(made.out.length(made.out.first[a]) == doctest::Approx(11.0 / 6));
    double strength = 0;
    for (auto arc = made.out.first[a]; arc < made.out.first[a + 1]; ++arc) {
        strength += made.out.strength(arc);
    }
    CHECK(strength == doctest::Approx(3));  // one a paper
    const auto unweighted = shared("p:Agreement A>p B>p C>p", Projection::Sharing::newman);
    CHECK(arcs(unweighted) == "A>B 0.5/1, A>C 0.5/1, B>A 0.5/1, B>C 0.5/1, C>A 0.5/1, C>B 0.5/1");
}

TEST_CASE("a projection takes no direction and no property") {
    const auto snapshot = test::weighted_snapshot("A>t=1 t:Agreement");
    auto options = through(snapshot, "Agreement", Projection::Sharing::count);
    options.direction = Direction::forward;
    CHECK_THROWS_WITH_AS(network(snapshot, options), doctest::Contains("direct"), UsageError);
    CHECK_THROWS_WITH_AS(network(snapshot, through(snapshot, "Agreement", Projection::Sharing::count, "w")),
                         doctest::Contains("1/ties"), UsageError);
}

TEST_CASE("a projection of random ties has what intersecting sets gives") {
    std::mt19937 random(2001);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const auto actor_count = 1 + random() % 6;
        const auto shared_count = 1 + random() % 5;
        std::string line;
        std::vector<std::set<std::size_t>> members(shared_count);
        for (std::size_t at = 0; at < actor_count; ++at) {
            line += fmt::format("a{} ", at);
        }
        for (std::size_t at = 0; at < shared_count; ++at) {
            line += fmt::format("t{}:Agreement ", at);
        }
        for (auto left = random() % 20; left > 0; --left) {
            const auto actor = random() % actor_count;
            const auto at = random() % shared_count;
            line += random() % 2 == 0 ? fmt::format("a{}>t{} ", actor, at) : fmt::format("t{}>a{} ", at, actor);
            members[at].insert(actor);
        }
        for (const auto sharing : {Projection::Sharing::count, Projection::Sharing::newman}) {
            const auto made = shared(line, sharing);
            std::size_t tied = 0;
            for (std::size_t a = 0; a < actor_count; ++a) {
                for (std::size_t b = 0; b < a; ++b) {
                    double strength = 0;
                    for (const auto& all_of_one : members) {
                        if (all_of_one.contains(a) && all_of_one.contains(b)) {
                            const auto others = static_cast<double>(all_of_one.size() - 1);
                            strength += sharing == Projection::Sharing::count ? 1 : 1 / others;
                        }
                    }
                    if (strength == 0) {
                        continue;
                    }
                    ++tied;
                    const auto tail = test::vertex(made, fmt::format("a{}", a));
                    const auto head = test::vertex(made, fmt::format("a{}", b));
                    const auto row = made.out[tail];
                    const auto place = std::find(row.begin(), row.end(), head);
                    REQUIRE(place != row.end());
                    const auto arc = made.out.first[tail] + static_cast<std::size_t>(place - row.begin());
                    CHECK(made.out.strength(arc) == doctest::Approx(strength));
                    CHECK(made.out.length(arc) == 1);
                }
            }
            CHECK(made.ties() == tied);
        }
    }
}

TEST_CASE("commits come in the order of the blocks, whoever did them, and their sum is the same to the last bit") {
    for (const unsigned threads : {1U, 2U, 5U}) {
        CAPTURE(threads);
        std::vector<std::size_t> order;
        std::atomic<int> done = 0;
        run_blocks(
            40, Work{threads},
            [&](std::size_t block, std::size_t worker) {
                if (block % 3 == 0) {
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
                CHECK(worker < threads);
                ++done;
            },
            [&](std::size_t block, std::size_t) { order.push_back(block); });
        std::vector<std::size_t> expected(40);
        std::iota(expected.begin(), expected.end(), 0U);
        CHECK(order == expected);
        CHECK(done == 40);
        CHECK(sum_of_blocks(1000, threads) == sum_of_blocks(1000, 1));
    }
}

TEST_CASE("no blocks are no work, and more threads than blocks are no harm") {
    int done = 0;
    run_blocks(0, {}, [&](std::size_t, std::size_t) { ++done; });
    CHECK(done == 0);
    run_blocks(1, Work{64}, [&](std::size_t, std::size_t) { ++done; });
    CHECK(done == 1);
    CHECK(workers(Work{3}) == 3);
    CHECK(workers(Work{}) >= 1);
}

TEST_CASE("what a body or a commit throws ends the work and is thrown") {
    for (const unsigned threads : {1U, 4U}) {
        for (const bool in_commit : {false, true}) {
            CAPTURE(threads);
            CAPTURE(in_commit);
            std::atomic<int> committed = 0;
            const auto fail_at = [](bool fails, std::size_t block) {
                if (fails && block == 7) {
                    throw Error("seven");
                }
            };
            CHECK_THROWS_WITH_AS(
                run_blocks(
                    1'000'000, Work{threads}, [&](std::size_t block, std::size_t) { fail_at(!in_commit, block); },
                    [&](std::size_t block, std::size_t) {
                        fail_at(in_commit, block);
                        ++committed;
                    }),
                "seven", Error);
            CHECK(committed <= 7);
        }
    }
}

TEST_CASE("work that is to end ends between blocks") {
    for (const unsigned threads : {1U, 4U}) {
        std::atomic<bool> stop = false;
        std::atomic<int> done = 0;
        const Work work{threads, {}, &stop};
        CHECK_THROWS_AS(run_blocks(1'000'000, work,
                                   [&](std::size_t block, std::size_t) {
                                       ++done;
                                       stop = stop || block == 10;
                                   }),
                        Interrupted);
        CHECK(done < 1'000'000);
    }
}

TEST_CASE("progress rises to 1, told by one thread at a time") {
    for (const unsigned threads : {1U, 4U}) {
        std::vector<double> told;
        run_blocks(8, Work{threads, [&](double share) { told.push_back(share); }}, [](std::size_t, std::size_t) {});
        CHECK(told == std::vector<double>{0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1});
    }
}

}  // namespace entente
