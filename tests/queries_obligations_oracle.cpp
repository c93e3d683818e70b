#include "fixture.hpp"
#include "queries/obligations.hpp"
#include "treaties.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

namespace entente {

namespace {

/// Random facts, and what follows from them, told without a graph.
class Oracle {
public:
    explicit Oracle(std::mt19937& random) {
        for (int actor = 0; actor < kActors; ++actor) {
            facts.says(name(actor) + ":Country");
            for (int pact = 0; pact < kPacts; ++pact) {
                party[actor][pact] = random() % 3 == 0;
                states[actor][pact] = party[actor][pact] && random() % 2 == 0;
                if (party[actor][pact]) {
                    facts.says(fmt::format("{}>P{}:PARTY_TO", name(actor), pact),
                               states[actor][pact] ? std::vector<std::string>{"obligations=defence"}
                                                   : std::vector<std::string>{});
                }
            }
            member[actor] = random() % 2 == 0;
            if (member[actor]) {
                facts.says(name(actor) + ">N:MEMBER_OF");
            }
        }
        for (int pact = 0; pact < kPacts; ++pact) {
            facts.says(fmt::format("P{}>x{}:CONTAINS", pact, pact))
                .says(fmt::format("x{}:Provision", pact), {"kind=training"});
            for (auto& named : {&obligor[pact], &beneficiary[pact]}) {
                *named = static_cast<int>(random() % (kActors + 2)) - 2;  // -2: nobody, -1: the organisation
                if (*named != -2) {
                    facts.says(fmt::format("x{}>{}:CONCERNS", pact, *named == -1 ? "N" : name(*named)),
                               {named == &obligor[pact] ? "role=obligor" : "role=beneficiary"});
                }
            }
        }
    }

    std::set<std::string> expected() const {
        std::set<std::string> lines;
        for (int pact = 0; pact < kPacts; ++pact) {
            for (int from = 0; from < kActors; ++from) {
                for (int to = 0; to < kActors; ++to) {
                    if (from == to) {
                        continue;
                    }
                    if (states[from][pact] && party[to][pact]) {
                        lines.insert(fmt::format("{}>{} defence P{}", name(from), name(to), pact));
                    }
                    if (bound(pact, from) && served(pact, to)) {
                        lines.insert(fmt::format("{}>{} training P{}", name(from), name(to), pact));
                    }
                }
            }
        }
        return lines;
    }

    test::Treaties facts;

private:
    static constexpr int kActors = 5;
    static constexpr int kPacts = 3;
    static std::string name(int actor) { return std::string(1, static_cast<char>('A' + actor)); }

    bool known(int pact) const {
        return std::any_of(std::begin(party), std::end(party), [&](const auto& row) { return row[pact]; });
    }
    bool meant(int pact, int named, int actor) const {
        if (named == -2) {
            return party[actor][pact];
        }
        return named == -1 ? member[actor] : named == actor && (party[actor][pact] || !known(pact));
    }
    bool bound(int pact, int actor) const { return meant(pact, obligor[pact], actor); }
    bool served(int pact, int to) const {
        if (beneficiary[pact] == -2 && obligor[pact] == -1) {
            return member[to];
        }
        return meant(pact, beneficiary[pact], to);
    }

    bool party[kActors][kPacts] = {};
    bool states[kActors][kPacts] = {};
    bool member[kActors] = {};
    int obligor[kPacts] = {};
    int beneficiary[kPacts] = {};
};

}  // namespace

TEST_CASE("random agreements oblige as a plain reading of the facts does") {
    std::mt19937 random(1815);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        Oracle oracle(random);
        const auto snapshot = oracle.facts.on("2019-01-01");
        std::set<std::string> found;
        std::set<std::pair<NodeIndex, NodeIndex>> pairs;
        for (const auto& duty : obligations(snapshot, {})) {
            // An organisation without members that is named is bound itself; the oracle speaks of countries alone.
            if (snapshot.key(duty.actor) != "N" && snapshot.key(duty.towards) != "N") {
                found.insert(fmt::format("{}>{} {} {}", snapshot.key(duty.actor), snapshot.key(duty.towards), duty.kind,
                                         snapshot.key(duty.agreement)));
            }
            pairs.emplace(duty.actor, duty.towards);
        }
        CHECK(found == oracle.expected());
        const auto owed = duties(snapshot, {});
        CHECK(std::set(owed.begin(), owed.end()) == pairs);
        CHECK(owed.size() == pairs.size());
    }
}

}  // namespace entente
