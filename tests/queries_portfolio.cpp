#include "queries/portfolio.hpp"

#include "fixture.hpp"
#include "treaties.hpp"

#include <doctest/doctest.h>

#include <random>

namespace entente {

namespace {

using Portfolio = std::vector<double>;

/// "B=1{pact} C=2{x,y}" of one member.
std::string ties(const Snapshot& snapshot, const Portfolios& made, std::string_view key) {
    std::string text;
    for (const auto& tie : made.ties[made.position(test::node(snapshot, key)).value()]) {
        std::string shared;
        for (const auto node : tie.shared) {
            shared += (shared.empty() ? "" : ",") + std::string(snapshot.key(node));
        }
        text += fmt::format("{}{}={}{{{}}}", text.empty() ? "" : " ", snapshot.key(made.members[tie.other]), tie.value,
                            shared);
    }
    return text;
}

}  // namespace

TEST_CASE("no population has no portfolios") {
    CHECK(portfolios(test::snapshot_of(""), {}).members.empty());
    const auto snapshot = test::snapshot_of("A:Country P:Treaty");
    CHECK(portfolios(snapshot, {.population = {test::label(snapshot, "Country")}}).of(0) == Portfolio{1});
}

TEST_CASE("two actors are tied by what both are party to") {
    const auto snapshot = test::snapshot_of(
        "A:C B:C C:C D:C X:X pact:T club:O A>pact:PARTY_TO B>pact:PARTY_TO B>pact:PARTY_TO C>club:MEMBER_OF "
        "A>club:MEMBER_OF A>A:PARTY_TO D>A:PARTY_TO X>pact:PARTY_TO D>pact:LINK");
    PortfolioOptions options{.population = {test::label(snapshot, "C")}, .shared = {test::label(snapshot, "T")}};
    auto made = portfolios(snapshot, options);
    CHECK(made.members.size() == 4);
    CHECK(ties(snapshot, made, "A") == "B=1{pact}");
    CHECK(ties(snapshot, made, "C").empty());
    CHECK(made.of(made.position(test::node(snapshot, "A")).value()) == Portfolio{1, 1, 0, 0});
    options.shared.clear();
    CHECK(ties(snapshot, portfolios(snapshot, options), "A") == "B=1{pact} C=1{club}");
    options.types = {test::type(snapshot, "LINK")};
    CHECK(ties(snapshot, portfolios(snapshot, options), "A").empty());
    options.types.clear();
    options.among = test::node(snapshot, "pact");
    made = portfolios(snapshot, options);
    CHECK(made.members.size() == 2);
    CHECK(!made.position(test::node(snapshot, "C")));
}

TEST_CASE("parties that never were so together share nothing") {
    const auto snapshot =
        test::snapshot_of("A>P:PARTY_TO@1990-01-01..1995-01-01 B>P:PARTY_TO@1995-01-01.. C>P:PARTY_TO@1994-01-01..");
    CHECK(ties(snapshot, portfolios(snapshot, {}), "A") == "C=1{P}");
    const auto later = test::on_day(snapshot, "1996-01-01");
    CHECK(ties(later, portfolios(later, {}), "A").empty());
    CHECK(ties(later, portfolios(later, {}), "B") == "C=1{P}");
}

TEST_CASE("random portfolios count what a look at every pair and node counts") {
    std::mt19937 random(1966);
    for (int round = 0; round < 40; ++round) {
        CAPTURE(round);
        constexpr std::size_t kActors = 6;
        constexpr std::size_t kPacts = 4;
        bool party[kActors][kPacts] = {};
        std::vector<test::Tie> told;
        for (std::size_t actor = 0; actor < kActors; ++actor) {
            told.push_back({.tail = fmt::format("a{}", actor), .type = "State"});
        }
        for (auto left = random() % 20; left > 0; --left) {
            const auto actor = random() % kActors;
            const auto pact = random() % kPacts;
            party[actor][pact] = true;
            told.push_back({.tail = fmt::format("a{}", actor), .head = fmt::format("p{}", pact), .type = "PARTY_TO"});
        }
        const auto snapshot = test::snapshot_of(told);
        const PortfolioOptions options{.population = {test::label(snapshot, "State")}, .scale = PortfolioScale::count};
        const auto made = portfolios(snapshot, options);
        REQUIRE(made.members.size() == kActors);
        double greatest = 1;
        for (std::size_t actor = 0; actor < kActors; ++actor) {
            for (std::size_t other = 0; other < kActors; ++other) {
                double shared = 0;
                for (std::size_t pact = 0; pact < kPacts; ++pact) {
                    shared += party[actor][pact] && party[other][pact] ? 1 : 0;
                }
                if (actor != other) {
                    CHECK(made.of(actor)[other] == shared);
                    greatest = std::max(greatest, shared);
                }
            }
            CHECK(made.of(actor)[actor] == made.greatest);
        }
        CHECK(made.greatest == greatest);
    }
}

TEST_CASE("the scale of counts ends with the highest count") {
    const auto snapshot =
        test::snapshot_of("A>P:PARTY_TO B>P:PARTY_TO A>Q:PARTY_TO B>Q:PARTY_TO C>Q:PARTY_TO A>Q:PARTY_TO");
    const auto made = portfolios(snapshot, {.scale = PortfolioScale::count});
    CHECK(made.greatest == 2);
    CHECK(ties(snapshot, made, "A") == "B=2{P,Q} C=1{Q}");
}

TEST_CASE("observers, partners and associates are no members") {
    test::Treaties told({"A:Country", "B:Country", "C:Country", "D:Country", "E:Country", "N:Organisation"});
    told.says("A>N:MEMBER_OF", {"status=full"}).says("B>N:MEMBER_OF").says("C>N:MEMBER_OF", {"status=observer"});
    told.says("D>N:MEMBER_OF", {"status=partner"}).says("E>N:MEMBER_OF", {"status=associate"});
    const auto snapshot = told.on("2019-01-01");
    CHECK(ties(snapshot, portfolios(snapshot, {}), "A") == "B=1{N}");
    CHECK(portfolios(snapshot, {.among = test::node(snapshot, "N")}).members.size() == 2);
}

TEST_CASE("obligations count by what binds both") {
    test::Treaties told(
        {"A:Country", "B:Country", "C:Country", "D:Country", "P:Agreement", "Q:Agreement", "R:Agreement"});
    told.says("A>P:PARTY_TO", {"obligations=defence", "obligations=consultation"});
    told.says("B>P:PARTY_TO", {"obligations=nonaggression", "obligations=consultation"});
    told.says("C>P:PARTY_TO").says("C>R:PARTY_TO").says("D>R:PARTY_TO");
    told.says("A>Q:PARTY_TO", {"obligations=consultation"}).says("B>Q:PARTY_TO", {"obligations=offence"});
    const auto snapshot = told.over_all_time();
    const auto made =
        portfolios(snapshot, {.population = {test::label(snapshot, "Country")}, .scale = PortfolioScale::obligations});
    CHECK(ties(snapshot, made, "A") == "B=2{P,Q} C=3{P}");
    CHECK(ties(snapshot, made, "C") == "A=3{P} B=2{P} D=0{R}");
    CHECK(made.unstated == 1);
    CHECK(made.greatest == 3);
}

}  // namespace entente
