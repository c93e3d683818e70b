#include "fixture.hpp"
#include "graph/error.hpp"
#include "queries/work.hpp"
#include "verbs/verb.hpp"

#include <doctest/doctest.h>

#include <atomic>

namespace entente {

namespace {

/// A file, and verbs that ask it.
class Asked {
public:
    explicit Asked(std::string_view line) {
        auto store = Store::create(database(), open_schema());
        test::load_ties(store, test::parse_ties(line));
    }

    std::filesystem::path database() const { return folder_.path() / "test.db"; }

    Result run(const char* verb, std::vector<std::string> options, const Context& context) const {
        options.insert(options.begin(), database().string());
        return verb_named(verbs(), verb).run(verb_named(verbs(), verb), options, context);
    }

private:
    test::TempFolder folder_;
};

Context on(std::string_view day) { return {parse_day(day), "2020-01-01T00:00:00Z", {}, nullptr}; }

}  // namespace

TEST_CASE("a series tells its progress by period, and its measures nothing of their own") {
    const Asked asked("A-B B-C");
    for (const auto& row : {std::pair{"centrality", "betweenness"}, std::pair{"groups", "components"}}) {
        CAPTURE(row.first);
        std::vector<double> told;
        auto context = on("2020-01-01");
        context.progress = [&](double share) { told.push_back(share); };
        asked.run(row.first, {row.second, "--over", "2014..2017/1y"}, context);
        CHECK(told == std::vector<double>{0, 0.25, 0.5, 0.75});
    }
}

TEST_CASE("a series ends between periods when the user wants an end") {
    const Asked asked("A-B B-C");
    for (const auto& row : {std::pair{"centrality", "degree"}, std::pair{"groups", "components"}}) {
        CAPTURE(row.first);
        std::atomic<bool> stop = false;
        std::size_t told = 0;
        auto context = on("2020-01-01");
        context.stop = &stop;
        context.progress = [&](double) { stop = ++told == 3; };
        CHECK_THROWS_AS(asked.run(row.first, {row.second, "--over", "2014-01-01..2014-12-31/1d"}, context),
                        Interrupted);
        CHECK(told == 3);
    }
}

TEST_CASE("an answer does not depend on the number of threads") {
    const Asked asked("A-B B-C C-D D-A A-E E-F F-G G-A B-G");
    const auto rows = [&](const char* threads) {
        const auto result = asked.run("centrality", {"betweenness", "--threads", threads}, on("2020-01-01"));
        std::vector<std::pair<std::string, double>> found;
        for (const auto& row : std::get<Answer>(result.content).tables.at(0).rows) {
            found.emplace_back(std::get<std::string>(row.at(1).content), std::get<double>(row.at(3).content));
        }
        return found;
    };
    CHECK(rows("1").size() == 7);
    CHECK(rows("1") == rows("2"));
    CHECK(rows("1") == rows("7"));
}

}  // namespace entente
