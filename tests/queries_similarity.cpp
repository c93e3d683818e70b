#include "queries/similarity.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "queries/portfolio.hpp"
#include "treaties.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

namespace entente {

namespace {

using Portfolio = std::vector<double>;

// Germany and Russia in 1914, in the order GMY RUS UKG FRN AUH ITA BEL SPN TUR NTH SWD RUM POR SWZ GRC DEN YUG BUL NOR
// ALB: Signorino and Ritter (1999), with the weights of their example.
const Portfolio kGermany{3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0};
const Portfolio kRussia{0, 3, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
const Portfolio kShares{.25, .21, .2, .08, .08, .05, .03, .03, .02, .01, .01, .01, .01, .01, 0, 0, 0, 0, 0, 0};

SimilarityOptions by(Distance kind) { return {.distance = kind}; }

double naive_distance(Distance kind, double x, double y) {
    return kind == Distance::nominal ? (x != y ? 1.0 : 0.0) : std::pow(std::abs(x - y), static_cast<double>(kind));
}

double mean_distance(Distance kind, const Portfolio& a, const Portfolio& b) {
    double sum = 0;
    for (const double x : a) {
        for (const double y : b) {
            sum += naive_distance(kind, x, y);
        }
    }
    return sum / static_cast<double>(a.size() * b.size());
}

double naive_observed(Distance kind, const Portfolio& a, const Portfolio& b) {
    double sum = 0;
    for (std::size_t entry = 0; entry < a.size(); ++entry) {
        sum += naive_distance(kind, a[entry], b[entry]);
    }
    return sum / static_cast<double>(a.size());
}

double naive_tau_b(const Portfolio& a, const Portfolio& b) {
    double sum = 0;
    double apart_a = 0;
    double apart_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < a.size(); ++j) {
            const auto sign_a = (a[i] > a[j]) - (a[i] < a[j]);
            const auto sign_b = (b[i] > b[j]) - (b[i] < b[j]);
            sum += sign_a * sign_b;
            apart_a += sign_a * sign_a;
            apart_b += sign_b * sign_b;
        }
    }
    return sum / std::sqrt(apart_a * apart_b);
}

Portfolio random_portfolio(std::mt19937& random, std::size_t size, unsigned values) {
    Portfolio portfolio;
    for (std::size_t entry = 0; entry < size; ++entry) {
        portfolio.push_back(random() % values);
    }
    return portfolio;
}

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

TEST_CASE("Germany and Russia in 1914 are as similar as was published") {
    CHECK(s_score(kGermany, kRussia, {.greatest = 3}).value.value() == doctest::Approx(0.4));
    CHECK(s_score(kGermany, kRussia, {.greatest = 3, .weights = kShares}).value.value() == doctest::Approx(-0.46));
    CHECK(kappa(kGermany, kRussia).value.value() == doctest::Approx(-0.07758621).epsilon(1e-7));
    CHECK(scott_pi(kGermany, kRussia).value.value() == doctest::Approx(-0.04477612).epsilon(1e-7));
    CHECK(tau_b(kGermany, kRussia).value.value() == doctest::Approx(0.03031695).epsilon(1e-6));
}

TEST_CASE("equal portfolios score 1 and opposite ones S = -1") {
    const Portfolio ends{0, 1, 0, 1, 1};
    const Portfolio opposite{1, 0, 1, 0, 0};
    for (const auto& measure : similarity_measures()) {
        const std::string name(measure.name);
        CAPTURE(name);
        CHECK(measure.compute(ends, ends, {}).value.value() == doctest::Approx(1));
        CHECK(measure.compute(kRussia, kRussia, {}).value.value() == doctest::Approx(1));
        CHECK(measure.compute(ends, opposite, {}).value.value() < 0);
    }
    CHECK(s_score(ends, opposite).value.value() == -1);
    CHECK(tau_b(ends, opposite).value.value() == doctest::Approx(-1));
}

TEST_CASE("what does not vary is undefined, and says so") {
    struct Row {
        std::string_view measure;
        Portfolio a;
        Portfolio b;
        bool defined;
    };
    const Row rows[] = {
        {"kappa", {}, {}, false},
        {"pi", {}, {}, false},
        {"s", {}, {}, false},
        {"tau-b", {}, {}, false},
        {"kappa", {1}, {1}, false},
        {"tau-b", {1}, {2}, false},
        {"kappa", {0, 0, 0}, {0, 0, 0}, false},
        {"pi", {2, 2}, {2, 2}, false},
        {"s", {2, 2}, {2, 2}, false},
        {"tau-b", {0, 0}, {0, 1}, false},
        {"kappa", {0, 0}, {0, 1}, true},
        {"kappa", {0, 0}, {1, 1}, true},
        {"pi", {0, 0}, {1, 1}, true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.measure);
        CAPTURE(row.a.size());
        const auto similarity = similarity_measure(row.measure).compute(row.a, row.b, {});
        CHECK(similarity.value.has_value() == row.defined);
        CHECK(similarity.undefined.empty() == row.defined);
    }
    CHECK(s_score(kGermany, kRussia, {.weights = Portfolio(20)}).undefined == "every entry weighs nothing");
}

TEST_CASE("kappa is 0 where one portfolio tells nothing of the other") {
    CHECK(kappa(Portfolio{0, 0, 0, 0}, Portfolio{0, 1, 0, 1}).value.value() == 0);
    CHECK(kappa(Portfolio{1, 1}, Portfolio{0, 0}).value.value() == 0);
    CHECK(scott_pi(Portfolio{1, 1}, Portfolio{0, 0}).value.value() == -1);
}

TEST_CASE("on two values every distance gives one kappa, one pi and one S") {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        auto a = random_portfolio(random, 2 + random() % 20, 2);
        auto b = random_portfolio(random, a.size(), 2);
        a.front() = 0;
        b.front() = 1;
        for (const auto kind : {Distance::absolute, Distance::squared}) {
            CHECK(kappa(a, b, by(kind)).value.value() ==
                  doctest::Approx(kappa(a, b, by(Distance::nominal)).value.value()));
            CHECK(scott_pi(a, b, by(kind)).value.value() == doctest::Approx(scott_pi(a, b).value.value()));
            CHECK(s_score(a, b, by(kind)).value.value() == doctest::Approx(s_score(a, b).value.value()));
        }
    }
}

TEST_CASE("random portfolios are as similar as sums over all pairs of entries say") {
    std::mt19937 random(1999);
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        const auto values = 2 + random() % 5;
        auto a = random_portfolio(random, 2 + random() % 30, values);
        auto b = random_portfolio(random, a.size(), values);
        a[0] = b[1] = 0;
        a[1] = b[0] = 1;
        auto both = a;
        both.insert(both.end(), b.begin(), b.end());
        for (const auto kind : {Distance::nominal, Distance::absolute, Distance::squared}) {
            const auto observed = naive_observed(kind, a, b);
            CHECK(kappa(a, b, by(kind)).value.value() == doctest::Approx(1 - observed / mean_distance(kind, a, b)));
            CHECK(scott_pi(a, b, by(kind)).value.value() ==
                  doctest::Approx(1 - observed / mean_distance(kind, both, both)));
            const SimilarityOptions scaled{.distance = kind, .greatest = 9};
            CHECK(s_score(a, b, scaled).value.value() ==
                  doctest::Approx(1 - 2 * observed / naive_distance(kind, 9, 0)));
        }
        CHECK(tau_b(a, b).value.value() == doctest::Approx(naive_tau_b(a, b)));
        CHECK(tau_b(a, b).value.value() == doctest::Approx(tau_b(b, a).value.value()));
    }
}

TEST_CASE("the steps of kappa lead to kappa") {
    const auto similarity = kappa(kGermany, kRussia, {.greatest = 3});
    REQUIRE(similarity.steps.size() == 3);
    const auto observed = similarity.steps[1].value;
    const auto expected = similarity.steps[2].value;
    CHECK(observed == doctest::Approx(1 - 50.0 / 20 / 9));
    CHECK((observed - expected) / (1 - expected) == doctest::Approx(similarity.value.value()));
}

TEST_CASE("portfolios that cannot be compared are refused") {
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    for (const auto& measure : similarity_measures()) {
        CHECK_THROWS_WITH_AS(measure.compute(Portfolio{0, 1}, Portfolio{0}, {}),
                             "two portfolios are compared entry by entry; these have 2 and 1 entries", Error);
        CHECK_THROWS_WITH_AS(measure.compute(Portfolio{0, 1}, Portfolio{0, nan}, {}),
                             "entry 2 of a portfolio is not a finite number", Error);
    }
    CHECK_THROWS_AS(s_score(Portfolio{0, 1}, Portfolio{0, 1}, {.weights = Portfolio{1}}), Error);
    CHECK_THROWS_AS(s_score(Portfolio{0}, Portfolio{0}, {.weights = Portfolio{-1}}), Error);
    CHECK_THROWS_AS(s_score(Portfolio{0}, Portfolio{0}, {.weights = Portfolio{nan}}), Error);
}

TEST_CASE("an unknown word names the nearest") {
    CHECK_THROWS_WITH_AS(similarity_measure("kapa"), "no similarity is called 'kapa'; did you mean 'kappa'?",
                         UsageError);
    CHECK_THROWS_WITH_AS(parse_distance("square"), "no distance is called 'square'; did you mean 'squared'?",
                         UsageError);
    CHECK_THROWS_WITH_AS(parse_portfolio_scale("binry"),
                         "no scale of portfolios is called 'binry'; did you mean 'binary'?", UsageError);
    CHECK(similarity_measures().front().name == "kappa");
}

TEST_CASE("no population has no portfolios") {
    CHECK(portfolios(test::snapshot_of(""), {}).members.empty());
    const auto snapshot = test::snapshot_of("A:Country P:Treaty");
    CHECK(portfolios(snapshot, {.population = {test::label(snapshot, "Country")}}).of(0) == Portfolio{1});
}

TEST_CASE("two actors are tied by what both are party to") {
    const auto snapshot = test::snapshot_of(
        "A:C B:C C:C D:C X:X pact:T club:O A>pact:PARTY_TO B>pact:PARTY_TO B>pact:PARTY_TO C>club:MEMBER_OF "
        "A>club:MEMBER_OF A>A:PARTY_TO X>pact:PARTY_TO D>pact:LINK");
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

TEST_CASE("the scale of counts ends with the highest count") {
    const auto snapshot =
        test::snapshot_of("A>P:PARTY_TO B>P:PARTY_TO A>Q:PARTY_TO B>Q:PARTY_TO C>Q:PARTY_TO A>Q:PARTY_TO");
    const auto made = portfolios(snapshot, {.scale = PortfolioScale::count});
    CHECK(made.greatest == 2);
    CHECK(ties(snapshot, made, "A") == "B=2{P,Q} C=1{Q}");
}

TEST_CASE("obligations count by what binds both") {
    test::Treaties told;
    for (const auto* key :
         {"A:Country", "B:Country", "C:Country", "D:Country", "P:Agreement", "Q:Agreement", "R:Agreement"}) {
        told.says(key);
    }
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
