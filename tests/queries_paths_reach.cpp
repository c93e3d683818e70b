#include "graph/error.hpp"
#include "queries/paths.hpp"
#include "weighted.hpp"

#include <doctest/doctest.h>

namespace entente {

namespace {

/// "A 0, B 1": who is reached, and how far it is.
std::string reached(const Snapshot& snapshot, std::string_view from, const PathOptions& options = {}) {
    std::string text;
    for (const auto& one : reach(snapshot, test::node(snapshot, from), options)) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", snapshot.key(one.node), one.distance);
    }
    return text;
}

std::string reached(std::string_view line, std::string_view from, const PathOptions& options = {}) {
    return reached(test::on_day(test::weighted_snapshot(line), "2020-01-01"), from, options);
}

PathOptions within(std::size_t hops) {
    PathOptions options;
    options.max_hops = hops;
    return options;
}

std::string first(const Snapshot& snapshot, std::string_view from, std::string_view to,
                  const PathOptions& options = {}) {
    const auto day = first_day(snapshot, test::node(snapshot, from), test::node(snapshot, to), options);
    return day ? to_string(*day) : "never";
}

}  // namespace

TEST_CASE("a node reaches itself, and what it is tied to by hops") {
    CHECK(reached("A", "A") == "A 0");
    CHECK(reached("A-A", "A") == "A 0");
    CHECK(reached("B-A A-B C>B C-D E-F", "A") == "A 0, B 1, C 2, D 3");
    CHECK(reached("B-A A-B C>B C-D E-F", "A", within(2)) == "A 0, B 1, C 2");
    CHECK(reached("B-A A-B C>B C-D E-F", "A", within(0)) == "A 0");
    PathOptions forward;
    forward.direction = Direction::forward;
    CHECK(reached("A>B B>C D>C C-E", "A", forward) == "A 0, B 1, C 2, E 3");
}

TEST_CASE("weighted distances are sums of the lightest ties, also where hops are bounded") {
    const auto snapshot = test::on_day(test::weighted_snapshot("A-B=1 A-B=0.5 B-C=1 A-C=4 C-D=0"), "2020-01-01");
    PathOptions options;
    options.weight = parse_weight(snapshot.schema(), "w");
    CHECK(reached(snapshot, "A", options) == "A 0, B 0.5, C 1.5, D 1.5");
    options.max_hops = 1;
    CHECK(reached(snapshot, "A", options) == "A 0, B 0.5, C 4");
    options.max_hops = 2;
    CHECK(reached(snapshot, "A", options) == "A 0, B 0.5, C 1.5, D 4");
}

TEST_CASE("what may not be crossed is reached and not left") {
    const auto snapshot = test::on_day(test::weighted_snapshot("A-B B-C A-D D-E B:Org A:Org"), "2020-01-01");
    PathOptions options;
    options.avoid_labels = {test::label(snapshot, "Org")};
    CHECK(reached(snapshot, "A", options) == "A 0, B 1, D 1, E 2");
}

TEST_CASE("over all time the distance is the shortest of any day, with the days on which it is") {
    const auto snapshot = test::weighted_snapshot(
        "A-B@1990-01-01..2000-01-01 B-C@1995-01-01.. A-D@1980-01-01.. D-E@1980-01-01.. E-C@1980-01-01..");
    CHECK(reached(snapshot, "A") == "A 0, B 1, D 1, C 2, E 2");
    const auto found = reach(snapshot, test::node(snapshot, "A"));
    CHECK(found.at(3).spans == Intervals{{parse_day("1995-01-01"), parse_day("2000-01-01")}});
    PathOptions options;
    options.during = Interval{parse_day("1991-01-01"), parse_day("1992-01-01")};
    CHECK(reached(snapshot, "A", options) == "A 0, B 1, D 1, E 2, C 3");
    options.timeless = true;
    options.during.reset();
    CHECK(reach(snapshot, test::node(snapshot, "A"), options).at(3).spans.empty());
}

TEST_CASE("nothing is reached from where nothing is, and no width is a distance") {
    CHECK(reached(test::on_day(test::snapshot_of("A@1990..1995"), "2020-01-01"), "A").empty());
    const auto snapshot = test::weighted_snapshot("A-B=1");
    PathOptions options;
    options.widest = parse_weight(snapshot.schema(), "w");
    CHECK_THROWS_AS(reach(snapshot, NodeIndex{0}, options), UsageError);
}

TEST_CASE("the first day is the first on which all hops held") {
    const auto snapshot = test::weighted_snapshot(
        "A-B@1990-01-01..1999-01-01,2005-01-01.. B-C@1980-01-01..1985-01-01,1995-06-01.. A-D@1970-01-01..1971-01-01 "
        "D-E E-F F-C@..1970-02-01 G");
    CHECK(first(snapshot, "A", "B") == "1990-01-01");
    CHECK(first(snapshot, "A", "C") == "1970-01-01");
    CHECK(first(snapshot, "A", "C", within(2)) == "1995-06-01");
    CHECK(first(snapshot, "A", "G") == "never");
    CHECK(first(snapshot, "D", "C") == "..");
    CHECK(*first_day(snapshot, test::node(snapshot, "D"), test::node(snapshot, "C")) == Day::beginning());
    PathOptions options;
    options.during = Interval{parse_day("2000-01-01"), parse_day("2010-01-01")};
    CHECK(first(snapshot, "A", "C", options) == "2005-01-01");
}

TEST_CASE("a first day is looked for over all time") {
    const auto snapshot = test::weighted_snapshot("A-B@1990..");
    PathOptions timeless;
    timeless.timeless = true;
    CHECK_THROWS_AS(first(snapshot, "A", "B", timeless), UsageError);
    CHECK_THROWS_AS(first(test::on_day(snapshot, "2020-01-01"), "A", "B"), UsageError);
}

}  // namespace entente
