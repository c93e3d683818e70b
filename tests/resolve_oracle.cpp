#include "tests/oracle.hpp"
#include "tests/random_case.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <random>

using namespace entente;
using namespace entente::oracle;

namespace {

constexpr std::uint32_t kCases = 20'000;

Resolution resolve(const Case& test) {
    Resolver resolver(test.schema, test.sources, test.view);
    ElementFacts facts;
    if (test.type) facts.type = &*test.type;
    facts.coverage = test.coverage;
    facts.beginning = test.beginning;
    return resolver.resolve(test.statements, facts);
}

/// The lines that only one side has: "+" the library's, "-" the oracle's.
std::vector<std::string> differences(const Case& test) {
    std::vector<std::string> right = expected(test);
    std::vector<std::string> given = found(test, resolve(test));
    std::vector<std::string> result;
    std::vector<std::string> one_sided;
    std::set_difference(given.begin(), given.end(), right.begin(), right.end(), std::back_inserter(one_sided));
    for (const auto& line : one_sided) result.push_back("+ " + line);
    one_sided.clear();
    std::set_difference(right.begin(), right.end(), given.begin(), given.end(), std::back_inserter(one_sided));
    for (const auto& line : one_sided) result.push_back("- " + line);
    return result;
}

bool differs(const Case& test) { return !differences(test).empty(); }

/// Tries what the change leaves of the case, and keeps it while the two still differ.
template <typename Change>
void simplify(Case& test, Change change) {
    Case simpler = test;
    change(simpler);
    if (differs(simpler)) test = simpler;
}

template <typename T>
void drop_each(Case& test, std::vector<T> Case::*list) {
    for (std::size_t i = (test.*list).size(); i-- > 0;) {
        simplify(test, [&](Case& c) { (c.*list).erase((c.*list).begin() + static_cast<std::ptrdiff_t>(i)); });
    }
}

void strip_view(Case& test) {
    simplify(test, [](Case& c) { c.view.known_on.reset(); });
    simplify(test, [](Case& c) { c.view.only_sources.clear(); });
    simplify(test, [](Case& c) { c.view.without_sources.clear(); });
    simplify(test, [](Case& c) { c.view.modalities = {Modality::actual}; });
    simplify(test, [](Case& c) { c.view.deprecated = false; });
    simplify(test, [](Case& c) { c.view.strict_coverage = false; });
    simplify(test, [](Case& c) { c.view.min_origins = 1; });
    simplify(test, [](Case& c) { c.beginning = Day::beginning(); });
}

Case simplest(Case test) {
    drop_each(test, &Case::statements);
    drop_each(test, &Case::coverage);
    strip_view(test);
    for (std::size_t i = 0; i < test.statements.size(); ++i) {
        simplify(test, [&](Case& c) { c.statements[i].span = {}; });
        simplify(test, [&](Case& c) { c.statements[i].observed = {}; });
        simplify(test, [&](Case& c) { c.statements[i].known.reset(); });
        simplify(test, [&](Case& c) { c.statements[i].modality = Modality::actual; });
        simplify(test, [&](Case& c) { c.statements[i].rank = Rank::normal; });
        simplify(test, [&](Case& c) { c.statements[i].attributed_to.clear(); });
        simplify(test, [&](Case& c) { c.statements[i].since_event.clear(); });
    }
    for (std::size_t i = 0; i < test.sources.size(); ++i) {
        simplify(test, [&](Case& c) { c.sources[i].published = {}; });
        simplify(test, [&](Case& c) { c.sources[i].retrieved.reset(); });
        simplify(test, [&](Case& c) { c.sources[i].origin.clear(); });
        simplify(test, [&](Case& c) { c.sources[i].kind = Source::Kind::report; });
    }
    return test;
}

std::string report(const Case& test) {
    Case small = simplest(test);
    auto lines = differences(small);
    if (lines.size() > 12) lines.resize(12);
    return fmt::format("{}\n  {}", to_text(small), fmt::join(lines, "\n  "));
}

bool in_order(const Timeline& timeline) {
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        if (timeline[i].when.since >= timeline[i].when.until) return false;
        if (i == 0) continue;
        const Piece& before = timeline[i - 1];
        const Piece& after = timeline[i];
        if (before.when.until > after.when.since) return false;
        bool touch = before.when.until == after.when.since;
        if (touch && before.value == after.value && before.marks == after.marks && before.claims == after.claims)
            return false;
    }
    return true;
}

/// What a view on the day shows of a timeline in order: that day's, or of an observation the last before it.
const Piece* looked_up(const Timeline& timeline, Kind kind, Day day) {
    const Piece* last = nullptr;
    for (const Piece& piece : timeline) {
        if (piece.when.contains(day)) return &piece;
        if (kind == Kind::observation && piece.when.until <= day) last = &piece;
    }
    return last;
}

}  // namespace

TEST_CASE("resolution agrees with an oracle that looks at every day of random elements") {
    int failures = 0;
    for (std::uint32_t seed = 1; seed <= kCases && failures < 3; ++seed) {
        Case test = random_case(seed);
        if (!differs(test)) continue;
        ++failures;
        FAIL_CHECK(fmt::format("seed {}: {}", seed, report(test)));
    }
}

TEST_CASE("values agree where their ranges meet, and of comparable ones the smaller range is the narrower") {
    std::vector<Value> values;
    for (std::uint32_t seed = 1; values.size() < 600; ++seed) {
        for (const Statement& statement : random_case(seed).statements) values.push_back(statement.value);
    }
    for (const Value& number : {Value(std::int64_t{1}), Value(Decimal{1, 0}), Value(1.0)}) values.push_back(number);
    for (const Value& a : values) {
        for (const Value& b : values) {
            bool same =
                agree(a, b) == compatible(a, b) && comparable(a, b) == alike(a, b) && narrower(a, b) == says_more(a, b);
            if (!same) FAIL_CHECK(to_string(a), " and ", to_string(b));
        }
    }
}

TEST_CASE("the order of the statements and of the coverage changes nothing") {
    for (std::uint32_t seed = 1; seed <= kCases / 4; ++seed) {
        Case test = random_case(seed);
        Case shuffled = test;
        std::shuffle(shuffled.statements.begin(), shuffled.statements.end(), std::mt19937(seed));
        std::shuffle(shuffled.coverage.begin(), shuffled.coverage.end(), std::mt19937(seed));
        bool same = found(test, resolve(test)) == found(shuffled, resolve(shuffled));
        CHECK_MESSAGE(same, "seed ", seed, ": ", to_text(test));
        if (!same) break;
    }
}

TEST_CASE("the pieces of a timeline are in order, disjoint, and differ where they touch") {
    for (std::uint32_t seed = 1; seed <= kCases / 4; ++seed) {
        Case test = random_case(seed);
        Resolution resolution = resolve(test);
        bool ordered = in_order(resolution.presence);
        for (const auto& [property, timeline] : resolution.properties)
            ordered = ordered && (test.schema.at(property).many || in_order(timeline));
        CHECK_MESSAGE(ordered, "seed ", seed, ": ", to_text(test));
        if (!ordered) break;
    }
}

TEST_CASE("a sample is the piece of that day, or of an observation the latest before it") {
    for (std::uint32_t seed = 1; seed <= kCases / 20; ++seed) {
        Case test = random_case(seed);
        for (const auto& [property, timeline] : resolve(test).properties) {
            Kind kind = kind_of(test, property);
            if (test.schema.at(property).many) continue;
            for (std::size_t day = 0; day < kDays; ++day) {
                CHECK_MESSAGE(sample(timeline, kind, day_at(day)) == looked_up(timeline, kind, day_at(day)), "seed ",
                              seed, ": ", to_text(test));
            }
        }
    }
}
