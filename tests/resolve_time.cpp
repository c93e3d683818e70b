#include "tests/story.hpp"

#include <doctest/doctest.h>

// DESIGN section 3.2, sentence by sentence.

using namespace entente;
using entente::test::Story;

namespace {

struct Row {
    const char* given;
    const char* expected;
};

}  // namespace

TEST_CASE("since is the first day in and until the first day out") {
    Story bulgaria("MEMBER_OF");
    bulgaria.source("nato", "2024").says("nato", "exists", "2004-03-29 to 2020-02-01");
    for (const Row& row : {Row{"2004-03-28", "absent"}, Row{"2004-03-29", "certain"}, Row{"2020-01-31", "certain"},
                           Row{"2020-02-01", "absent"}}) {
        CAPTURE(row.given);
        CHECK(bulgaria.on(row.given) == row.expected);
    }
}

TEST_CASE("at every precision: until 2024-07 ends in July, and until 2020 in 2020") {
    Story tie("MEMBER_OF");
    tie.source("a", "2025").says("a", "exists", "2019 to 2024-07");
    for (const Row& row : {Row{"2018-12-31", "absent"}, Row{"2019-01-01", "possible"}, Row{"2019-12-30", "possible"},
                           Row{"2019-12-31", "certain"}, Row{"2024-06-30", "certain"}, Row{"2024-07-01", "possible"},
                           Row{"2024-07-30", "possible"}, Row{"2024-07-31", "absent"}}) {
        CAPTURE(row.given);
        CHECK(tie.on(row.given) == row.expected);
    }
}

TEST_CASE("a view shows the possible span and marks the days outside the certain one") {
    Story tie("MEMBER_OF");
    tie.source("a", "2025").says("a", "exists", "2024-07-08/2024-07-12 to 2024-07-20/2024-07-22");
    CHECK(tie.resolve().possible() == Intervals{{parse_day("2024-07-08"), parse_day("2024-07-22")}});
    CHECK(tie.resolve().certain() == Intervals{{parse_day("2024-07-12"), parse_day("2024-07-20")}});
}

TEST_CASE("where the bounds overlap no day is certain") {
    Story tie("MEMBER_OF");
    tie.source("a", "2025").says("a", "exists", "2024-07 to 2024-07");
    CHECK(tie.resolve().possible() == Intervals{{parse_day("2024-07-01"), parse_day("2024-07-31")}});
    CHECK(tie.resolve().certain().empty());
}

TEST_CASE("an open since holds from the beginning of time") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10").says("a", "exists", ".. to 2024-07-20");
    CHECK(tie.on("0800-12-25") == "certain");
}

TEST_CASE("an open until is not carried: the source says that it lasts") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10").says("a", "exists", "2004-03-29 to ..");
    CHECK(tie.on("2034-01-01") == "certain");
}

TEST_CASE("an unknown since holds from the day its source attests it, and is marked undated") {
    SUBCASE("the observation, where there is one") {
        Story tie("MEMBER_OF");
        tie.source("a", "2024-07-10").says("a", "exists", "", {.observed = "2024-07-05"});
        CHECK(tie.on("2024-07-04") == "absent");
        CHECK(tie.on("2024-07-05") == "certain undated");
    }
    SUBCASE("else the publication") {
        Story tie("MEMBER_OF");
        tie.source("a", "2024-07-10").says("a", "exists");
        CHECK(tie.on("2024-07-09") == "absent");
        CHECK(tie.on("2024-07-10") == "certain undated");
    }
    SUBCASE("a publication in July attests it possibly from the first, certainly from the last day of July") {
        Story tie("MEMBER_OF");
        tie.source("a", "2024-07").says("a", "exists", " to 2025");
        CHECK(tie.on("2024-07-01") == "possible undated");
        CHECK(tie.on("2024-07-31") == "certain undated");
    }
}

TEST_CASE("lacking both, an unknown since holds from the later beginning of the ends") {
    Story tie("MEMBER_OF");
    tie.source("a").says("a", "exists", " to 2024-07-20").ends_begin("1991-08-24");
    CHECK(tie.on("1991-08-23") == "absent");
    CHECK(tie.on("1991-08-24") == "certain undated");
}

TEST_CASE("what had ended when its source attests it holds from the later beginning of the ends") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10").says("a", "exists", " to 2020-01-31").ends_begin("1991-08-24");
    for (const Row& row : {Row{"1991-08-23", "absent"}, Row{"1991-08-24", "certain undated"},
                           Row{"2020-01-30", "certain undated"}, Row{"2020-01-31", "absent"}}) {
        CAPTURE(row.given);
        CHECK(tie.on(row.given) == row.expected);
    }
    Story node;
    node.source("a", "2024-07-10").says("a", "place Vilnius", " to 2020-01-31");
    CHECK(node.shown("place", "0800-12-25") == "Vilnius (certain undated)");
}

TEST_CASE("an observation without a day of its own or of its source is possible on any day, undated") {
    Story tie("MEMBER_OF");
    tie.source("a").says("a", "exists", "2000-01-01 to ..").says("a", "count 21 agreements");
    CHECK(tie.shown("count", "2024-07-10") == "21 agreements (possible undated)");
}

TEST_CASE("an unknown until is carried forward from the end of its source's publication") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07").says("a", "exists", "2004-03-29 to");
    CHECK(tie.on("2024-07-31") == "certain");
    CHECK(tie.on("2024-08-01") == "possible carried");
    CHECK(tie.on("2034-01-01") == "possible carried");
}

TEST_CASE("an unknown until is carried forward from the end of its source's coverage") {
    Story tie("MEMBER_OF");
    tie.source("atop", "2022-03-01", Source::Kind::register_)
        .covers("atop", "1815-01-01 to 2019-01-01")
        .says("atop", "exists", "2004-03-29 to");
    CHECK(tie.on("2018-12-31") == "certain");
    CHECK(tie.on("2019-01-01") == "possible carried");
}

TEST_CASE("without a publication it is carried from the observation, else from the day it was retrieved") {
    Story seen("MEMBER_OF");
    seen.source("a").retrieved("2024-07-20").says("a", "exists", "2004-03-29 to", {.observed = "2024-07-10"});
    CHECK(seen.on("2024-07-10") == "certain");
    CHECK(seen.on("2024-07-11") == "possible carried");
    Story fetched("MEMBER_OF");
    fetched.source("a").retrieved("2024-07-20").says("a", "exists", "2004-03-29 to");
    CHECK(fetched.on("2024-07-20") == "certain");
    CHECK(fetched.on("2024-07-21") == "possible carried");
}

TEST_CASE("what begins after its source's publication is certain on its first day") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10").says("a", "exists", "2024-08-01 to");
    CHECK(tie.on("2024-08-01") == "certain");
    CHECK(tie.on("2024-08-02") == "possible carried");
}

TEST_CASE("observed on a day means since at latest that day and until at earliest the next") {
    Story node;
    node.source("a", "2024-08-01").says("a", "count 21 agreements", "", {.observed = "2024-07-10"});
    CHECK(node.resolve().claims.front().extent.possible == Interval{parse_day("2024-07-10"), parse_day("2024-07-11")});
    CHECK(node.resolve().claims.front().extent.certain == Interval{parse_day("2024-07-10"), parse_day("2024-07-11")});
}

TEST_CASE("an event holds in views from its day on, whatever its source's publication") {
    Story signature("SIGNED");
    signature.source("a", "2024-07-10").says("a", "exists", "2024-07-08 to 2024-07-09");
    CHECK(signature.on("2024-07-07") == "absent");
    CHECK(signature.on("2024-07-08") == "certain");
    CHECK(signature.on("2034-01-01") == "certain");
}

TEST_CASE("an agreement's lifecycle day dates itself") {
    Story agreement;
    agreement.source("a", "2024-09-01").says("a", "signed 2024-07-10");
    CHECK(agreement.shown("signed", "2024-07-09").empty());
    CHECK(agreement.shown("signed", "2024-07-10") == "2024-07-10 (certain)");
}

TEST_CASE("a term sets no until") {
    Story agreement;
    agreement.source("a", "2024-07-10").says("a", "exists", "2024-07-10 to ..").says("a", "term P10Y");
    CHECK(agreement.on("2040-01-01") == "certain");
}

TEST_CASE("an observation is never carried forward, and a view shows the latest one with its day") {
    Story node;
    node.source("a", "2024-07-10").source("b", "2024-08-10");
    node.says("a", "count 21 agreements", "", {.observed = "2024-07-10"})
        .says("b", "count 25 agreements", "", {.observed = "2024-08-05"});
    CHECK(node.shown("count", "2024-07-09").empty());
    CHECK(node.shown("count", "2024-08-04") == "21 agreements (certain)");
    CHECK(node.shown("count", "2024-12-31") == "25 agreements (certain)");
    CHECK(node.conflicts().empty());
}

TEST_CASE("a property takes one value at a time or many") {
    Story tie("PARTY_TO");
    tie.source("a", "2024-07-10").source("b", "2024-07-11").says("a", "exists", "2024-07-10 to ..");
    tie.says("a", "obligations defence")
        .says("b", "obligations consultation")
        .says("a", "status party")
        .says("b", "status signatory");
    CHECK(tie.shown("obligations", "2024-07-15") == "defence (certain), consultation (certain)");
    CHECK(tie.shown("status", "2024-07-15") == "signatory (certain disputed)");
    CHECK(tie.conflicts() == std::vector<std::string>{"status certain {a b}"});
}

TEST_CASE("a property without a span of its own holds for its element's spells") {
    Story france("MEMBER_OF");
    france.source("a", "2024-07-10")
        .says("a", "exists", "1949-08-24 to 1966-07-01")
        .says("a", "exists", "2009-04-03 to ..")
        .says("a", "role member");
    for (const Row& row : {Row{"1949-08-23", ""}, Row{"1949-08-24", "member (certain)"}, Row{"1966-07-01", ""},
                           Row{"2009-04-03", "member (certain)"}}) {
        CAPTURE(row.given);
        CHECK(france.shown("role", row.given) == row.expected);
    }
}

TEST_CASE("signature against entry into force is no conflict: bounds compare between statements of the same event") {
    for (const Row& row : {Row{"signed", "exists since certain {a b}"}, Row{"in_force", ""}}) {
        CAPTURE(row.given);
        Story finland("MEMBER_OF");
        finland.source("a", "2023-05-01").source("b", "2023-05-01");
        finland.says("a", "exists", "2022-07-05 to ..", {.event = "signed"});
        finland.says("b", "exists", "2023-04-04 to ..", {.event = row.given});
        auto conflicts = finland.conflicts();
        CHECK((conflicts.empty() ? "" : conflicts.front()) == row.expected);
    }
}
