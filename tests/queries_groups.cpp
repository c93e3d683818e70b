#include "queries/groups.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "graph_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace entente {

namespace {

using test::Matrix;

using test::forward;

GroupOptions with_signs() {
    GroupOptions options;
    options.signs.negative = std::vector<TypeId>{};
    return options;
}

/// "A,B C": the groups, each with its keys in order.
std::string words(const Network& network, const Grouping& grouping) {
    std::vector<std::string> groups;
    for (const auto& group : grouping.groups) {
        std::string keys;
        for (const auto vertex : group.members) {
            keys += (keys.empty() ? "" : ",") + network.key(vertex);
        }
        groups.push_back(keys);
    }
    std::sort(groups.begin(), groups.end());
    std::string all;
    for (const auto& group : groups) {
        all += (all.empty() ? "" : " ") + group;
    }
    return all;
}

using Sets = std::set<std::vector<Vertex>>;

Sets sets(const Grouping& grouping) {
    Sets made;
    for (const auto& group : grouping.groups) {
        made.insert(group.members);
    }
    return made;
}

/// By vertex, the least vertex that ties lead to without the one that is left out.
std::vector<std::size_t> parts_without(const Matrix& tied, std::size_t left_out) {
    std::vector<std::size_t> part(tied.size());
    std::iota(part.begin(), part.end(), 0U);
    for (std::size_t round = 0; round < tied.size(); ++round) {
        for (std::size_t a = 0; a < tied.size(); ++a) {
            for (std::size_t b = 0; b < tied.size(); ++b) {
                if (a != left_out && b != left_out && tied[a][b] + tied[b][a] > 0) {
                    part[a] = part[b] = std::min(part[a], part[b]);
                }
            }
        }
    }
    return part;
}

std::size_t count_parts(const Matrix& tied, std::size_t left_out) {
    const auto part = parts_without(tied, left_out);
    std::size_t count = 0;
    for (std::size_t vertex = 0; vertex < part.size(); ++vertex) {
        count += vertex != left_out && part[vertex] == vertex ? 1 : 0;
    }
    return count;
}

constexpr auto kNobody = static_cast<std::size_t>(-1);

/// Two ties that meet are in one block when their other ends hold together without the meeting point.
Sets naive_blocks(const Matrix& tied) {
    std::vector<std::pair<Vertex, Vertex>> ties;
    for (Vertex a = 0; a < tied.size(); ++a) {
        for (Vertex b = a + 1; b < tied.size(); ++b) {
            if (tied[a][b] > 0) {
                ties.emplace_back(a, b);
            }
        }
    }
    std::vector<std::size_t> block(ties.size());
    std::iota(block.begin(), block.end(), 0U);
    for (std::size_t round = 0; round < ties.size(); ++round) {
        for (std::size_t one = 0; one < ties.size(); ++one) {
            for (std::size_t other = 0; other < ties.size(); ++other) {
                const auto [a, b] = ties[one];
                const auto [c, d] = ties[other];
                for (const auto& [meet, x, y] :
                     {std::tuple(a, b, d), std::tuple(a, b, c), std::tuple(b, a, d), std::tuple(b, a, c)}) {
                    const auto meets = (meet == c && y == d) || (meet == d && y == c);
                    if (meets && (x == y || parts_without(tied, meet)[x] == parts_without(tied, meet)[y])) {
                        block[one] = block[other] = std::min(block[one], block[other]);
                    }
                }
            }
        }
    }
    std::map<std::size_t, std::set<Vertex>> members;
    for (std::size_t tie = 0; tie < ties.size(); ++tie) {
        members[block[tie]].insert({ties[tie].first, ties[tie].second});
    }
    Sets made;
    for (const auto& [number, ends] : members) {
        made.insert({ends.begin(), ends.end()});
    }
    return made;
}

std::size_t naive_core(const Matrix& tied, std::size_t vertex) {
    for (std::size_t k = tied.size();; --k) {
        std::vector<char> in(tied.size(), 1);
        for (std::size_t round = 0; round < tied.size(); ++round) {
            for (std::size_t a = 0; a < tied.size(); ++a) {
                double others = 0;
                for (std::size_t b = 0; b < tied.size(); ++b) {
                    others += in[b] != 0 && tied[a][b] > 0 ? 1 : 0;
                }
                in[a] = in[a] != 0 && others >= static_cast<double>(k) ? 1 : 0;
            }
        }
        if (in[vertex] != 0 || k == 0) {
            return k;
        }
    }
}

Sets naive_cliques(const Matrix& tied) {
    const auto all_tied = [&](unsigned set) {
        for (std::size_t a = 0; a < tied.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                if ((set >> a & set >> b & 1U) != 0 && tied[a][b] == 0) {
                    return false;
                }
            }
        }
        return true;
    };
    Sets made;
    for (unsigned set = 1; set < 1U << tied.size(); ++set) {
        bool maximal = all_tied(set);
        for (std::size_t other = 0; maximal && other < tied.size(); ++other) {
            maximal = (set >> other & 1U) != 0 || !all_tied(set | 1U << other);
        }
        if (maximal) {
            std::vector<Vertex> members;
            for (Vertex vertex = 0; vertex < tied.size(); ++vertex) {
                if ((set >> vertex & 1U) != 0) {
                    members.push_back(vertex);
                }
            }
            made.insert(members);
        }
    }
    return made;
}

}  // namespace

TEST_CASE("every method takes an empty network, one node, a loop, and parts apart") {
    for (const auto& row : methods()) {
        const std::string name(row.name);
        CAPTURE(name);
        for (const auto* line : {"", "A", "A>A", "A-B C", "A>B A>B C>C D"}) {
            CAPTURE(line);
            const auto snapshot = test::snapshot_of(line);
            for (const auto& made : {network(snapshot), forward(snapshot)}) {
                const auto found = row.compute(made, with_signs(), {});
                CHECK((found.groups.empty() || !row.describes));
                CHECK((!found.figures.empty() || !row.describes));
                auto ordered = found.groups;
                order(ordered);
                for (std::size_t group = 0; group < ordered.size(); ++group) {
                    CHECK(ordered[group].members == found.groups[group].members);
                    CHECK(!ordered[group].members.empty());
                    CHECK(std::is_sorted(ordered[group].members.begin(), ordered[group].members.end()));
                }
            }
        }
    }
}

TEST_CASE("no answer depends on the number of threads") {
    std::mt19937 random(1972);
    const auto snapshot = test::random_snapshot(random, 150, 400);
    for (const auto& row : methods()) {
        const std::string name(row.name);
        CAPTURE(name);
        const auto made = network(snapshot, {row.forward ? Direction::forward : Direction::any});
        const auto one = row.compute(made, with_signs(), {.threads = 1});
        const auto four = row.compute(made, with_signs(), {.threads = 4});
        CHECK(sets(one) == sets(four));
        CHECK(test::words(one.figures) == test::words(four.figures));
    }
}

TEST_CASE("every method ends when it is told to") {
    const std::atomic<bool> stop = true;
    const auto made = network(test::snapshot_of("A-B B-C C-A"));
    for (const auto& row : methods()) {
        const std::string name(row.name);
        CAPTURE(name);
        CHECK_THROWS_AS(row.compute(made, with_signs(), {.threads = 1, .progress = {}, .stop = &stop}), Interrupted);
    }
}

TEST_CASE("methods are found by name, and the nearest is named for another") {
    CHECK(method("label_propagation").name == "label-propagation");
    CHECK_THROWS_WITH_AS(method("leyden"), doctest::Contains("leiden"), UsageError);
}

TEST_CASE("strong components follow direction, and a symmetric tie both ways") {
    const auto made = forward(test::snapshot_of("A>B B>C C>A C>D D-E F>F G>A"));
    CHECK(words(made, strong_components(made)) == "A,B,C D,E F G");
    const auto without = network(made.snapshot);
    CHECK(words(without, strong_components(without)) == words(without, components(without)));
}

TEST_CASE("a tie of parallel edges is no bridge, whichever way they point") {
    for (const auto& row : {std::pair{"A-B", "A,B"}, std::pair{"A-B A-B", ""}, std::pair{"A>B B>A", ""},
                            std::pair{"A>B A>A B>B", "A,B"}, std::pair{"A>B B>C C>A C-D D>E D>E", "C,D"}}) {
        CAPTURE(row.first);
        const auto snapshot = test::snapshot_of(row.first);
        for (const auto& made : {network(snapshot), forward(snapshot)}) {
            CHECK(words(made, bridges(made)) == row.second);
        }
    }
}

TEST_CASE("an edge that is not there on the day is no parallel") {
    const auto snapshot = test::snapshot_of("A-B A-B@1949-01-01..1955-01-01");
    CHECK(bridges(network(test::on_day(snapshot, "1950-01-01"))).groups.empty());
    CHECK(bridges(network(test::on_day(snapshot, "1960-01-01"))).groups.size() == 1);
}

TEST_CASE("what is shared is one tie, however much it is") {
    const auto snapshot = test::snapshot_of("T:Treaty U:Treaty A>T B>T A>U B>U B>V V:Treaty C>V");
    NetworkOptions options;
    options.projection = Projection{test::label(snapshot, "Treaty")};
    options.projection->actors = actors(snapshot, options.projection->label);
    const auto made = network(snapshot, options);
    CHECK(words(made, bridges(made)) == "A,B B,C");
    CHECK(words(made, articulation_points(made)) == "B");
}

TEST_CASE("an articulation point is in several blocks, and tells into how many parts its loss splits") {
    const auto made = network(test::snapshot_of("A-B B-C C-A C-D D-E C-F G"));
    CHECK(words(made, biconnected(made)) == "A,B,C C,D C,F D,E");
    CHECK(words(made, articulation_points(made)) == "C D");
    for (const auto& group : articulation_points(made).groups) {
        CHECK(test::words(group.figures) == (made.key(group.members[0]) == "C" ? "parts=3" : "parts=2"));
    }
}

TEST_CASE("a core counts others, not edges") {
    const auto made = network(test::snapshot_of("A-B B-C C-A C-D D-E D-E D>E E-E F"));
    CHECK(words(made, cores(made)) == "A,B,C D,E F");
    CHECK(test::words(cores(made).groups.front().figures) == "core=2");
}

TEST_CASE("a node without ties is a clique of one") {
    const auto made = network(test::snapshot_of("A-B B-C C-A C>D D>C D-D E"));
    CHECK(words(made, cliques(made)) == "A,B,C C,D E");
}

TEST_CASE("as many maximal cliques as a graph can have (Moon and Moser 1965)") {
    std::vector<test::Tie> ties;
    for (int a = 0; a < 15; ++a) {
        for (int b = 0; b < a; ++b) {
            if (a / 3 != b / 3) {
                ties.push_back({.tail = "n" + std::to_string(a), .head = "n" + std::to_string(b), .symmetric = true});
            }
        }
    }
    const auto made = network(test::snapshot_of(ties));
    CHECK(cliques(made).groups.size() == 243);
    GroupOptions options;
    options.budget = 500;
    CHECK_THROWS_WITH_AS(cliques(made, options), doctest::Contains("budget of 500 steps"), Error);
}

TEST_CASE("cuts, cores, cliques and strong components of random graphs are what naive search finds") {
    std::mt19937 random(1973);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        const auto snapshot = test::random_snapshot(random, 1 + random() % 9, random() % 18);
        const auto made = network(snapshot);
        const auto tied = test::edge_counts(snapshot, Direction::any);
        CHECK(sets(biconnected(made)) == naive_blocks(tied));
        CHECK(sets(cliques(made)) == naive_cliques(tied));
        const auto parts = count_parts(tied, kNobody);
        std::map<Vertex, std::string> cut;
        for (const auto& group : articulation_points(made).groups) {
            cut[group.members[0]] = test::words(group.figures);
        }
        Sets split;
        for (Vertex vertex = 0; vertex < tied.size(); ++vertex) {
            const auto without = count_parts(tied, vertex);
            CHECK(cut.count(vertex) == (without > parts ? 1 : 0));
            if (without > parts) {
                CHECK(cut[vertex] == "parts=" + std::to_string(without - parts + 1));
            }
            for (Vertex other = vertex + 1; other < tied.size(); ++other) {
                auto fewer = tied;
                fewer[vertex][other] -= 1;
                fewer[other][vertex] -= 1;
                if (tied[vertex][other] > 0 && count_parts(fewer, kNobody) > parts) {
                    split.insert({vertex, other});
                }
            }
        }
        CHECK(sets(bridges(made)) == split);
        for (const auto& group : cores(made).groups) {
            for (const auto vertex : group.members) {
                CHECK(test::words(group.figures) == "core=" + std::to_string(naive_core(tied, vertex)));
            }
        }
        const auto reach = test::closure(test::edge_counts(snapshot, Direction::forward));
        Sets mutual;
        for (Vertex vertex = 0; vertex < tied.size(); ++vertex) {
            std::vector<Vertex> both;
            for (Vertex other = 0; other < tied.size(); ++other) {
                if (other == vertex || (reach[vertex][other] > 0 && reach[other][vertex] > 0)) {
                    both.push_back(other);
                }
            }
            mutual.insert(both);
        }
        CHECK(sets(strong_components(forward(snapshot))) == mutual);
    }
}

}  // namespace entente
