#include "verbs/show_with.hpp"

#include "fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <random>
#include <set>

namespace entente {

namespace {

/// A file of ties, and what it says of A and B: "2004-01-01..2009-12-31 direct", "2004-01-01.. N", with the last day.
class Pair {
public:
    explicit Pair(const std::vector<test::Tie>& ties) : store_(Store::create(folder_.path() / "t.db", open_schema())) {
        test::load_ties(store_, ties);
    }

    std::vector<std::string> lines(const View& view = {}, const std::vector<TypeId>& types = {}) const {
        std::vector<std::string> lines;
        auto text = [](const Cell& cell) { return cell.is_null() ? "" : std::get<std::string>(cell.content); };
        auto answer = show_with(store_, view, *store_.find_key("A"), *store_.find_key("B"), types);
        for (const auto& row : answer.tables.at(0).rows)
            lines.push_back(fmt::format("{}..{} {}", text(row[0]), text(row[1]),
                                        text(row[2]) == "direct" ? "direct" : text(row[3])));
        return lines;
    }

    TypeId type(std::string_view name) const { return store_.schema().edge_type(name)->id; }

private:
    test::TempFolder folder_;
    Store store_;
};

using Lines = std::vector<std::string>;

Lines lines(std::string_view ties, const View& view = {}) { return Pair(test::parse_ties(ties)).lines(view); }

View on(std::string_view day) {
    View view;
    view.as_of = parse_day(day);
    return view;
}

}  // namespace

TEST_CASE("nothing ties nodes without ties, or by two nodes") {
    CHECK(lines("A B").empty());
    CHECK(lines("A-N N-M M-B A-A B-B").empty());
}

TEST_CASE("direct ties stand one by one, whichever way they point") {
    CHECK(lines("A>B@2004-01-01..2010-01-01 B>A@2006-01-01.. A-B@2001-01-01..2002-01-01,2003-01-01..2003-02-01") ==
          Lines{"2001-01-01..2001-12-31 direct", "2003-01-01..2003-01-31 direct", "2004-01-01..2009-12-31 direct",
                "2006-01-01.. direct"});
}

TEST_CASE("a common node counts on the days on which both are tied to it") {
    CHECK(lines("A>N@2000-01-01..2005-01-01,2007-01-01..2009-01-01 B>N@2004-01-01..2008-01-01 M>A@1990-01-01.. B>M") ==
          Lines{"1990-01-01.. M", "2004-01-01..2004-12-31 N", "2007-01-01..2007-12-31 N"});
    CHECK(lines("A>N@2000-01-01..2005-01-01 B>N@2005-01-01..").empty());
}

TEST_CASE("parallel ties to a common node count together") {
    CHECK(lines("A>N@2000-01-01..2003-01-01 A-N@2002-01-01..2006-01-01 B>N@2001-01-01..2005-01-01") ==
          Lines{"2001-01-01..2004-12-31 N"});
}

TEST_CASE("a day takes what holds then, and types what they name") {
    const auto* ties =
        "A>N@2000-01-01..2005-01-01 B>N A>M@2004-06-01.. B>M:OTHER@2004-01-01.. A-B@2001-01-01..2002-01-01";
    CHECK(lines(ties, on("2001-06-01")) == Lines{"2000-01-01..2004-12-31 N", "2001-01-01..2001-12-31 direct"});
    CHECK(lines(ties, on("2005-01-01")) == Lines{"2004-06-01.. M"});
    Pair pair(test::parse_ties(ties));
    CHECK(pair.lines({}, {pair.type("LINK")}) == Lines{"2000-01-01..2004-12-31 N"});
}

TEST_CASE("random timelines hold day by day what a look at each day finds") {
    std::mt19937 random(1949);
    const Day first = parse_day("2000-01-01");
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        std::vector<test::Tie> ties{{.tail = "A"}, {.tail = "B"}};
        auto node = [&] { return std::string(1, static_cast<char>('A' + random() % 5)); };
        for (auto left = random() % 12; left > 0; --left) {
            test::Tie tie{.tail = node(), .head = node(), .symmetric = random() % 2 == 0};
            auto since = Day{first.count + static_cast<std::int32_t>(random() % 20)};
            tie.spells = {{Bound(since), Bound(Day{since.count + 1 + static_cast<std::int32_t>(random() % 12)})}};
            ties.push_back(tie);
        }
        Pair pair(ties);
        for (Day day = first; day.count < first.count + 34; day = day.next()) {
            std::multiset<std::string> expected;
            std::map<std::string, std::set<std::string>> tied;
            for (const auto& tie : ties) {
                if (tie.head.empty() || day < tie.spells[0].since.earliest() || tie.spells[0].until.latest() <= day)
                    continue;
                bool direct = tie.tail != tie.head && (tie.tail == "A" || tie.tail == "B") &&
                              (tie.head == "A" || tie.head == "B");
                if (direct) expected.insert("direct");
                tied[tie.tail].insert(tie.head);
                tied[tie.head].insert(tie.tail);
            }
            for (const auto& other : tied["A"]) {
                if (other != "A" && other != "B" && tied["B"].contains(other)) expected.insert(other);
            }
            View view;
            view.as_of = day;
            std::multiset<std::string> found;
            for (const auto& line : pair.lines(view)) found.insert(line.substr(line.find(' ') + 1));
            CHECK(found == expected);
        }
    }
}

}  // namespace entente
