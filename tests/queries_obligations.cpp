#include "queries/centrality.hpp"
#include "queries/obligations.hpp"

#include "fixture.hpp"
#include "queries/evidence.hpp"
#include "treaties.hpp"
#include "verbs/obliged.hpp"

#include <doctest/doctest.h>

namespace entente {

namespace {

using Texts = std::vector<std::string>;

/// "A>B defence shall", with "as NATO" where an organisation binds; one line a duty.
Texts told(const Snapshot& snapshot, const ObligationOptions& options = {}) {
    Texts lines;
    for (const auto& duty : obligations(snapshot, options)) {
        auto line =
            fmt::format("{}>{} {} {}", snapshot.key(duty.actor), snapshot.key(duty.towards), duty.kind, duty.force);
        if (duty.as_member_of) {
            line += fmt::format(" as {}", snapshot.key(*duty.as_member_of));
        }
        lines.push_back(line);
    }
    return lines;
}

/// Countries A to D and agreement P with the provision x.
test::Treaties countries() {
    return test::Treaties({"A:Country", "B:Country", "C:Country", "D:Country", "P:Agreement", "x:Provision"});
}

}  // namespace

TEST_CASE("nothing obliges nobody") {
    CHECK(told(test::snapshot_of("")).empty());
    CHECK(told(test::snapshot_of("A")).empty());
    CHECK(told(test::snapshot_of("A-B B>C")).empty());
    CHECK(duties(test::snapshot_of("A-B"), {}).empty());
    CHECK(told(countries().over_all_time()).empty());
}

TEST_CASE("what is stated of a party is owed to every other party, on the days of both") {
    auto treaties = countries();
    treaties.says("A>P:PARTY_TO@1990-01-01..", {"obligations=defence", "obligations=consultation"});
    treaties.says("B>P:PARTY_TO@1995-01-01..2000-01-01").says("C>P:PARTY_TO@1990-01-01..1995-01-01");
    CHECK(told(treaties.on("1994-12-31")) == Texts{"A>C consultation stated", "A>C defence stated"});
    CHECK(told(treaties.on("1995-01-01")) == Texts{"A>B consultation stated", "A>B defence stated"});
    CHECK(told(treaties.on("2000-01-01")).empty());
    const auto snapshot = treaties.over_all_time();
    const auto found = obligations(snapshot, {.towards = test::node(snapshot, "B"), .kinds = {"defence"}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].when == Intervals{{parse_day("1995-01-01"), parse_day("2000-01-01")}});
}

TEST_CASE("a provision binds its obligor to its beneficiary while both are parties") {
    auto treaties = countries();
    treaties.says("P>x:CONTAINS", {}).says("x>A:CONCERNS", {"role=obligor"}).says("x>B:CONCERNS", {"role=beneficiary"});
    treaties.says("A>P:PARTY_TO@2000-01-01..2010-01-01", {"status=signatory"})
        .says("B>P:PARTY_TO@2000-01-01..")
        .says("C>P:PARTY_TO");
    treaties.says("x:Provision", {"kind=consultation", "force=shall", "within=PT24H", "trigger=armed attack"});
    const auto snapshot = treaties.on("2005-01-01");
    const auto found = obligations(snapshot, {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].status == "signatory");
    CHECK(told(snapshot) == Texts{"A>B consultation shall"});
    CHECK(found[0].within == Duration{0, 24 * 3600});
    CHECK(found[0].trigger == "armed attack");
    CHECK(snapshot.key(found[0].agreement) == "P");
    CHECK(snapshot.key(found[0].provision.value()) == "x");
    CHECK(told(treaties.on("1999-12-31")).empty());
    CHECK(told(treaties.on("2010-01-01")).empty());
}

TEST_CASE("a provision that names nobody binds all parties to one another, parallel ties once, nobody to itself") {
    const auto snapshot = test::snapshot_of(
        "x:Provision P>x:CONTAINS A>P:PARTY_TO A>P:PARTY_TO B>P:PARTY_TO C>Q:PARTY_TO D>Q:PARTY_TO P>P:PARTY_TO");
    CHECK(told(snapshot) == Texts{"A>B  ", "A>P  ", "B>A  ", "B>P  ", "P>A  ", "P>B  "});
    CHECK(told(snapshot, {.by = test::node(snapshot, "A")}) == Texts{"A>B  ", "A>P  "});
    CHECK(told(snapshot, {.towards = test::node(snapshot, "B"), .by = test::node(snapshot, "A")}) == Texts{"A>B  "});
    CHECK(duties(snapshot, {}).size() == 6);
    CHECK(duties(snapshot, {.kinds = {"defence"}}).empty());
}

TEST_CASE("the centrality counts who owes something after an attack, each once") {
    auto treaties = countries();
    for (const auto* pact : {"P", "Q"}) {
        treaties.says(std::string(pact) + ">x:CONTAINS").says("A>" + std::string(pact) + ":PARTY_TO");
    }
    treaties.says("B>P:PARTY_TO").says("B>Q:PARTY_TO").says("C>Q:PARTY_TO").says("x:Provision", {"kind=defence"});
    const auto made = network(treaties.on("2005-01-01"));
    CHECK(obligation_count(made).values.at(test::vertex(made, "A")) == 2);
    CHECK(obligation_count(made).values.at(test::vertex(made, "C")) == 2);
    CHECK(obligation_count(made).values.at(test::vertex(made, "P")) == 0);
    CHECK(measure("obligations").whole);
}

TEST_CASE("days of parallel ties add up") {
    const auto snapshot = test::snapshot_of(
        "x:Provision P>x:CONTAINS A>P:PARTY_TO@1990-01-01..1991-01-01 A>P:PARTY_TO@2000-01-01..2001-01-01 "
        "B>P:PARTY_TO");
    const auto found = obligations(snapshot, {.by = test::node(snapshot, "A")});
    REQUIRE(found.size() == 1);
    CHECK(found[0].when == Intervals{{parse_day("1990-01-01"), parse_day("1991-01-01")},
                                     {parse_day("2000-01-01"), parse_day("2001-01-01")}});
}

TEST_CASE("an agreement of which no party is known binds who is named") {
    auto treaties = countries();
    treaties.says("P>x:CONTAINS").says("x>A:CONCERNS", {"role=obligor"}).says("x>B:CONCERNS", {"role=beneficiary"});
    treaties.says("x>C:CONCERNS", {"role=target"}).says("x:Provision", {"kind=sanctions"});
    CHECK(told(treaties.over_all_time()) == Texts{"A>B sanctions "});
}

TEST_CASE("an organisation that is no party stands for its full members of the day") {
    auto treaties = countries();
    treaties.says("N:Organisation").says("P>x:CONTAINS").says("x>N:CONCERNS", {"role=obligor"});
    treaties.says("A>N:MEMBER_OF@1949-01-01..", {"status=full"}).says("B>N:MEMBER_OF@1955-01-01..");
    treaties.says("C>N:MEMBER_OF", {"status=observer"}).says("D>P:PARTY_TO");
    treaties.says("x:Provision", {"kind=defence", "force=shall"});
    CHECK(told(treaties.on("1954-12-31")).empty());
    CHECK(told(treaties.on("1955-01-01")) == Texts{"A>B defence shall as N", "B>A defence shall as N"});
}

TEST_CASE("an organisation that is a party is bound itself") {
    auto treaties = countries();
    treaties.says("N:Organisation").says("P>x:CONTAINS").says("x>N:CONCERNS", {"role=obligor"});
    treaties.says("A>N:MEMBER_OF").says("N>P:PARTY_TO").says("B>P:PARTY_TO").says("x:Provision", {"kind=training"});
    CHECK(told(treaties.over_all_time()) == Texts{"N>B training "});
}

TEST_CASE("an attack calls for what the table says") {
    struct Row {
        std::string_view kind;
        std::string_view trigger;
        bool called;
    };
    for (const auto& row :
         {Row{"defence", "", true}, Row{"assistance", "", true}, Row{"consultation", "", true},
          Row{"defence", "armed attack on a party", true}, Row{"consultation", "threat to security", true},
          Row{"consultation", "change of prices", false}, Row{"military support", "", false},
          Row{"military support", "armed attack on Ukraine", true}, Row{"sanctions", "renewed aggression", true},
          Row{"sanctions", "threat to security", false}, Row{"neutrality", "", false}, Row{"nonaggression", "", false},
          Row{"neutrality", "attack on the other", false}, Row{"offence", "", false}}) {
        CAPTURE(row.kind);
        CAPTURE(row.trigger);
        CHECK(called_by_attack(row.kind, row.trigger) == row.called);
    }
    auto treaties = countries();
    treaties.says("A>P:PARTY_TO", {"obligations=nonaggression"}).says("B>P:PARTY_TO", {"obligations=defence"});
    CHECK(told(treaties.over_all_time(), {.occasion = Occasion::attack}) == Texts{"B>A defence stated"});
}

TEST_CASE("a duration is read as agreements put it") {
    struct Row {
        std::string_view written;
        std::string_view read;
    };
    for (const auto& row : {Row{"PT24H", "24 hours"}, Row{"PT1H", "1 hour"}, Row{"P3D", "72 hours"},
                            Row{"P2W", "14 days"}, Row{"P10Y", "10 years"}, Row{"P1Y6M", "1 year 6 months"},
                            Row{"PT36H", "36 hours"}, Row{"PT90M", "1 hour 30 minutes"}, Row{"PT0S", "at once"}}) {
        CAPTURE(row.written);
        CHECK(words(parse_duration(row.written)) == row.read);
    }
}

TEST_CASE("where only a register speaks, and it has ended, an obligation is not covered") {
    struct Row {
        Source::Kind kind;
        std::string_view day;
        bool covered;
    };
    for (const auto& row :
         {Row{Source::Kind::register_, "2016-12-31", true}, Row{Source::Kind::register_, "2017-01-01", false},
          Row{Source::Kind::live_register, "2017-01-01", false}, Row{Source::Kind::report, "2024-01-01", true}}) {
        CAPTURE(row.day);
        auto treaties = countries();
        treaties.source("atop", "2018-01-01", row.kind);
        if (row.kind != Source::Kind::report) {
            treaties.covers("PARTY_TO", "2017-01-01");
        }
        treaties.says("A>P:PARTY_TO@1949-04-04..", {"obligations=defence"}).says("B>P:PARTY_TO@1949-04-04..");
        const auto snapshot = treaties.on(row.day);
        const auto found = obligations(snapshot, {});
        REQUIRE(found.size() == 1);
        const auto evidence = EvidenceReader(treaties.store(), snapshot).of(found[0]);
        CHECK(evidence.covered == row.covered);
        CHECK(evidence.ended.empty() == row.covered);
        CHECK(evidence.sources.size() == 1);
    }
}

TEST_CASE("a report beside the register that has ended covers the tie, not what it does not state") {
    auto treaties = countries();
    treaties.source("atop", "2018-01-01", Source::Kind::register_).covers("PARTY_TO", "2017-01-01");
    treaties.says("A>P:PARTY_TO@1949-04-04..", {"obligations=defence"}).says("B>P:PARTY_TO@1949-04-04..");
    treaties.source("ministry", "2024-01-01").says("A>P:PARTY_TO@1949-04-04..").says("B>P:PARTY_TO@1949-04-04..");
    auto snapshot = treaties.on("2024-01-01");
    CHECK(!EvidenceReader(treaties.store(), snapshot).of(obligations(snapshot, {}).at(0)).covered);

    auto others = countries();
    others.source("atop", "2018-01-01", Source::Kind::register_).covers("PARTY_TO", "2017-01-01");
    others.says("A>P:PARTY_TO@1949-04-04..", {"obligations=defence"}).says("B>P:PARTY_TO@1949-04-04..");
    others.source("ministry", "2024-01-01").says("A>P:PARTY_TO@1949-04-04..", {"obligations=defence"});
    others.says("B>P:PARTY_TO@1949-04-04..");
    snapshot = others.on("2024-01-01");
    CHECK(EvidenceReader(others.store(), snapshot).of(obligations(snapshot, {}).at(0)).covered);
}

TEST_CASE("silence means no only in complete coverage of the day") {
    struct Row {
        std::string_view end;
        std::string_view until;
        bool complete;
        bool covered;
    };
    for (const auto& row :
         {Row{"", "2017-01-01", true, true}, Row{"A", "2017-01-01", true, true}, Row{"B", "2017-01-01", true, false},
          Row{"", "2016-01-01", true, false}, Row{"", "2017-01-01", false, false}}) {
        CAPTURE(row.end);
        CAPTURE(row.until);
        auto treaties = countries();
        treaties.source("list", "2018-01-01", Source::Kind::register_)
            .covers("PARTY_TO", row.until, row.end, row.complete);
        const auto snapshot = treaties.on("2016-06-01");
        const EvidenceReader reader(treaties.store(), snapshot);
        CHECK(reader.parties_covered(test::node(snapshot, "A")) == row.covered);
        CHECK(!reader.provisions_covered(test::node(snapshot, "P")));
    }
    auto treaties = countries();
    treaties.source("text", "2018-01-01", Source::Kind::register_).covers("CONTAINS", "2017-01-01", "P");
    auto snapshot = treaties.on("2016-06-01");
    CHECK(EvidenceReader(treaties.store(), snapshot).provisions_covered(test::node(snapshot, "P")));
    CHECK(!EvidenceReader(treaties.store(), snapshot).parties_covered(test::node(snapshot, "A")));
    auto coded = countries();
    coded.source("codes", "2018-01-01", Source::Kind::register_).covers("obligations", "2017-01-01");
    for (const auto& [day, covered] : {std::pair{"2016-12-31", true}, std::pair{"2017-01-01", false}}) {
        snapshot = coded.on(day);
        const EvidenceReader reader(coded.store(), snapshot);
        CHECK(reader.provisions_covered(test::node(snapshot, "P")) == covered);
    }
    View without;
    without.as_of = parse_day("2016-06-01");
    without.without_sources = {"text"};
    snapshot = Snapshot::of(treaties.store(), without);
    CHECK(!EvidenceReader(treaties.store(), snapshot).provisions_covered(test::node(snapshot, "P")));
}

}  // namespace entente
