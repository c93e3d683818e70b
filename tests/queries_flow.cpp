#include "queries/flow.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "weighted.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <map>
#include <random>
#include <set>

namespace entente {

namespace {

std::string keys(const Snapshot& snapshot, const std::vector<NodeIndex>& nodes) {
    std::string text;
    for (const auto node : nodes) {
        text += (text.empty() ? "" : " ") + std::string(snapshot.key(node));
    }
    return text;
}

std::string words(const Snapshot& snapshot, const std::vector<EdgeIndex>& edges) {
    std::string text;
    for (const auto edge : edges) {
        text += (text.empty() ? "" : ", ") + edge_words(snapshot, edge);
    }
    return text;
}

/// "AB AC ": which of two ends is the tail of a symmetric edge depends on how a file was loaded.
std::string ends(const Snapshot& snapshot, const std::vector<EdgeIndex>& edges) {
    std::string text;
    for (const auto edge : edges) {
        const std::string tail(snapshot.key(snapshot.tail(edge)));
        const std::string head(snapshot.key(snapshot.head(edge)));
        text += std::min(tail, head) + std::max(tail, head) + " ";
    }
    return text;
}

using Texts = std::vector<std::string>;

Texts paths(const Snapshot& snapshot, std::string_view from, std::string_view to, Apart apart,
            Direction direction = Direction::any) {
    Texts texts;
    for (const auto& path :
         disjoint_paths(snapshot, test::node(snapshot, from), test::node(snapshot, to), apart, direction)) {
        texts.push_back(keys(snapshot, path.nodes));
    }
    return texts;
}

EdgeCut edge_cut(const Snapshot& snapshot, std::string_view from, std::string_view to,
                 Direction direction = Direction::any) {
    return minimum_edge_cut(snapshot, test::node(snapshot, from), test::node(snapshot, to), direction);
}

NodeCut node_cut(const Snapshot& snapshot, std::string_view from, std::string_view to,
                 Direction direction = Direction::any) {
    return minimum_node_cut(snapshot, test::node(snapshot, from), test::node(snapshot, to), direction);
}

EdgeCut light_cut(const Snapshot& snapshot, std::string_view from, std::string_view to, Direction direction,
                  std::string_view weight = "w") {
    return minimum_edge_cut(snapshot, test::node(snapshot, from), test::node(snapshot, to), direction,
                            parse_weight(snapshot.schema(), weight));
}

/// A tie of a random graph, its ends numbered.
struct Line {
    unsigned tail;
    unsigned head;
    bool symmetric;
    unsigned weight;
};

struct RandomGraph {
    unsigned nodes;
    std::vector<Line> lines;

    Snapshot snapshot() const {
        std::string text;
        for (unsigned node = 0; node < nodes; ++node) {
            text += " n" + std::to_string(node);
        }
        for (const auto& line : lines) {
            text += " n" + std::to_string(line.tail) + (line.symmetric ? "-n" : ">n") + std::to_string(line.head) +
                    "=" + std::to_string(line.weight);
        }
        return test::weighted_snapshot(text);
    }

    /// Whether a walk leads from the one to the other that keeps off lost lines and nodes.
    bool leads(unsigned from, unsigned to, bool directed, unsigned lost_lines, unsigned lost_nodes) const {
        unsigned reached = 1U << from;
        for (unsigned round = 0; round < nodes; ++round) {
            for (std::size_t at = 0; at < lines.size(); ++at) {
                const auto& line = lines[at];
                const bool lost = (lost_lines >> at & 1U) != 0 || (lost_nodes >> line.tail & 1U) != 0 ||
                                  (lost_nodes >> line.head & 1U) != 0;
                if (!lost && (reached >> line.tail & 1U) != 0) {
                    reached |= 1U << line.head;
                }
                if (!lost && (!directed || line.symmetric) && (reached >> line.head & 1U) != 0) {
                    reached |= 1U << line.tail;
                }
            }
        }
        return (reached >> to & 1U) != 0;
    }

    unsigned weight(unsigned lost, bool weighted) const {
        unsigned sum = 0;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            sum += (lost >> at & 1U) * (weighted ? lines[at].weight : 1);
        }
        return sum;
    }

    unsigned least_lines(unsigned from, unsigned to, bool directed, bool weighted) const {
        auto least = std::numeric_limits<unsigned>::max();
        for (unsigned lost = 0; lost < 1U << lines.size(); ++lost) {
            if (weight(lost, weighted) < least && !leads(from, to, directed, lost, 0)) {
                least = weight(lost, weighted);
            }
        }
        return least;
    }

    unsigned direct(unsigned from, unsigned to, bool directed) const {
        return static_cast<unsigned>(std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
            return (line.tail == from && line.head == to) ||
                   ((!directed || line.symmetric) && line.tail == to && line.head == from);
        }));
    }

    /// Beside direct lines.
    unsigned least_nodes(unsigned from, unsigned to, bool directed) const {
        unsigned direct_lines = 0;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const auto ends = std::set{lines[at].tail, lines[at].head};
            direct_lines |= ends == std::set{from, to} ? 1U << at : 0U;
        }
        auto least = nodes;
        for (unsigned lost = 0; lost < 1U << nodes; ++lost) {
            const auto number = static_cast<unsigned>(__builtin_popcount(lost));
            const bool ends = (lost >> from & 1U) != 0 || (lost >> to & 1U) != 0;
            if (!ends && number < least && !leads(from, to, directed, direct_lines, lost)) {
                least = number;
            }
        }
        return least;
    }
};

RandomGraph random_graph(std::mt19937& random) {
    RandomGraph made{2 + static_cast<unsigned>(random() % 6), {}};
    for (auto left = random() % 10; left > 0; --left) {
        made.lines.push_back({static_cast<unsigned>(random() % made.nodes),
                              static_cast<unsigned>(random() % made.nodes), random() % 2 == 0,
                              static_cast<unsigned>(random() % 5)});
    }
    return made;
}

/// Each path leads from the one node to the other, and no two share what they must not.
void check_apart(const Snapshot& snapshot, const std::vector<Path>& paths, NodeIndex from, NodeIndex to, Apart apart,
                 Direction direction) {
    std::set<EdgeIndex> edges;
    std::set<NodeIndex> inner;
    for (const auto& path : paths) {
        CHECK(path.nodes.front() == from);
        CHECK(path.nodes.back() == to);
        REQUIRE(path.edges.size() + 1 == path.nodes.size());
        CHECK(std::set(path.nodes.begin(), path.nodes.end()).size() == path.nodes.size());
        for (std::size_t hop = 0; hop < path.edges.size(); ++hop) {
            const auto edge = path.edges[hop];
            CHECK(edges.insert(edge).second);
            const bool ahead = snapshot.tail(edge) == path.nodes[hop] && snapshot.head(edge) == path.nodes[hop + 1];
            const bool back = snapshot.head(edge) == path.nodes[hop] && snapshot.tail(edge) == path.nodes[hop + 1];
            CHECK((ahead || (back && (direction == Direction::any || snapshot.symmetric(edge)))));
        }
        for (std::size_t at = 1; apart == Apart::nodes && at + 1 < path.nodes.size(); ++at) {
            CHECK(inner.insert(path.nodes[at]).second);
        }
    }
}

unsigned number(const Snapshot& snapshot, NodeIndex node) {
    return static_cast<unsigned>(std::stoul(std::string(snapshot.key(node)).substr(1)));
}

/// The lines that the edges are; of those that differ by weight alone a cut has all.
unsigned mask(const std::vector<EdgeIndex>& edges, const Snapshot& snapshot, const RandomGraph& graph) {
    unsigned found = 0;
    for (const auto edge : edges) {
        const std::pair ends{number(snapshot, snapshot.tail(edge)), number(snapshot, snapshot.head(edge))};
        for (std::size_t at = 0; at < graph.lines.size(); ++at) {
            const auto& line = graph.lines[at];
            const bool same =
                ends == std::pair{line.tail, line.head} || (line.symmetric && ends == std::pair{line.head, line.tail});
            if (same && line.symmetric == snapshot.symmetric(edge) && (found >> at & 1U) == 0) {
                found |= 1U << at;
                break;
            }
        }
    }
    return found;
}

}  // namespace

TEST_CASE("between parts that are not connected there is no path and nothing to cut") {
    for (const auto* line : {"A B", "A-C B", "A-C C-C B-D", "A>A B>B"}) {
        CAPTURE(line);
        const auto snapshot = test::snapshot_of(line);
        CHECK(paths(snapshot, "A", "B", Apart::edges).empty());
        CHECK(paths(snapshot, "A", "B", Apart::nodes).empty());
        CHECK(edge_cut(snapshot, "A", "B").edges.empty());
        CHECK(edge_cut(snapshot, "A", "B").value == 0);
        CHECK(node_cut(snapshot, "A", "B").nodes.empty());
    }
}

TEST_CASE("a node and itself are no question") {
    const auto snapshot = test::snapshot_of("A-A A-B");
    CHECK_THROWS_WITH_AS(paths(snapshot, "A", "A", Apart::edges), doctest::Contains("from A to itself"), UsageError);
    CHECK_THROWS_AS(edge_cut(snapshot, "A", "A"), UsageError);
    CHECK_THROWS_AS(node_cut(snapshot, "A", "A"), UsageError);
}

TEST_CASE("parallel ties are ways of their own, and loops are none") {
    const auto snapshot = test::snapshot_of("A-B A>B B>A B-B B-C C-B A-A");
    CHECK(paths(snapshot, "A", "B", Apart::edges) == Texts{"A B", "A B", "A B"});
    CHECK(paths(snapshot, "A", "B", Apart::nodes) == Texts{"A B", "A B", "A B"});
    CHECK(paths(snapshot, "A", "C", Apart::edges) == Texts{"A B C", "A B C"});
    CHECK(paths(snapshot, "A", "C", Apart::nodes) == Texts{"A B C"});
    CHECK(words(snapshot, edge_cut(snapshot, "A", "C").edges) == "B -[TIE]- C, B -[TIE]- C");
    CHECK(edge_cut(snapshot, "A", "B").edges.size() == 3);
    for (const auto& path : disjoint_paths(snapshot, NodeIndex{0}, NodeIndex{1}, Apart::edges)) {
        CHECK((path.ties == std::vector<std::vector<EdgeIndex>>{path.edges}));
    }
}

TEST_CASE("a direct tie cannot be cut by losing nodes") {
    const auto snapshot = test::snapshot_of("A-B A>B A-C C-B");
    const auto cut = node_cut(snapshot, "A", "B");
    CHECK(cut.nodes.empty());
    CHECK(words(snapshot, cut.direct) == "A -[TIE]- B, A -[LINK]-> B");
    CHECK(words(snapshot, node_cut(snapshot, "B", "A", Direction::forward).direct) == "A -[TIE]- B");
    CHECK(keys(snapshot, node_cut(test::snapshot_of("A>B B-C C-A"), "B", "A", Direction::forward).nodes) == "C");
}

TEST_CASE("with direction a tie is followed from tail to head, a symmetric one either way") {
    const auto snapshot = test::snapshot_of("A>B C>B A-D D-B");
    CHECK(paths(snapshot, "A", "B", Apart::edges, Direction::forward) == Texts{"A B", "A D B"});
    CHECK(paths(snapshot, "B", "A", Apart::edges, Direction::forward) == Texts{"B D A"});
    CHECK(paths(snapshot, "A", "C", Apart::edges, Direction::forward).empty());
    CHECK(paths(snapshot, "A", "C", Apart::edges) == Texts{"A B C"});
    CHECK(words(snapshot, edge_cut(snapshot, "B", "A", Direction::forward).edges) == "B -[TIE]- D");
}

TEST_CASE("a later way reroutes an earlier one (the example of Ford and Fulkerson's residual edge)") {
    const auto snapshot = test::snapshot_of("S>A A>D D>T S>B1 B1>B2 B2>D A>C1 C1>C2 C2>T");
    CHECK(paths(snapshot, "S", "T", Apart::edges, Direction::forward) == Texts{"S A C1 C2 T", "S B1 B2 D T"});
    CHECK(paths(snapshot, "S", "T", Apart::nodes, Direction::forward).size() == 2);
}

TEST_CASE("what flows in a circle is on no path") {
    // The shortest way S A b C T is filled first; the other one then goes by C and A, and closes the circle A b C A.
    const auto snapshot = test::snapshot_of("S>A A>b b>C C>T S>p1 p1>p2 p2>p3 p3>C C>A A>q1 q1>q2 q2>q3 q3>T");
    CHECK(paths(snapshot, "S", "T", Apart::edges, Direction::forward) == Texts{"S A q1 q2 q3 T", "S p1 p2 p3 C T"});
}

TEST_CASE("of several cuts the one nearest to the beginning is found") {
    const auto snapshot = test::snapshot_of("A-B B-C C-D D-E");
    CHECK(words(snapshot, edge_cut(snapshot, "A", "E").edges) == "A -[TIE]- B");
    CHECK(words(snapshot, edge_cut(snapshot, "E", "A").edges) == "D -[TIE]- E");
    CHECK(keys(snapshot, node_cut(snapshot, "A", "E").nodes) == "B");
    CHECK(keys(snapshot, node_cut(snapshot, "E", "A").nodes) == "D");
}

TEST_CASE("answers come by hops, then by key, however the file was loaded") {
    for (const auto* line : {"A-X X-Z A-B B-Z A-C C-D D-Z", "D-Z C-D A-C B-Z A-B X-Z A-X"}) {
        CAPTURE(line);
        const auto snapshot = test::snapshot_of(line);
        CHECK(paths(snapshot, "A", "Z", Apart::edges) == Texts{"A B Z", "A X Z", "A C D Z"});
        CHECK(keys(snapshot, node_cut(snapshot, "A", "Z").nodes) == "B C X");
        CHECK(ends(snapshot, edge_cut(snapshot, "A", "Z").edges) == "AB AC AX ");
    }
}

TEST_CASE("only what is visible is followed, and a path says when all of it held") {
    const auto snapshot = test::snapshot_of("A-B@1950-01-01.. B-C@..1990-01-01 A-D@1960-01-01.. D-C C@1940-01-01..");
    const auto then = test::on_day(snapshot, "1955-01-01");
    CHECK(paths(then, "A", "C", Apart::edges) == Texts{"A B C"});
    CHECK(paths(test::on_day(snapshot, "1930-01-01"), "A", "C", Apart::nodes).empty());
    const auto found = disjoint_paths(then, test::node(then, "A"), test::node(then, "C"), Apart::nodes);
    REQUIRE(found.size() == 1);
    CHECK(found[0].spans == Intervals{{parse_day("1950-01-01"), parse_day("1990-01-01")}});
    CHECK(paths(snapshot, "A", "C", Apart::edges).size() == 2);
}

TEST_CASE(
    "weights are what ties carry: the flow of 23 in Cormen and others, Introduction to Algorithms, 3rd ed., 26.1") {
    const auto snapshot =
        test::weighted_snapshot("s>v1=16 s>v2=13 v1>v3=12 v2>v1=4 v3>v2=9 v2>v4=14 v4>v3=7 v3>t=20 v4>t=4");
    const auto cut = light_cut(snapshot, "s", "t", Direction::forward);
    CHECK(cut.value == 23);
    CHECK(words(snapshot, cut.edges) == "v1 -[LINK]-> v3, v4 -[LINK]-> t, v4 -[LINK]-> v3");
    CHECK(cut.weights == std::vector<double>{12, 4, 7});
}

TEST_CASE("what weighs nothing is cut where it crosses, and a fraction is no trouble") {
    const auto snapshot = test::weighted_snapshot("A-B=0 A-C=0.1 A-C=0.2 C-B=0.5");
    const auto cut = light_cut(snapshot, "A", "B", Direction::any);
    CHECK(words(snapshot, cut.edges) == "A -[TIE]- B, A -[TIE]- C, A -[TIE]- C");
    CHECK(cut.value == doctest::Approx(0.3));
    CHECK_THROWS_AS(light_cut(test::weighted_snapshot("A-B"), "A", "B", Direction::any, "ties"), UsageError);
    CHECK_THROWS_WITH_AS(light_cut(test::weighted_snapshot("A-B=2 B-C"), "A", "B", Direction::any),
                         doctest::Contains("B -[TIE]- C"), Error);
}

TEST_CASE("the karate club splits where Zachary's minimum cut has it: all but one of 34 on the side they chose") {
    // Zachary, "An information flow model for conflict and fission in small groups", 1977: member 9 (here 8) is the
    // one.
    std::string line;
    for (const auto& row : test::shared_rows("karate", "edges.csv")) {
        line += row[0] == "source" ? "" : " " + row[0] + "-" + row[1] + "=" + row[2];
    }
    if (line.empty()) {
        MESSAGE("skipped: there is no shared folder");
        return;
    }
    const auto snapshot = test::weighted_snapshot(line);
    std::set<std::string> hi{"0", "1", "2", "3", "4", "5", "6", "7", "10", "11", "12", "13", "16", "17", "19", "21"};
    const auto cut = light_cut(snapshot, "0", "33", Direction::any);
    CHECK(cut.value == 22);
    CHECK(cut.edges.size() == 10);
    for (const auto edge : cut.edges) {
        CHECK(hi.contains(std::string(snapshot.key(snapshot.tail(edge)))) !=
              hi.contains(std::string(snapshot.key(snapshot.head(edge)))));
    }
    CHECK(paths(snapshot, "0", "33", Apart::edges).size() == 10);
    CHECK(paths(snapshot, "0", "33", Apart::nodes).size() == 6);
}

TEST_CASE("a long chain is no deeper than memory, and an end can be asked for") {
    std::vector<test::Tie> ties;
    for (int at = 0; at < 2000; ++at) {
        ties.push_back({.tail = std::to_string(at), .head = std::to_string(at + 1), .symmetric = true});
    }
    const auto snapshot = test::snapshot_of(ties);
    const auto found = disjoint_paths(snapshot, NodeIndex{0}, NodeIndex{2000}, Apart::nodes);
    CHECK(found.at(0).edges.size() == 2000);
    const std::atomic<bool> stop = true;
    CHECK_THROWS_AS(
        disjoint_paths(snapshot, NodeIndex{0}, NodeIndex{2000}, Apart::edges, Direction::any, {1, {}, &stop}),
        Interrupted);
}

TEST_CASE(
    "as many paths share no edge as the fewest edges that part the two, in random graphs by trying all (Menger)") {
    std::mt19937 random(1927);
    for (int round = 0; round < 150; ++round) {
        CAPTURE(round);
        const auto graph = random_graph(random);
        const auto snapshot = graph.snapshot();
        const auto from = test::node(snapshot, "n0");
        const auto to = test::node(snapshot, "n1");
        for (const auto direction : {Direction::any, Direction::forward}) {
            const bool directed = direction == Direction::forward;
            const auto least = graph.least_lines(0, 1, directed, false);
            const auto found = disjoint_paths(snapshot, from, to, Apart::edges, direction);
            CHECK(found.size() == least);
            check_apart(snapshot, found, from, to, Apart::edges, direction);
            const auto cut = minimum_edge_cut(snapshot, from, to, direction);
            CHECK(cut.value == least);
            CHECK(cut.edges.size() == least);
            CHECK_FALSE(graph.leads(0, 1, directed, mask(cut.edges, snapshot, graph), 0));
            const auto light = light_cut(snapshot, "n0", "n1", direction);
            CHECK(light.value == graph.least_lines(0, 1, directed, true));
            CHECK_FALSE(graph.leads(0, 1, directed, mask(light.edges, snapshot, graph), 0));
        }
    }
}

TEST_CASE(
    "as many paths share no node as the fewest nodes that part the two, in random graphs by trying all (Menger)") {
    std::mt19937 random(1932);
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        const auto graph = random_graph(random);
        const auto snapshot = graph.snapshot();
        const auto from = test::node(snapshot, "n0");
        const auto to = test::node(snapshot, "n1");
        for (const auto direction : {Direction::any, Direction::forward}) {
            const bool directed = direction == Direction::forward;
            const auto direct = graph.direct(0, 1, directed);
            const auto found = disjoint_paths(snapshot, from, to, Apart::nodes, direction);
            CHECK(found.size() == graph.least_nodes(0, 1, directed) + direct);
            check_apart(snapshot, found, from, to, Apart::nodes, direction);
            const auto cut = minimum_node_cut(snapshot, from, to, direction);
            CHECK(cut.direct.size() == direct);
            if (direct == 0) {
                unsigned lost = 0;
                for (const auto node : cut.nodes) {
                    lost |= 1U << number(snapshot, node);
                }
                CHECK(cut.nodes.size() == found.size());
                CHECK_FALSE(graph.leads(0, 1, directed, 0, lost));
            }
        }
    }
}

}  // namespace entente
