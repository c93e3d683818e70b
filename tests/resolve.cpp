#include "tests/story.hpp"

#include <doctest/doctest.h>

// DESIGN section 3.3, sentence by sentence; coverage is in resolve_coverage.cpp, section 3.2 in resolve_time.cpp.

using namespace entente;
using entente::test::Story;

namespace {

using Lines = std::vector<std::string>;

struct Row {
    const char* given;
    const char* expected;
};

View known_on(const char* day) {
    View view;
    view.known_on = parse_day(day);
    return view;
}

/// An organisation of which two sources, published on 10 and on 20 July 2024, each say one thing.
Story two(const char* fact_of_a, const char* fact_of_b) {
    Story node;
    return node.source("a", "2024-07-10").source("b", "2024-07-20").says("a", fact_of_a).says("b", fact_of_b);
}

}  // namespace

TEST_CASE("nothing said: a node is there always, an edge never") {
    CHECK(Story().on("2024-07-10") == "certain");
    CHECK(Story("MEMBER_OF").on("2024-07-10") == "absent");
}

TEST_CASE("equal values merge with all their citations") {
    Story node = two("place Vilnius", "place Vilnius");
    CHECK(node.shown("place", "2024-07-15") == "Vilnius (certain)");
    CHECK(node.cited("place", "2024-07-15") == "a b");
    CHECK(node.conflicts().empty());
}

TEST_CASE("of unequal values the latest known is shown, disputed") {
    Story node = two("place Vilnius", "place Washington");
    CHECK(node.shown("place", "2024-07-15") == "Washington (certain disputed)");
    CHECK(node.cited("place", "2024-07-15") == "b");
    CHECK(node.conflicts() == Lines{"place certain {a b}"});
}

TEST_CASE("in a dispute the undated come last, then the source's key decides") {
    Story undated;
    undated.source("a").source("b", "2024-07-20").says("a", "place Vilnius").says("b", "place Washington");
    CHECK(undated.cited("place", "2024-07-15") == "b");
    Story tied;
    tied.source("b", "2024-07-20").source("a", "2024-07-20").says("b", "place Vilnius").says("a", "place Washington");
    CHECK(tied.cited("place", "2024-07-15") == "a");
}

TEST_CASE("in each piece the best rank wins, and ranks do not conflict with one another") {
    Story node;
    node.source("a", "2024-07-10").source("b", "2024-07-20").says("b", "place Washington", ".. to ..");
    node.says("a", "place Vilnius", "2024-07-05 to 2024-07-08", {.rank = Rank::preferred});
    CHECK(node.shown("place", "2024-07-04") == "Washington (certain)");
    CHECK(node.shown("place", "2024-07-05") == "Vilnius (certain)");
    CHECK(node.shown("place", "2024-07-08") == "Washington (certain)");
    CHECK(node.conflicts().empty());
}

TEST_CASE("one source's exists statements are its spells: left, came back") {
    Story france("MEMBER_OF");
    france.source("nato", "2024")
        .says("nato", "exists", "1949-08-24 to 1966-07-01")
        .says("nato", "exists", "2009-04-03 to ..");
    CHECK(france.on("1966-06-30") == "certain");
    CHECK(france.on("1966-07-01") == "absent");
    CHECK(france.on("2009-04-03") == "certain");
    CHECK(france.conflicts().empty());
}

TEST_CASE("across sources presence is the union of their spells") {
    Story tie("MEMBER_OF");
    tie.source("a", "2025").source("b", "2025");
    tie.says("a", "exists", "2024-07-01/2024-07-05 to 2024-07-12").says("b", "exists", "2024-07-05 to 2024-07-20");
    CHECK(tie.resolve().possible() == Intervals{{parse_day("2024-07-01"), parse_day("2024-07-20")}});
    CHECK(tie.cited("exists", "2024-07-08") == "a b");
}

TEST_CASE("two sources that date one event apart conflict about the bound") {
    Story tie("MEMBER_OF");
    tie.source("a", "2025")
        .source("b", "2025")
        .says("a", "exists", "2024-07-01 to 2024-08")
        .says("b", "exists", "2024-07-05 to 2024-09");
    CHECK(tie.conflicts() == Lines{"exists since certain {a b}", "exists until certain {a b}"});
}

TEST_CASE("known on a day: a source published in July 2024 is known from 31 July") {
    Story node;
    node.source("a", "2024-07").says("a", "place Vilnius");
    CHECK(node.shown("place", "2024-07-31", known_on("2024-07-30")).empty());
    CHECK(node.shown("place", "2024-07-31", known_on("2024-07-31")) == "Vilnius (certain)");
    CHECK(node.resolve(known_on("2024-07-30")).undatable == 0);
}

TEST_CASE("known from the day it was retrieved where no publication is, else never, and the answer counts those") {
    Story node;
    node.source("a").retrieved("2024-07-10").source("b").says("a", "place Vilnius").says("b", "place Vilnius");
    CHECK(node.cited("place", "2024-07-31", known_on("2024-07-09")).empty());
    CHECK(node.cited("place", "2024-07-31", known_on("2024-07-10")) == "a");
    CHECK(node.resolve(known_on("2024-07-10")).undatable == 1);
    CHECK(node.resolve().undatable == 0);
}

TEST_CASE("a statement that is not admitted anyway does not count as undatable") {
    Story node;
    node.source("a")
        .says("a", "place Vilnius", "", {.modality = Modality::planned})
        .says("a", "place Riga", "", {.rank = Rank::deprecated});
    CHECK(node.resolve(known_on("2024-07-10")).undatable == 0);
}

TEST_CASE("a statement's own known day goes before its source's") {
    Story node;
    node.source("a", "2024-07-20").says("a", "place Vilnius", "", {.known = "2024-07-11"});
    CHECK(node.cited("place", "2024-07-31", known_on("2024-07-11")) == "a");
}

TEST_CASE("a register that publishes facts as they happen gives each statement the day of the event") {
    Story live("MEMBER_OF");
    live.source("un", "2025-01-01", Source::Kind::live_register)
        .says("un", "exists", "2024-07-10 to ..")
        .says("un", "signed 2024-07-08");
    CHECK(live.on("2024-07-10", known_on("2024-07-09")) == "absent");
    CHECK(live.on("2024-07-10", known_on("2024-07-10")) == "certain");
    CHECK(live.resolve(known_on("2024-07-08")).claims.size() == 1);
}

TEST_CASE("sources are admitted or left out by key") {
    Story node = two("place Vilnius", "place Washington");
    View view;
    view.only_sources = {"a"};
    CHECK(node.shown("place", "2024-07-15", view) == "Vilnius (certain)");
    view = {};
    view.without_sources = {"b"};
    CHECK(node.shown("place", "2024-07-15", view) == "Vilnius (certain)");
    CHECK(node.conflicts(view).empty());
}

TEST_CASE("views admit what is actual; a plan is shown only where it is asked for, and gives way to what is actual") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10")
        .says("a", "exists", "2024-07-10 to ..", {.modality = Modality::planned})
        .says("a", "exists", "2024-09-01 to ..");
    View all;
    all.modalities = {Modality::actual, Modality::planned};
    CHECK(tie.on("2024-07-10") == "absent");
    CHECK(tie.on("2024-07-10", all) == "certain planned");
    CHECK(tie.on("2024-09-01", all) == "certain");
}

TEST_CASE("an event that is planned for a day does not hold from that day") {
    Story agreement;
    View plans;
    plans.modalities = {Modality::planned};
    agreement.source("a", "2024-07-10").says("a", "signed 2025-01-01", "", {.modality = Modality::planned});
    CHECK(agreement.shown("signed", "2024-07-10", plans) == "2025-01-01 (certain undated planned)");
}

TEST_CASE("deprecated statements are out of default views and contradict nobody there") {
    Story node;
    node.source("a", "2024-07-10")
        .source("b", "2024-07-20")
        .says("a", "place Vilnius")
        .says("b", "place Riga", "", {.rank = Rank::deprecated});
    View view;
    view.deprecated = true;
    CHECK(node.resolve().claims.size() == 1);
    CHECK(node.resolve(view).claims.size() == 2);
    CHECK(node.shown("place", "2024-07-15", view) == "Vilnius (certain)");
    CHECK(node.conflicts(view).empty());
}

TEST_CASE("spans that touch do not overlap") {
    Story node;
    node.source("a", "2025").source("b", "2025");
    node.says("a", "place Vilnius", "2024-07-01 to 2024-07-10").says("b", "place Riga", "2024-07-10 to 2024-07-20");
    CHECK(node.conflicts().empty());
    CHECK(node.shown("place", "2024-07-09") == "Vilnius (certain)");
    CHECK(node.shown("place", "2024-07-10") == "Riga (certain)");
}

TEST_CASE("a conflict is certain if the certain times overlap, else possible") {
    for (const Row& row :
         {Row{"2024-07-09", "place certain {a b}"}, Row{"2024-07-09/2024-07-11", "place possible {a b}"}}) {
        CAPTURE(row.given);
        Story node;
        node.source("a", "2025").source("b", "2025").says("a", "place Vilnius", "2024-07-01 to 2024-07-10");
        node.says("b", "place Riga", std::string(row.given) + " to 2024-07-20");
        CHECK(node.conflicts() == Lines{row.expected});
    }
}

TEST_CASE("what two sources say of an element conflicts only while the element is there") {
    Story tie("MEMBER_OF");
    tie.source("a", "2025").source("b", "2025").says("a", "exists", "2024-07-01 to 2024-07-10");
    tie.says("a", "status full").says("b", "status observer", "2024-07-10 to 2024-07-20");
    CHECK(tie.conflicts().empty());
}

TEST_CASE("presence against denial is a conflict, and the later known wins") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10")
        .source("b", "2024-07-20")
        .says("a", "exists", "2024-07-01 to ..")
        .says("b", "exists none", "2024-07-05 to ..");
    CHECK(tie.conflicts() == Lines{"exists certain {a b}"});
    CHECK(tie.on("2024-07-04") == "certain");
    CHECK(tie.on("2024-07-05") == "denied");
    CHECK(tie.on("2024-07-05", known_on("2024-07-19")) == "certain");
}

TEST_CASE("a node that is denied is not there on those days") {
    Story node;
    node.source("a", "2024-07-10").says("a", "exists none", ".. to 1991-08-24");
    CHECK(node.on("1991-08-23") == "denied");
    CHECK(node.on("1991-08-24") == "certain");
    CHECK(node.resolve().possible() == Intervals{{parse_day("1991-08-24"), Day::forever()}});
}

TEST_CASE("a denial stands against each of many values") {
    Story tie("PARTY_TO");
    tie.source("a", "2024-07-10").source("b", "2024-07-20").says("a", "exists", "2024-07-01 to ..");
    tie.says("a", "obligations defence").says("a", "obligations consultation").says("b", "obligations none");
    CHECK(tie.conflicts() == Lines{"obligations certain {a b}", "obligations certain {a b}"});
}

TEST_CASE("nearly 90 million agrees with 90 million: the narrowest is shown") {
    Story node = two("amount 90 million EUR", "amount nearly 90 million EUR");
    CHECK(node.conflicts().empty());
    CHECK(node.shown("amount", "2024-07-15") == "90 million EUR (certain)");
    CHECK(node.cited("amount", "2024-07-15") == "a b");
}

TEST_CASE("of figures that cannot be compared the latest known is shown, and only its source cited") {
    for (const Row& row : {Row{"amount 80 million USD", "b"}, Row{"amount 90 million EUR", "a b"}}) {
        CAPTURE(row.given);
        Story node = two(row.given, "amount nearly 100 million EUR");
        node.says("a", "amount 0.25 % of GDP");
        CHECK(node.conflicts().empty());
        CHECK(node.cited("amount", "2024-07-15") == row.expected);
    }
    CHECK(two("amount 80 million USD", "amount nearly 100 million EUR").shown("amount", "2024-07-15") ==
          "nearly 100 million EUR (certain)");
}

TEST_CASE("day ranges that intersect agree, and the narrowest is shown") {
    Story node = two("signed 2024-07-10", "signed 2024-07");
    CHECK(node.conflicts().empty());
    CHECK(node.shown("signed", "2024-07-31") == "2024-07-10 (certain)");
}

TEST_CASE("21 on 10 July against 22 in July is a possible conflict") {
    Story node;
    node.source("a", "2024-08-01").source("b", "2024-08-01");
    node.says("a", "count 21 agreements", "", {.observed = "2024-07-10"})
        .says("b", "count 22 agreements", "", {.observed = "2024-07"});
    CHECK(node.conflicts() == Lines{"count possible {a b}"});
}

TEST_CASE("counts of different days are no conflict") {
    Story node;
    node.source("a", "2024-07-10")
        .source("b", "2024-07-11")
        .says("a", "count 21 agreements")
        .says("b", "count 22 agreements");
    CHECK(node.conflicts().empty());
}

TEST_CASE("reprints count once") {
    View view;
    view.min_origins = 2;
    for (const Row& row : {Row{"", "Vilnius (certain)"}, Row{"minister", ""}}) {
        CAPTURE(row.given);
        Story quoted;
        quoted.source("a", "2024-07-10").source("b", "2024-07-20");
        quoted.says("a", "place Vilnius", "", {.by = row.given}).says("b", "place Vilnius", "", {.by = row.given});
        CHECK(quoted.shown("place", "2024-07-31", view) == row.expected);
    }
    Story reprint = two("place Vilnius", "place Vilnius").reprint_of("a");
    CHECK(reprint.shown("place", "2024-07-31", view).empty());
    CHECK(reprint.cited("place", "2024-07-31") == "a b");
}
