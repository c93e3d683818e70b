#include "queries/paths.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"

#include <doctest/doctest.h>

namespace entente {

namespace {

std::string written(const Snapshot& snapshot, const Path& path) {
    std::string text;
    for (const auto at : path.nodes) {
        text += (text.empty() ? "" : " ") + std::string(snapshot.key(at));
    }
    return text;
}

/// The paths between two nodes, each as the keys of its nodes.
std::vector<std::string> paths(const Snapshot& snapshot, std::string_view from, std::string_view to,
                               const PathOptions& options = {}) {
    std::vector<std::string> texts;
    for (const auto& path : shortest_paths(snapshot, test::node(snapshot, from), test::node(snapshot, to), options)) {
        texts.push_back(written(snapshot, path));
    }
    return texts;
}

std::string only(const Snapshot& snapshot, std::string_view from, std::string_view to,
                 const PathOptions& options = {}) {
    const auto found = paths(snapshot, from, to, options);
    return found.empty() ? "none" : found.front();
}

PathOptions up_to(std::size_t k) {
    PathOptions options;
    options.k = k;
    return options;
}

PathOptions forward() {
    PathOptions options;
    options.direction = Direction::forward;
    return options;
}

std::string spans(const Intervals& intervals) {
    std::string text;
    for (const auto& interval : intervals) {
        text += (text.empty() ? "" : ",") + to_string(interval.since) + ">" + to_string(interval.until);
    }
    return text;
}

Path path(const Snapshot& snapshot, std::string_view from, std::string_view to) {
    return shortest_paths(snapshot, test::node(snapshot, from), test::node(snapshot, to)).at(0);
}

}  // namespace

TEST_CASE("from a node to itself there is one path, without a hop") {
    const auto snapshot = test::snapshot_of("A");
    const auto found = shortest_paths(snapshot, NodeIndex{0}, NodeIndex{0}, up_to(3));
    REQUIRE(found.size() == 1);
    CHECK(found[0].nodes.size() == 1);
    CHECK(found[0].edges.empty());
    CHECK(found[0].weight == 0);
    CHECK(found[0].spans == always());
}

TEST_CASE("between parts that are not connected there is no path") {
    CHECK(only(test::snapshot_of("A-B C-D E"), "A", "D") == "none");
    CHECK(only(test::snapshot_of("A-B C-D E"), "E", "A") == "none");
}

TEST_CASE("parallel edges are one path that lists them all, and loops are in none") {
    const auto snapshot = test::snapshot_of("A-A A-B A>B B>A B-B B-C");
    CHECK(paths(snapshot, "A", "C", up_to(9)) == std::vector<std::string>{"A B C"});
    const auto found = path(snapshot, "A", "C");
    REQUIRE(found.ties.size() == 2);
    CHECK(found.ties[0].size() == 3);
    CHECK(found.ties[1].size() == 1);
    CHECK(found.edges[0] == found.ties[0][0]);
}

TEST_CASE("a path follows edges in any direction unless it is told not to") {
    const auto snapshot = test::snapshot_of("A>B C>B C-D");
    CHECK(only(snapshot, "A", "D") == "A B C D");
    CHECK(only(snapshot, "A", "D", forward()) == "none");
    CHECK(only(snapshot, "A", "B", forward()) == "A B");
    CHECK(only(snapshot, "D", "B", forward()) == "D C B");
}

TEST_CASE("a path follows the types that are named") {
    const auto snapshot = test::snapshot_of("A>B:MEMBER_OF B>C:PARTY_TO A>C:OPPOSES");
    PathOptions options;
    options.types = {test::type(snapshot, "MEMBER_OF"), test::type(snapshot, "PARTY_TO")};
    CHECK(only(snapshot, "A", "C") == "A C");
    CHECK(only(snapshot, "A", "C", options) == "A B C");
    options.types.pop_back();
    CHECK(only(snapshot, "A", "C", options) == "none");
}

TEST_CASE("of equally short paths the first by key comes first, however the file was loaded") {
    for (const std::string line : {"A-X A-B X-Z B-Z X-C C-Z", "C-Z X-C B-Z X-Z A-B A-X"}) {
        CAPTURE(line);
        CHECK(paths(test::snapshot_of(line), "A", "Z", up_to(9)) ==
              std::vector<std::string>{"A B Z", "A X Z", "A X C Z"});
    }
}

TEST_CASE("k shortest paths come by hops, without a node twice (Yen's example, its weights as chains)") {
    // C-E 2, E-D 1, C-D 3, D-F 4, E-F 2, E-G 3, F-G 2, F-H 1, G-H 2; a weight of w is w edges.
    const auto snapshot = test::snapshot_of(
        "C>ce ce>E E>D C>cd1 cd1>cd2 cd2>D D>df1 df1>df2 df2>df3 df3>F E>ef ef>F E>eg1 eg1>eg2 eg2>G F>fg fg>G F>H "
        "G>gh gh>H");
    auto options = forward();
    options.k = 3;
    CHECK(paths(snapshot, "C", "H", options) ==
          std::vector<std::string>{"C ce E ef F H", "C ce E eg1 eg2 G gh H", "C cd1 cd2 D df1 df2 df3 F H"});
}

TEST_CASE("max_hops leaves out longer paths") {
    const auto snapshot = test::snapshot_of("A-B B-C C-D A-D");
    auto options = up_to(9);
    for (const auto& [hops, count] : {std::pair{0, 0U}, {1, 1U}, {2, 1U}, {3, 2U}}) {
        options.max_hops = static_cast<std::size_t>(hops);
        CHECK(paths(snapshot, "A", "D", options).size() == count);
    }
}

TEST_CASE("a path has the days on which all of it held") {
    const auto snapshot = test::snapshot_of("A-B@1950-01-01..1960-01-01,1970-01-01.. B-C@1955-05-14..1991-07-01");
    CHECK(spans(path(snapshot, "A", "C").spans) == "1955-05-14>1960-01-01,1970-01-01>1991-07-01");
    CHECK(spans(path(test::on_day(snapshot, "1980-01-01"), "A", "C").spans) ==
          "1955-05-14>1960-01-01,1970-01-01>1991-07-01");
    CHECK(only(test::on_day(snapshot, "1965-01-01"), "A", "C") == "none");
}

TEST_CASE("a path's certain days are those that are certain of each part") {
    const auto snapshot = test::snapshot_of("A-B@1950..1960 B-C@1955-05-14..1991-07-01");
    CHECK(spans(path(snapshot, "A", "B").spans) == "1950-01-01>1960-12-31");
    CHECK(spans(path(snapshot, "A", "B").certain_spans) == "1950-12-31>1960-01-01");
    CHECK(spans(path(snapshot, "A", "C").certain_spans) == "1955-05-14>1960-01-01");
}

TEST_CASE("over all time the hops of a path share a day") {
    const auto snapshot = test::snapshot_of("A-B@1930..1940 B-Z@1950..1960 A-C@1930.. C-D@1935..1938 D-Z@1937-06-01..");
    CHECK(paths(snapshot, "A", "Z", up_to(5)) == std::vector<std::string>{"A C D Z"});
    CHECK(spans(path(snapshot, "A", "Z").spans) == "1937-06-01>1938-12-31");
}

TEST_CASE("of parallel ties the one that leaves the most common days is taken") {
    const auto snapshot = test::snapshot_of("A-B@1939-01-01..1939-02-01 A-B:PACT@1949-04-04.. B-C@1930-01-01..");
    CHECK(spans(path(snapshot, "A", "C").spans) == "1949-04-04>..");
    const auto apart =
        test::snapshot_of("A-B@1949-01-01..1960-01-01 A-B:PACT@1939-01-01..1940-01-01 B-C@1930-01-01..1945-01-01");
    CHECK(spans(path(apart, "A", "C").spans) == "1939-01-01>1940-01-01");
}

TEST_CASE("a path goes only to what is visible") {
    const auto snapshot = test::on_day(test::snapshot_of("A-B@1949-01-01..1955-01-01 C@1990-01-01.. A"), "1980-01-01");
    CHECK(only(snapshot, "A", "B") == "none");
    CHECK(only(test::on_day(snapshot, "1980-01-01"), "C", "C") == "none");
}

TEST_CASE("a search over its budget says so") {
    std::string line;
    for (int number = 0; number < 40; ++number) {
        line += " A-m" + std::to_string(number) + " m" + std::to_string(number) + "-Z";
    }
    const auto snapshot = test::snapshot_of(line);
    auto options = up_to(100);
    CHECK(paths(snapshot, "A", "Z", options).size() == 40);
    options.budget = 1000;
    CHECK_THROWS_AS(paths(snapshot, "A", "Z", options), Error);
}

TEST_CASE("a long chain is no deeper than memory") {
    std::vector<test::Tie> ties;
    for (int number = 0; number < 2000; ++number) {
        ties.push_back({.tail = std::to_string(number), .head = std::to_string(number + 1), .symmetric = true});
    }
    const auto snapshot = test::snapshot_of(ties);
    CHECK(path(snapshot, "0", "2000").edges.size() == 2000);
}

}  // namespace entente
