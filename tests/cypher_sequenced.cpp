#include "graph/load.hpp"
#include "tests/cypher_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <random>

using namespace entente;
using test::QueryFile;

using Rows = std::vector<std::string>;

namespace {

const Day kFirst = parse_day("2020-01-01");
constexpr int kDays = 40;
constexpr int kDatedEach = 3;  ///< every third node is there for a time, as two sources say

Day day(int number) { return {kFirst.count + number}; }

/// A span that begins and ends near the days that are asked for; bounds may be open, or ranges of days.
Span random_span(std::mt19937& random) {
    const auto bound = [&](int from, int to) {
        const int at = std::uniform_int_distribution(from, to)(random);
        return Bound(day(at), day(at + static_cast<int>(random() % 3)));
    };
    return {random() % 5 == 0 ? Bound::open() : bound(-4, 25),
            random() % 5 == 0 ? Bound::open() : bound(12, kDays + 3)};
}

/// A second source: numbers of random spans, so that values change, end and conflict, and when dated nodes are there.
void state_numbers(Store& store, std::mt19937& random, int elements) {
    Load load(store, {.dataset = "numbers", .recorded = "2020-01-01T00:00:00Z", .files = ""});
    Source description;
    description.key = "numbers";
    description.published = parse_bound("2020-01-02");
    Statement statement;
    statement.source = load.source(description);
    for (int node = 0; node < elements; ++node) {
        statement.element = element(load.node(fmt::format("n{}", node)));
        if (node % kDatedEach == 0) {
            statement.property = kExists;
            statement.value = true;
            statement.span = random_span(random);
            load.state(statement);
        }
        statement.property = load.property("p");
        for (int values = 0; values < 2; ++values) {
            statement.value = static_cast<std::int64_t>(random() % 3);
            statement.span = random_span(random);
            load.state(statement);
        }
    }
    load.finish(Load::Fate::keep);
    store.reload();
}

std::vector<test::Tie> random_ties(std::mt19937& random) {
    std::vector<test::Tie> ties;
    for (int node = 0; node < 6; ++node) {
        ties.push_back({fmt::format("n{}", node), "", node % 2 == 0 ? "Even" : "Odd", false, {}});
        if (node % kDatedEach == 0) {
            ties.back().spells = {random_span(random)};
        }
    }
    for (int edge = 0; edge < 9; ++edge) {
        ties.push_back({fmt::format("n{}", random() % 6),
                        fmt::format("n{}", random() % 6),
                        edge % 3 == 0 ? "R" : "S",
                        false,
                        {random_span(random)}});
    }
    return ties;
}

/// Rows of a day, as often as they come.
using Bag = std::map<std::string, int>;

Bag bag(const Rows& rows) {
    Bag made;
    for (const auto& row : rows) {
        ++made[row];
    }
    return made;
}

/// The rows of a sequenced answer whose days hold this one, without the days.
Bag on_day(const cypher::QueryResult& result, Day at) {
    Bag made;
    for (std::size_t row = 0; row < result.rows.size(); ++row) {
        if (contains(result.spans[row], at)) {
            std::string words;
            for (const auto& datum : result.rows[row]) {
                words += fmt::format("{}{}", words.empty() ? "" : " | ", test::words(datum, *result.graph));
            }
            ++made[words];
        }
    }
    return made;
}

std::string between(const char* from, const char* to) {
    return fmt::format("FOR VALID_TIME BETWEEN date('{}') AND date('{}') ", from, to);
}

}  // namespace

TEST_CASE("equal rows are joined, with the days on which each holds") {
    QueryFile file(
        "A:N B:N C:N A>B:T@2020-01-05..2020-01-10 A>C:T@2020-01-08..2020-01-12 "
        "A>B:T@2020-01-20..2020-01-25");
    CHECK(file.ask(between("2020-01-01", "2020-01-22") + "MATCH (:N {key: 'A'})-[:T]->(x) RETURN x") ==
          Rows{"B @ 2020-01-05 to 2020-01-09, 2020-01-20 to 2020-01-22", "C @ 2020-01-08 to 2020-01-11"});
    CHECK(file.ask(between("2020-01-01", "2020-01-31") + "MATCH ()-[r:T]->() RETURN count(r) AS n") ==
          Rows{"0 @ 2020-01-01 to 2020-01-04, 2020-01-12 to 2020-01-19, 2020-01-25 to 2020-01-31",
               "1 @ 2020-01-05 to 2020-01-07, 2020-01-10 to 2020-01-11, 2020-01-20 to 2020-01-24",
               "2 @ 2020-01-08 to 2020-01-09"});
}

TEST_CASE("both days of BETWEEN are in, and one day is a period too") {
    QueryFile file("A>B:T@2020-01-05..2020-01-10");
    CHECK(file.ask(between("2020-01-09", "2020-01-09") + "MATCH (a)-[:T]->(b) RETURN a, b").size() == 1);
    CHECK(file.ask(between("2020-01-10", "2020-01-10") + "MATCH (a)-[:T]->(b) RETURN a, b").empty());
}

TEST_CASE("a query over a period answers as it does on each of its days") {
    const Rows queries{
        "MATCH (a)-[r]->(b) RETURN a, type(r), b",
        "MATCH (a)-[:S]->(b) RETURN b",
        "MATCH (a:Even) RETURN a.p",
        "MATCH (a {p: 1}) RETURN a, since(a)",
        "MATCH (a)-[r:R|S]-(b) WHERE a.p < b.p RETURN a, b, until(r)",
        "MATCH (a) RETURN a.p AS p, count(*) AS n ORDER BY n DESC, p LIMIT 2",
        "MATCH (a) RETURN a, size(keys(a))",
        "MATCH (a) RETURN a {.p, .*}",
        "MATCH (a) RETURN a['p']",
        "MATCH (a) WHERE EXISTS { (a)-[:S]->() } RETURN a",
        "MATCH (a:Odd) OPTIONAL MATCH (a)-->(b) RETURN a, b.p",
        "MATCH (a) RETURN [(a)-[:R]->(b) | b.p] AS found",
        "MATCH (a)-[*1..2]->(b) RETURN a, count(b)",
        "MATCH (a) RETURN sources(a), a",
        "MATCH ()-[r]->() RETURN precision(r, 'since'), size(spells(r))",
        "CALL centrality.degree() YIELD node, score RETURN node, score",
        "UNWIND [1, 1] AS x MATCH (:Even)-[:R]->() RETURN x",
        "MATCH (a:Even) RETURN 1 UNION ALL MATCH (b)-[:R]->() RETURN 1",
    };
    for (unsigned seed = 1; seed <= 6; ++seed) {
        std::mt19937 random(seed);
        QueryFile file(random_ties(random));
        state_numbers(file.store, random, 6);
        cypher::Session session(file.store);
        for (const auto& query : queries) {
            CAPTURE(seed);
            CAPTURE(query);
            const auto whole = session.run(fmt::format("FOR VALID_TIME BETWEEN '{}' AND '{}' {}", to_string(day(0)),
                                                       to_string(day(kDays - 1)), query),
                                           file.options);
            for (int at = 0; at < kDays; ++at) {
                CAPTURE(to_string(day(at)));
                REQUIRE(on_day(whole, day(at)) == bag(file.ask(query, to_string(day(at)))));
            }
            for (const auto& spans : whole.spans) {
                CHECK(spans == normalised(spans));
                CHECK(spans.front().since >= day(0));
                CHECK(spans.back().until <= day(kDays));
            }
        }
    }
}

TEST_CASE("who says so is a change, where a query asks for it") {
    QueryFile file("A:N@2020-01-05..2020-01-20");
    {
        Load load(file.store, {.dataset = "second", .recorded = "2020-01-01T00:00:00Z", .files = ""});
        Source description;
        description.key = "second";
        description.published = parse_bound("2020-01-02");
        Statement statement;
        statement.source = load.source(description);
        statement.element = element(load.node("A"));
        statement.property = kExists;
        statement.value = true;
        statement.span = {parse_bound("2020-01-10"), parse_bound("2020-01-15")};
        load.state(statement);
        load.finish(Load::Fate::keep);
    }
    file.store.reload();
    CHECK(file.ask(between("2020-01-01", "2020-01-31") + "MATCH (a) RETURN sources(a)") ==
          Rows{"[test] @ 2020-01-05 to 2020-01-09, 2020-01-15 to 2020-01-19",
               "[second, test] @ 2020-01-10 to 2020-01-14"});
    CHECK(file.ask(between("2020-01-01", "2020-01-31") + "MATCH (a) RETURN a").size() == 1);
}

TEST_CASE("rows come by their first day") {
    QueryFile file("A:N B:N A>B:T@2020-01-20..2020-01-25 B>A:T@2020-01-05..2020-01-10");
    CHECK(file.ask(between("2020-01-01", "2020-01-31") + "MATCH (a)-[:T]->() RETURN a ORDER BY a.key") ==
          Rows{"B @ 2020-01-05 to 2020-01-09", "A @ 2020-01-20 to 2020-01-24"});
}

TEST_CASE("a period that writes, or ends before it begins, is refused") {
    QueryFile file("A>B:T@2020-01-05..2020-01-10");
    CHECK(file.error_of(between("2020-01-01", "2020-01-02") + "CREATE (n)").find("only reads") != std::string::npos);
    CHECK(file.error_of(between("2020-01-02", "2020-01-01") + "MATCH (n) RETURN n").find("earlier day first") !=
          std::string::npos);
    CHECK(file.ask("MATCH (n) RETURN n", "").size() == 2);
}

TEST_CASE("the budget of rows counts what is answered") {
    QueryFile file("A>B:T@2020-01-05..2020-01-10");
    file.options.budget.rows = 1;
    CHECK(file.ask(between("2020-01-01", "2020-01-31") + "MATCH ()-[r:T]->() RETURN r").size() == 1);
    CHECK_THROWS_AS(file.ask(between("2020-01-01", "2020-01-31") + "MATCH (n) RETURN n"), cypher::BudgetError);
}
