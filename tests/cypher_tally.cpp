#include "tests/cypher_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace entente;
using cypher::Base;
using cypher::Grouping;
using entente::test::QueryFile;
using Rows = std::vector<std::string>;

namespace {

std::string pick(std::mt19937& random, const std::vector<std::string>& words) { return words[random() % words.size()]; }

/// Statements that make a small graph with parallel ties, loops, and values that are missing, or equal and of two
/// types.
std::string random_graph(unsigned seed) {
    std::mt19937 random(seed);
    const std::vector<std::string> values{"1", "1.0", "2", "'a'", "'b'", "true", "null", "[1]", "0.0 / 0.0"};
    const auto nodes = 2 + random() % 6;
    std::string text = "CREATE ";
    for (unsigned node = 0; node < nodes; ++node) {
        text += fmt::format("{}(n{}:{} {{x: {}, y: {}, z: {}}})", node == 0 ? "" : ", ", node,
                            pick(random, {"A", "B", "A:B"}), pick(random, values), pick(random, values), random() % 4);
    }
    for (auto edges = random() % 16; edges > 0; --edges) {
        text += fmt::format(", (n{})-[:{} {{v: {}, w: {}}}]->(n{})", random() % nodes, pick(random, {"R", "S"}),
                            pick(random, values), random() % 4, random() % nodes);
    }
    return text;
}

const std::vector<std::string> kPatterns{
    "(a)",
    "(a:A)",
    "(a)-[r]->(b)",
    "(a)-[r:R]->(b:B)",
    "(a)-[r]-(b)",
    "(a)-[r:R]->(c)<-[s]-(b)",
    "(a)-[r]->(c)-[s]->(b)",
    "(a)-[r]->(b), (a)-[s]->(b)",
    "(a)-[r]->()-->(b)",
    "(a)-[r]->(c)-[*1..2]->(b)",
    "(a)-[r]->(b) WHERE r.v = 1",
    "(a)-[r]->(b) WHERE r.v <> a.x",
    "(a)-[r]->(c)<-[s]-(b) WHERE r.v = s.v",
    "(a)-[r]->(c)-[s]->(b) WHERE r.w <= s.w OR a.x IS NULL",
    "(a {x: 1})-[r]->(b)",
};

/// Of what each pattern has: a alone, then with b and r.
const std::vector<std::string> kOfOne{
    "a.x, count(*)",
    "a.x AS x, a.y AS y, count(*) AS n, count(a.z) AS m",
    "a, count(*)",
    "a.none, count(a.x)",
    "sum(a.z), avg(a.z), min(a.z), max(a.z)",
    "a.x, sum(a.z), count(DISTINCT a.y)",
    "count(a.x)",
    "a.z % 2 AS odd, count(*) + 1",
    "a.x = 1 AS one, max(a.y)",
    "labels(a), count(*)",
};
const std::vector<std::string> kOfTwo{
    "b.x, count(*)",
    "a.x, b.x, count(*)",
    "a, b, count(r)",
    "r.v, count(*), count(b.y), count(r.v)",
    "type(r), b.z, count(*)",
    "a.x, sum(r.w), max(b.z), min(r.v)",
    "a.x + b.z AS s, count(*)",
    "count(DISTINCT b.x), count(r.w)",
    "CASE WHEN b.x IS NULL THEN 'none' ELSE 'some' END AS c, stdev(r.w)",
    "a.y, b.y, r.w, count(*)",
};

Rows sorted(Rows rows) {
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// What is asked, answered in both ways, or the error.
struct Both {
    explicit Both(const std::string& made) : file("") {
        file.options.base = Base::snapshot;
        file.ask(made);
    }

    Rows by(Grouping grouping, const std::string& query) {
        file.options.grouping = grouping;
        const auto error = file.error_of(query);
        return error == "none" ? file.ask(query) : Rows{error.substr(0, error.find(": ", error.find(": ") + 1))};
    }
    void check(const std::string& query) {
        CAPTURE(query);
        CHECK(sorted(by(Grouping::fitting, query)) == sorted(by(Grouping::row_by_row, query)));
    }

    QueryFile file;
};

}  // namespace

TEST_CASE("rows that are counted by codes are those that are counted one by one") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Both both(random_graph(seed));
        for (const auto& pattern : kPatterns) {
            for (const auto& items : kOfOne) {
                both.check("MATCH " + pattern + " RETURN " + items);
            }
            for (const auto& items :
                 pattern.starts_with("(a)") && pattern.size() < 6 ? std::vector<std::string>() : kOfTwo) {
                both.check(pattern.find("(b") == std::string::npos ? "MATCH (a)-[r]->(b) RETURN " + items
                                                                   : "MATCH " + pattern + " RETURN " + items);
            }
        }
    }
}

TEST_CASE("groups that a limit keeps are the first of all") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Both both(random_graph(seed));
        for (const std::string order : {"n", "n DESC", "n DESC, k", "n, k DESC", "k, n", "count(*) DESC, k"}) {
            for (const std::string limit : {"LIMIT 1", "LIMIT 3", "SKIP 1 LIMIT 2", "LIMIT 0", "SKIP 2"}) {
                const auto query =
                    "MATCH (a)--(b) RETURN b.z AS k, a.x AS x, count(*) AS n ORDER BY " + order + ", x " + limit;
                CAPTURE(query);
                const auto counts = [&](Grouping grouping) {
                    Rows rows;
                    for (const auto& row : both.by(grouping, query)) {
                        rows.push_back(row.substr(row.rfind('|')));
                    }
                    return rows;
                };
                CHECK(counts(Grouping::fitting) == counts(Grouping::row_by_row));
            }
        }
    }
}

TEST_CASE("a plan says when rows are counted by codes") {
    Both both("CREATE (a:A {x: 1})-[:R {v: 2}]->(:A {x: 1})");
    for (const auto& [query, step] : {
             std::pair{"MATCH (a)-->(b) RETURN a.x, count(*)", "GroupedCount"},
             std::pair{"MATCH (a)-[r]->() RETURN a.x, sum(r.v)", "Tally"},
         }) {
        CAPTURE(query);
        const auto plan = [&](Grouping grouping) {
            both.file.options.grouping = grouping;
            std::string text;
            cypher::Session session(both.file.store);
            const auto result = session.run(std::string("EXPLAIN ") + query, both.file.options);
            for (const auto& line : cypher::lines(*result.plan)) {
                text += line + "\n";
            }
            return text;
        };
        CHECK(plan(Grouping::fitting).find(step) != std::string::npos);
        CHECK(plan(Grouping::row_by_row).find(step) == std::string::npos);
    }
}

TEST_CASE("groups are counted against the budget") {
    Both both("UNWIND range(1, 500) AS i CREATE (:A {x: i})-[:R]->(:B {x: i})");
    both.file.options.budget.bytes = 3'000;
    for (const std::string query : {"MATCH (a:A)-->(b) WITH a, b, count(*) AS n RETURN sum(n)",
                                    "MATCH (a:A)-->(b) WITH a.x AS x, sum(b.x) AS n RETURN max(n)"}) {
        CAPTURE(query);
        CHECK_THROWS_WITH_AS(both.file.ask(query), doctest::Contains("--max-memory"), cypher::BudgetError);
    }
}
