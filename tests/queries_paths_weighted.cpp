// Weighted, widest, all and simple paths; restrictions of nodes and of time.

#include "queries/paths.hpp"

#include "graph/error.hpp"
#include "weighted.hpp"

#include <doctest/doctest.h>

namespace entente {

namespace {

using Texts = std::vector<std::string>;

/// "A C B 2.5": nodes and weight of each path.
Texts paths(const Snapshot& snapshot, std::string_view from, std::string_view to, const PathOptions& options = {}) {
    Texts texts;
    for (const auto& path : shortest_paths(snapshot, test::node(snapshot, from), test::node(snapshot, to), options)) {
        std::string text;
        for (const auto at : path.nodes) {
            text += std::string(snapshot.key(at)) + " ";
        }
        texts.push_back(text + fmt::format("{}", path.weight));
    }
    return texts;
}

PathOptions weighted(const Snapshot& snapshot, std::string_view text = "w") {
    PathOptions options;
    options.weight = parse_weight(snapshot.schema(), text);
    return options;
}

PathOptions widest(const Snapshot& snapshot, std::string_view text = "w") {
    PathOptions options;
    options.widest = parse_weight(snapshot.schema(), text);
    return options;
}

std::string error_of(const Snapshot& snapshot, const PathOptions& options) {
    try {
        paths(snapshot, "A", "B", options);
        return "none";
    } catch (const Error& error) {
        return error.what();
    }
}

bool has(const std::string& message, std::string_view part) { return message.find(part) != std::string::npos; }

std::string spans(const Intervals& intervals) {
    std::string text;
    for (const auto& interval : intervals) {
        text += (text.empty() ? "" : ",") + to_string(interval.since) + ">" + to_string(interval.until);
    }
    return text;
}

}  // namespace

TEST_CASE("the lightest path is found where it is longer, and of parallel ties the lightest is taken") {
    const auto snapshot = test::weighted_snapshot("A-B=9 A-C=1 A>C=4 C-D=1 D-B=1 E B-B=0");
    auto options = weighted(snapshot);
    options.k = 3;
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A C D B 3", "A B 9"});
    CHECK(paths(snapshot, "A", "E", options).empty());
    CHECK(paths(snapshot, "E", "E", options) == Texts{"E 0"});
    const auto path = shortest_paths(snapshot, test::node(snapshot, "A"), test::node(snapshot, "B"), options).at(0);
    CHECK(snapshot.symmetric(path.edges[0]));
    CHECK(path.ties[0].size() == 2);
}

TEST_CASE("Yen's example: the three shortest paths from C to H (Yen 1971; as in many textbooks)") {
    const auto snapshot = test::weighted_snapshot("C>D=3 C>E=2 E>D=1 D>F=4 E>F=2 E>G=3 F>G=2 F>H=1 G>H=2");
    auto options = weighted(snapshot);
    options.direction = Direction::forward;
    options.k = 3;
    CHECK(paths(snapshot, "C", "H", options) == Texts{"C E F H 5", "C E G H 7", "C D F H 8"});
}

TEST_CASE("weights that differ by rounding alone are equal, and fewer hops come first") {
    const auto snapshot = test::weighted_snapshot("A-C=0.1 C-B=0.2 A-D=0.3 D-B=0.0 A-B=0.3 A-E=0.15 E-B=0.15");
    auto options = weighted(snapshot);
    options.all_shortest = true;
    CHECK(paths(snapshot, "A", "B", options).size() == 4);
    options.all_shortest = false;
    options.k = 4;
    const auto found = paths(snapshot, "A", "B", options);
    REQUIRE(found.size() == 4);
    CHECK(found[0] == "A B 0.3");
    CHECK(has(found[1], "A C B"));
    CHECK(has(found[2], "A D B"));
    CHECK(has(found[3], "A E B"));
}

TEST_CASE("zero weights make no endless way") {
    const auto snapshot = test::weighted_snapshot("A-C=0 C-D=0 D-A=0 D-B=0 C-B=0");
    auto options = weighted(snapshot);
    options.k = 9;
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A C B 0", "A D B 0", "A C D B 0", "A D C B 0"});
}

TEST_CASE("one over a weight, and the number of ties") {
    const auto snapshot = test::weighted_snapshot("A-B=1 A-C=4 C-B=4 A>C=4 C>A=4 C-B=4 B>C=4");
    CHECK(paths(snapshot, "A", "B", weighted(snapshot, "1/w")) == Texts{"A C B 0.5"});
    CHECK(paths(snapshot, "A", "B", weighted(snapshot, "ties")) == Texts{"A B 1"});
    const auto found = paths(snapshot, "A", "B", weighted(snapshot, "1/ties"));
    CHECK(has(found.at(0), "A C B 0.6666"));
}

TEST_CASE("max_hops takes a dearer path that is short enough") {
    const auto snapshot = test::weighted_snapshot("A-C=1 C-D=1 D-B=1 A-E=2 E-B=2 A-B=9");
    auto options = weighted(snapshot);
    for (const auto& [hops, text] : {std::pair{3U, "A C D B 3"}, {2U, "A E B 4"}, {1U, "A B 9"}}) {
        CAPTURE(hops);
        options.max_hops = hops;
        CHECK(paths(snapshot, "A", "B", options) == Texts{text});
    }
}

TEST_CASE("the widest path has the greatest least tie, then the fewest hops") {
    const auto snapshot = test::weighted_snapshot("A-B=2 A-C=5 C-B=9 A-D=7 D-C=5 B-C=3");
    auto options = widest(snapshot);
    options.k = 3;
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A C B 5", "A D C B 5", "A B 2"});
    options.max_hops = 1;
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A B 2"});
    CHECK(paths(snapshot, "A", "A", options) == Texts{"A inf"});
    const auto parallel = test::weighted_snapshot("A-B=2 A-B=8 B-C=1");
    const auto path =
        shortest_paths(parallel, test::node(parallel, "A"), test::node(parallel, "C"), widest(parallel)).at(0);
    CHECK(path.weight == 1);
    CHECK(path.edges[0] == EdgeIndex{1});
}

TEST_CASE("all shortest paths of a grid are counted by the binomial coefficient") {
    std::string line;
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column) {
            line += row < 4 ? fmt::format("{}{}-{}{}=1 ", row, column, row + 1, column) : "";
            line += column < 4 ? fmt::format("{}{}-{}{}=1 ", row, column, row, column + 1) : "";
        }
    }
    const auto grid = test::weighted_snapshot(line);
    PathOptions options;
    options.all_shortest = true;
    CHECK(paths(grid, "00", "44", options).size() == 70);
    options.weight = weighted(grid).weight;
    CHECK(paths(grid, "00", "44", options).size() == 70);
    options.limit = 69;
    CHECK_THROWS_WITH_AS(paths(grid, "00", "44", options), doctest::Contains("69 paths"), Error);
}

TEST_CASE("simple paths of the complete graph are counted by arrangements") {
    const auto complete = test::weighted_snapshot("A-B A-C A-D A-E B-C B-D B-E C-D C-E D-E A-A A>B");
    PathOptions options;
    options.simple = true;
    for (const auto& [hops, count] : {std::pair{0U, 0U}, {1U, 1U}, {2U, 4U}, {3U, 10U}, {4U, 16U}, {9U, 16U}}) {
        CAPTURE(hops);
        options.max_hops = hops;
        CHECK(paths(complete, "A", "B", options).size() == count);
    }
    options.limit = 15;
    CHECK_THROWS_WITH_AS(paths(complete, "A", "B", options), doctest::Contains("15 paths, the limit"), Error);
    options.limit = 100;
    options.budget = 10;
    CHECK_THROWS_WITH_AS(paths(complete, "A", "B", options), doctest::Contains("10 ties, its budget"), Error);
}

TEST_CASE("inner nodes have the labels asked for, ends need not") {
    const auto snapshot = test::weighted_snapshot("A:State B:State X:Org Y:State A-X X-B A-Y Y-B A-Z Z-B");
    PathOptions options;
    options.k = 9;
    CHECK(paths(snapshot, "A", "B", options).size() == 3);
    options.through = {test::label(snapshot, "Org")};
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A X B 2"});
    options.through = {};
    options.avoid_labels = {test::label(snapshot, "State")};
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A X B 2", "A Z B 2"});
    options.avoid = {test::node(snapshot, "X"), test::node(snapshot, "A")};
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A Z B 2"});
}

TEST_CASE("over all time hops share a day, timeless ones need none, and a period is where the day lies") {
    const auto snapshot =
        test::weighted_snapshot("A-C=1@1990..1995 C-B=1@2000..2005 A-D=5@1980..1992 D-B=5@1985.. A-B=30@2001..2003");
    auto options = weighted(snapshot);
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A D B 10"});
    options.timeless = true;
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A C B 2"});
    const auto apart = shortest_paths(snapshot, test::node(snapshot, "A"), test::node(snapshot, "B"), options).at(0);
    CHECK(apart.spans.empty());
    options.timeless = false;
    for (const auto& [since, until, text] : {std::tuple{"1980-01-01", "1984-01-01", ""},
                                             {"1980-01-01", "1985-02-01", "A D B 10"},
                                             {"1993-01-01", "2001-06-01", "A B 30"}}) {
        CAPTURE(since);
        options.during = Interval{parse_day(since), parse_day(until)};
        CHECK(paths(snapshot, "A", "B", options) == (*text == '\0' ? Texts{} : Texts{text}));
    }
    options.during = Interval{parse_day("2024-01-01"), parse_day("2014-01-01")};
    CHECK_THROWS_AS(paths(snapshot, "A", "B", options), UsageError);
}

TEST_CASE("a path weighs what it does on its best day, and its days are those of the ties that make it so") {
    const auto snapshot = test::weighted_snapshot(
        "A-B=1@1930-01-01..1940-01-01 A-B=5@1950-01-01..1960-01-01 B-C=10@1930-01-01..1940-01-01 "
        "B-C=1@1950-01-01..1960-01-01 A-C=8@1930-01-01..1940-01-01");
    auto options = weighted(snapshot);
    options.k = 2;
    CHECK(paths(snapshot, "A", "C", options) == Texts{"A B C 6", "A C 8"});
    const auto path = shortest_paths(snapshot, test::node(snapshot, "A"), test::node(snapshot, "C"), options).at(0);
    CHECK(spans(path.spans) == "1950-01-01>1960-01-01");
}

TEST_CASE("in a period the ties are those that held in it") {
    const auto snapshot = test::weighted_snapshot("A-B=1@1930..1940 A-B=2@1949-04-04.. A>B=2@1990..2000");
    PathOptions options;
    options.during = Interval{parse_day("2014-01-01"), parse_day("2025-01-01")};
    const auto path = shortest_paths(snapshot, test::node(snapshot, "A"), test::node(snapshot, "B"), options).at(0);
    CHECK(path.ties.at(0).size() == 1);
    CHECK(spans(path.spans) == "1949-04-04>..");
}

TEST_CASE("an edge without a weight is named, wherever it lies; types that are not followed need none") {
    const auto snapshot = test::weighted_snapshot("A-B=1 C>D X-X");
    auto options = weighted(snapshot);
    CHECK(has(error_of(snapshot, options), "C -[LINK]-> D"));
    options.types = {test::type(snapshot, "TIE")};
    CHECK(paths(snapshot, "A", "B", options) == Texts{"A B 1"});
    CHECK(has(error_of(test::weighted_snapshot("A-B=-1"), options), "A -[TIE]- B"));
}

TEST_CASE("a path is not the lightest and the widest at once, nor timeless in a period") {
    const auto snapshot = test::weighted_snapshot("A-B=1");
    auto options = weighted(snapshot);
    options.widest = options.weight;
    CHECK_THROWS_AS(paths(snapshot, "A", "B", options), UsageError);
    PathOptions timeless;
    timeless.timeless = true;
    timeless.during = Interval{parse_day("2014-01-01"), parse_day("2025-01-01")};
    CHECK_THROWS_AS(paths(snapshot, "A", "B", timeless), UsageError);
    timeless.timeless = false;
    CHECK_THROWS_AS(paths(test::on_day(snapshot, "2020-01-01"), "A", "B", timeless), UsageError);
}

}  // namespace entente
