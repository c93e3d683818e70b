#include "queries/weight.hpp"

#include "graph/error.hpp"
#include "weighted.hpp"

#include <doctest/doctest.h>

namespace entente {

namespace {

/// The weights of all edges in the order of the line, or the error's words.
std::string weights(const Snapshot& snapshot, std::string_view text) {
    try {
        TieWeights weights(snapshot, parse_weight(snapshot.schema(), text));
        std::string found;
        for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
            found += fmt::format("{}{}", found.empty() ? "" : " ", weights.of(EdgeIndex{slot}));
        }
        return found;
    } catch (const Error& error) {
        return error.what();
    }
}

std::string weights(std::string_view line, std::string_view text) {
    return weights(test::weighted_snapshot(line), text);
}

bool names(const std::string& message, std::initializer_list<std::string_view> parts) {
    return std::all_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return message.find(part) != std::string::npos; });
}

Schema schema_of(std::string_view property) {
    return parse_schema(
        fmt::format("[property]\nw = \"{}\"\n[label]\nany = {{ properties = [] }}\n"
                    "[edge.LINK]\ntail = []\nhead = []\nidentity = \"many\"\nkind = \"state\"\n"
                    "properties = [\"w\"]\n",
                    property));
}

}  // namespace

TEST_CASE("a weight is the number of an edge's property, whatever kind of number") {
    CHECK(weights("A-B=3 A>C=2.5 A-D=true A-E=0", "w") == "3 2.5 1 0");
    CHECK(weights("A-B=90_million_EUR A-C=over_5_EUR", "w") == "90000000 5");
    CHECK(weights("A-B=4 A>C=0.5", "1/w") == "0.25 2");
}

TEST_CASE("an edge without a sound number is an error that names it") {
    CHECK(names(weights("A-B=3 B>C", "w"), {"B -[LINK]-> C", "none"}));
    CHECK(names(weights("A-B=3 B-C", "w"), {"B -[TIE]- C", "none"}));
    CHECK(names(weights("A-B=-3", "w"), {"A -[TIE]- B", "-3"}));
    CHECK(names(weights("A-B=nan", "w"), {"A -[TIE]- B", "found"}));
    CHECK(names(weights("A-B=inf", "w"), {"A -[TIE]- B", "found inf"}));
    CHECK(names(weights("A-B=much", "w"), {"A -[TIE]- B", "text 'much'"}));
    CHECK(names(weights("A-B=0", "1/w"), {"A -[TIE]- B", "found 0", "not finite"}));
}

TEST_CASE("mixed units are an error that names two edges") {
    const auto message = weights("A-B=5_EUR B-C=7_EUR C-D=6_USD", "w");
    CHECK(names(message, {"A -[TIE]- B", "C -[TIE]- D", "in EUR", "in USD"}));
    CHECK(names(weights("A-B=5_EUR B-C=6", "w"), {"in EUR", "B -[TIE]- C without a unit"}));
    CHECK(names(weights("A-B=5_EUR B-C=6_EUR_per_year", "w"), {"in EUR,", "in EUR per year"}));
}

TEST_CASE("on a day a weight is that of the day, over all time the last that is said") {
    const auto snapshot = test::weighted_snapshot("A-B=1(1990..2000)|2(2000..)@1990..");
    CHECK(weights(snapshot, "w") == "2");
    CHECK(weights(test::on_day(snapshot, "1999-12-31"), "w") == "1");
    CHECK(weights(test::on_day(snapshot, "2000-12-31"), "w") == "2");
    const auto gap = test::weighted_snapshot("A-B=1(1990..1991)|2(2000..)@1990..");
    CHECK(names(weights(test::on_day(gap, "1995-01-01"), "w"), {"A -[TIE]- B", "none on 1995-01-01"}));
}

TEST_CASE("an observation is the latest that has begun") {
    const auto snapshot =
        test::weighted_snapshot("A>B=7(1990..1991)|9(2000..2001)@1980..", schema_of("integer observation"));
    for (const auto& [day, weight] : {std::pair{"1990-06-01", "7"}, {"1999-06-01", "7"}, {"2020-01-01", "9"}}) {
        CAPTURE(day);
        CHECK(weights(test::on_day(snapshot, day), "w") == weight);
    }
    CHECK(weights(snapshot, "w") == "9");
    CHECK(names(weights(test::on_day(snapshot, "1985-01-01"), "w"), {"none on"}));
}

TEST_CASE("of several values that stand none is taken") {
    const auto snapshot = test::weighted_snapshot("A>B=7|9(..1999-12-31)", schema_of("integer many"));
    CHECK(names(weights(test::on_day(snapshot, "1990-01-01"), "w"), {"A -[LINK]-> B", "several: 7 and 9"}));
    CHECK(weights(test::on_day(snapshot, "2010-01-01"), "w") == "7");
    CHECK(weights(snapshot, "w") == "7");
}

TEST_CASE("ties are the edges between two nodes, of any type and direction, that are there") {
    CHECK(weights("A-B A>B B>A:PACT B-C C>C C>C", "ties") == "3 3 3 1 2 2");
    CHECK(weights("A-B A>B B-C", "1/ties") == "0.5 0.5 1");
    const auto snapshot = test::weighted_snapshot("A-B@1990.. A>B@2000.. B-C@1990..");
    TieWeights on_day(test::on_day(snapshot, "1995-01-01"), {});
    CHECK(on_day.of(EdgeIndex{0}) == 1);
    CHECK(TieWeights(snapshot, {}).of(EdgeIndex{0}) == 2);
}

TEST_CASE("an unknown weight names the nearest") {
    const auto snapshot = test::weighted_snapshot("A-B=1");
    for (const auto& [text, near] : {std::pair{"tie", "'ties'"},
                                     {"1/tyes", "'ties'"},
                                     {"W", "no property 'W'"},
                                     {"exists", "no property 'exists'"},
                                     {"", "no property ''"}}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(parse_weight(snapshot.schema(), text), doctest::Contains(near), Error);
    }
}

}  // namespace entente
