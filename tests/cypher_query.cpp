#include "queries/cypher/error.hpp"
#include "tests/cypher_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace entente;
using entente::test::QueryFile;
using Rows = std::vector<std::string>;

namespace {

struct Asked {
    std::string query;
    Rows rows;
};

}  // namespace

TEST_CASE("rows are projected, sorted and cut") {
    QueryFile file("A");
    for (const auto& [query, rows] : {
             Asked{"UNWIND [3, 1, 2] AS x RETURN x ORDER BY x", {"1", "2", "3"}},
             Asked{"UNWIND [3, 1, null, 2] AS x RETURN x ORDER BY x DESC", {"null", "3", "2", "1"}},
             Asked{"UNWIND [3, 1, 2] AS x RETURN x ORDER BY x SKIP 1 LIMIT 1", {"2"}},
             Asked{"UNWIND [3, 1, 2] AS x RETURN x SKIP 2", {"2"}},
             Asked{"UNWIND [3, 1, 2] AS x RETURN x LIMIT 0", {}},
             Asked{"UNWIND range(1, 9) AS x WITH x ORDER BY x % 3, x DESC LIMIT 4 RETURN x", {"9", "6", "3", "7"}},
             Asked{"UNWIND [1, 1.0, null, null] AS x RETURN DISTINCT x", {"1", "null"}},
             Asked{"UNWIND [1, 2] AS x WITH x AS y WHERE x > 1 RETURN y", {"2"}},
             Asked{"UNWIND [1, 2, 3] AS x WITH x AS y ORDER BY y DESC WHERE x > 1 RETURN y", {"3", "2"}},
             Asked{"WITH 1 AS a, 2 AS b WITH b AS a, a AS b RETURN a, b", {"2 | 1"}},
             Asked{"UNWIND null AS x RETURN x", {}},
             Asked{"UNWIND 5 AS x RETURN x", {"5"}},
         }) {
        CAPTURE(query);
        CHECK(file.ask(query) == rows);
    }
}

TEST_CASE("equal rows stay in the order they came, also where LIMIT keeps a few") {
    QueryFile file("A");
    CHECK(file.ask("UNWIND range(1, 6) AS x RETURN x ORDER BY x % 2 LIMIT 4") == Rows{"2", "4", "6", "1"});
    CHECK(file.ask("UNWIND range(1, 6) AS x RETURN x ORDER BY x % 2") == Rows{"2", "4", "6", "1", "3", "5"});
}

TEST_CASE("rows are grouped by what holds no aggregate") {
    QueryFile file("A>B A>C B>C");
    for (const auto& [query, rows] : {
             Asked{"MATCH (a)-->(b) RETURN a.key, count(*) ORDER BY a.key", {"A | 2", "B | 1"}},
             Asked{"MATCH (a)-->(b) RETURN count(*)", {"3"}},
             Asked{"MATCH (a)-->(b) RETURN count(b) + 1", {"4"}},
             Asked{"MATCH (a)-->(b) RETURN count(DISTINCT b)", {"2"}},
             Asked{"MATCH (a)-->(b) WITH a, count(*) AS n WHERE n > 1 RETURN a.key, n", {"A | 2"}},
             Asked{"MATCH (a {key: 'none'}) RETURN count(*), sum(a.x), max(a.x), collect(a)", {"0 | 0 | null | []"}},
             Asked{"MATCH (a {key: 'none'}) RETURN a.key, count(*)", {}},
             Asked{"MATCH (a) OPTIONAL MATCH (a)-->(b) RETURN count(*), count(b)", {"4 | 3"}},
             Asked{"UNWIND [1, 1.0, null, null] AS x RETURN x, count(*)", {"1 | 2", "null | 2"}},
             Asked{"UNWIND [1, 2, 3] AS x RETURN x % 2 AS odd, count(*) + x % 2 AS n ORDER BY n", {"0 | 1", "1 | 3"}},
         }) {
        CAPTURE(query);
        CHECK(file.ask(query) == rows);
    }
}

TEST_CASE("a match that is counted gives what its rows would") {
    QueryFile file("A>B A>C B>C C>A A-D D");
    for (const std::string pattern : {"(a)-->(b)", "(a)--(b)--(c)", "(a)-->(b)-->(c)-->(a)", "(a)", "(a), (b)"}) {
        CAPTURE(pattern);
        const auto rows = file.ask("MATCH " + pattern + " RETURN a.key").size();
        CHECK(file.one("MATCH " + pattern + " RETURN count(*)") == std::to_string(rows));
    }
}

TEST_CASE("an optional match that finds nothing gives nulls once") {
    QueryFile file("A>B C");
    CHECK(file.ask("MATCH (a) OPTIONAL MATCH (a)-[r]->(b) RETURN a.key, type(r), b.key ORDER BY a.key") ==
          Rows{"A | LINK | B", "B | null | null", "C | null | null"});
    CHECK(file.ask("OPTIONAL MATCH (a {key: 'none'}) RETURN a") == Rows{"null"});
}

TEST_CASE("unions take the first one's columns, and drop what is equal unless they keep all") {
    QueryFile file("A");
    CHECK(file.ask("RETURN 1 AS a, 2 AS b UNION RETURN 2 AS b, 1 AS a UNION RETURN 3 AS a, 4 AS b") ==
          Rows{"1 | 2", "3 | 4"});
    CHECK(file.ask("RETURN 1 AS a UNION ALL RETURN 1 AS a") == Rows{"1", "1"});
}

TEST_CASE("subqueries and comprehensions see the row about them") {
    QueryFile file("A>B A>C B>C");
    for (const auto& [query, rows] : {
             Asked{"MATCH (a) WHERE EXISTS { (a)-->() } RETURN a.key ORDER BY a.key", {"A", "B"}},
             Asked{"MATCH (a) WHERE NOT (a)-->() RETURN a.key", {"C"}},
             Asked{"MATCH (a) RETURN a.key AS k, COUNT { (a)-->() } AS n ORDER BY k", {"A | 2", "B | 1", "C | 0"}},
             Asked{"MATCH (a) RETURN a.key AS k, size([(a)-->(b) | b.key]) AS n ORDER BY k",
                   {"A | 2", "B | 1", "C | 0"}},
             Asked{"MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WITH count(b) AS n WHERE n > 1 RETURN n } RETURN a.key",
                   {"A"}},
             Asked{"MATCH (a) WHERE COUNT { MATCH (a)-->(b) RETURN b UNION MATCH (a)<--(b) RETURN b } = 2 "
                   "RETURN a.key ORDER BY a.key",
                   {"A", "B", "C"}},
             Asked{"MATCH (a {key: 'A'}) RETURN [x IN [1, 2] | size([(a)-->(b) WHERE x > 1 | b])]", {"[0, 2]"}},
         }) {
        CAPTURE(query);
        CHECK(file.ask(query) == rows);
    }
}

TEST_CASE("a clause that writes does not see what it writes, the next one does") {
    QueryFile file("A B");
    CHECK(file.ask("MATCH (n) CREATE (m:New) RETURN count(*)") == Rows{"2"});
    CHECK(file.one("MATCH (n:New) RETURN count(*)") == "2");
    CHECK(file.one("MATCH (a:New) WHERE a.seen IS NULL MATCH (b:New) WHERE b.seen IS NULL SET b.seen = true "
                   "RETURN count(*)") == "4");
    CHECK(file.one("MATCH (n:New) CREATE (:Other) WITH count(*) AS made MATCH (o:Other) RETURN count(o)") == "2");
    CHECK(file.ask("UNWIND [1, 2, 3] AS i CREATE (:Unseen {i: i}) RETURN i LIMIT 0").empty());
    CHECK(file.one("MATCH (n:Unseen) RETURN count(*)") == "3");
}

TEST_CASE("MERGE finds what earlier rows made") {
    QueryFile file("A");
    CHECK(file.ask("UNWIND [1, 1, 2] AS i MERGE (m:M {i: i}) ON CREATE SET m.n = 1 ON MATCH SET m.n = m.n + 1 "
                   "RETURN m.i, m.n") == Rows{"1 | 2", "1 | 2", "2 | 1"});
    CHECK(file.one("MATCH (m:M) RETURN count(*)") == "2");
    CHECK(file.error_of("MERGE (m:M {i: null})").starts_with("SemanticError: MergeReadOwnWrites"));
}

TEST_CASE("what is nested is bounded in depth and in all that it holds") {
    QueryFile file("A");
    CHECK(file.one("RETURN size(reduce(s = [1], x IN range(1, 20) | [s, s]))") == "2");
    CHECK(file.one("RETURN size(reduce(s = [1], x IN range(1, 900) | [s]))") == "1");
    for (const auto* expression :
         {"reduce(s = [1], x IN range(1, 60) | [s, s])", "reduce(s = {a: 1}, x IN range(1, 60) | {a: s, b: s})",
          "reduce(s = [1], x IN range(1, 60) | [y IN [s, s] | y])",
          "reduce(s = [1], x IN range(1, 60) | [] + [s] + [s])", "reduce(s = [1], x IN range(1, 1100) | [s])",
          "reduce(s = {a: 1}, x IN range(1, 1100) | {a: s})"}) {
        CAPTURE(expression);
        CHECK(file.error_of(std::string("RETURN ") + expression).starts_with("ArgumentError: NumberOutOfRange"));
    }
}

TEST_CASE("what fails changes nothing") {
    QueryFile file("A>B");
    CHECK(file.error_of("CREATE (n:Half) WITH n RETURN 1 / 0").starts_with("ArithmeticError"));
    CHECK(file.one("MATCH (n:Half) RETURN count(*)") == "0");
    CHECK(file.error_of("MATCH (n {key: 'A'}) DELETE n")
              .starts_with("ConstraintVerificationFailed: DeleteConnectedNode"));
    CHECK(file.one("MATCH (n) RETURN count(*)") == "2");
    CHECK(file.error_of("MATCH (n {key: 'A'}) DETACH DELETE n RETURN n.key").starts_with("EntityNotFound: Deleted"));
    CHECK(file.ask("MATCH (n {key: 'A'}) DETACH DELETE n").empty());
    CHECK(file.one("MATCH (n) RETURN count(*)") == "1");
}

TEST_CASE("numbers of rows are whole and not negative") {
    QueryFile file("A");
    file.options.parameters = {{"half", cypher::Datum(0.5)}, {"less", cypher::Datum(-1)}};
    CHECK(file.error_of("RETURN 1 LIMIT $less").starts_with("SyntaxError: NegativeIntegerArgument"));
    CHECK(file.error_of("RETURN 1 SKIP $half").starts_with("SyntaxError: InvalidArgumentType"));
}

TEST_CASE("budgets end a query and name their option") {
    QueryFile file("A");
    const auto said = [&](const std::string& query) -> std::string {
        try {
            file.ask(query);
        } catch (const cypher::BudgetError& error) {
            return error.what();
        }
        return "";
    };
    file.options.budget.rows = 2;
    CHECK(said("UNWIND range(1, 3) AS x RETURN x").find("--max-rows") != std::string::npos);
    CHECK(said("UNWIND range(1, 2) AS x RETURN x").empty());
    file.options.budget = {};
    file.options.budget.bytes = 1 << 20;
    for (const std::string query : {"UNWIND range(1, 100000) AS x WITH x ORDER BY x DESC RETURN count(x)",
                                    "UNWIND range(1, 100000) AS x RETURN x, count(*) LIMIT 1",
                                    "UNWIND range(1, 100000) AS x WITH DISTINCT x RETURN count(x)",
                                    "UNWIND range(1, 100000) AS x WITH collect(x) AS l RETURN size(l)"}) {
        CAPTURE(query);
        CHECK(said(query).find("--max-memory") != std::string::npos);
    }
    CHECK(said("UNWIND range(1, 10000) AS x WITH x ORDER BY x DESC LIMIT 3 RETURN x").empty());
    file.options.budget = {};
    file.options.budget.seconds = 0.02;
    CHECK(said("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x WHERE x < 0 RETURN x")
              .find("--timeout") != std::string::npos);
}

TEST_CASE("a text that was asked before takes the parameters of now") {
    QueryFile file("A TIE B");
    const auto one_of = [&](entente::cypher::DatumMap parameters, const std::string& text) {
        file.options.parameters = std::move(parameters);
        return file.error_of(text) == "none" ? file.one(text) : file.error_of(text).substr(0, 32);
    };
    CHECK(one_of({{"x", std::int64_t{1}}}, "RETURN $x") == "1");
    CHECK(one_of({{"x", std::string("a")}}, "RETURN $x") == "a");
    CHECK(one_of({{"y", std::int64_t{1}}}, "RETURN $x").starts_with("ParameterMissing"));
    const std::string call = "CALL time.diff";
    CHECK(one_of({{"from", std::string("2024-01-01")}, {"to", std::string("2024-02-01")}}, call).find("Missing") ==
          std::string::npos);
    CHECK(one_of({{"from", std::string("2024-01-01")}, {"too", std::string("2024-02-01")}}, call).find("Missing") !=
          std::string::npos);
    for (int other = 0; other < 70; ++other) {
        CHECK(file.one("RETURN " + std::to_string(other)) == std::to_string(other));
    }
    CHECK(one_of({{"x", std::int64_t{2}}}, "RETURN $x") == "2");
}
