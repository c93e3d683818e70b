#include "tests/cypher_file.hpp"

#include <doctest/doctest.h>

#include <string>

using entente::test::QueryFile;

TEST_CASE("IN answers alike whether its list is constant or of the row") {
    QueryFile file("A");
    for (const auto& list : {"1, 2, 3, 4, 5, 6", "1, 2, 3, null, 5, 6", "1, 2.0, 'a', true, date('2020-01-01'), 7",
                             "[1], [2], 3, 4, 5, 6", "0.0 / 0, 1, 2, 3, 4, 5", "", "null"}) {
        for (const auto& item :
             {"1", "2.0", "2", "7", "null", "'a'", "[1]", "0.0 / 0", "date('2020-01-01')", "{a: 1}"}) {
            const auto [constant, changing] =
                std::pair(std::string("[") + list + "]", std::string("[z IN ys WHERE true | z]"));
            CAPTURE(list);
            CAPTURE(item);
            CHECK(
                file.one(std::string("UNWIND [") + item + "] AS x RETURN x IN " + constant) ==
                file.one(std::string("WITH [") + list + "] AS ys UNWIND [" + item + "] AS x RETURN x IN " + changing));
        }
    }
    CHECK(file.one("UNWIND range(1, 9) AS x WITH x WHERE x IN [2, 4, 6, 8, 10, 12] RETURN collect(x)") ==
          "[2, 4, 6, 8]");
    CHECK(
        file.one(
            "WITH [1, 2, 3, 4, 5, 6] AS ys UNWIND range(1, 9) AS x WITH x, ys WHERE x IN tail(ys) RETURN collect(x)") ==
        "[2, 3, 4, 5, 6]");
}

TEST_CASE("IN looks into a new list in every row where it is not constant") {
    QueryFile file("A");
    CHECK(file.one("UNWIND range(1, 3) AS x RETURN collect(x IN [x, 7, 8, 9, 10, 11])") == "[true, true, true]");
    CHECK(file.one("UNWIND range(1, 40) AS x WITH 1 IN [toInteger(rand() * 2), 7, 8, 9, 10, 11] AS y "
                   "RETURN count(DISTINCT y)") == "2");
    CHECK(file.one("UNWIND range(1, 3) AS x RETURN collect(size([y IN range(1, 9) WHERE y IN range(1, x)]))") ==
          "[1, 2, 3]");
}

TEST_CASE("a regular expression may be another in every row") {
    QueryFile file("A");
    CHECK(file.one("UNWIND range(1, 30) AS x RETURN sum(CASE WHEN toString(x) =~ ('[0-9]*' + toString(x % 12)) "
                   "THEN 1 ELSE 0 END)") == "11");
    CHECK(
        file.error_of("UNWIND ['a', '('] AS x RETURN 'a' =~ x").starts_with("ArgumentError: InvalidRegularExpression"));
}

TEST_CASE("the values of elements are those of the property that is asked") {
    QueryFile file("");
    file.ask("CREATE (:P {a: 'x', b: 'x', n: 1}), (:P {a: 'y', n: 2}), (:P {b: 'x', a: ['x', 'y']})");
    CHECK(file.ask("MATCH (p:P) WITH p.a AS a, p.b AS b, p.n AS n RETURN a, b, n ORDER BY n") ==
          std::vector<std::string>{"x | x | 1", "y | null | 2", "[x, y] | x | null"});
    CHECK(file.ask("MATCH (p:P) WITH p ORDER BY p.n UNWIND ['a', 'b', 'n'] AS k WITH k, collect(p[k]) AS v "
                   "RETURN k, v ORDER BY k") ==
          std::vector<std::string>{"a | [x, y, [x, y]]", "b | [x, x]", "n | [1, 2]"});
    file.ask("MATCH (p:P {a: 'y'}) SET p.a = 'z', p.b = p.a");
    CHECK(file.one("MATCH (p:P {n: 2}) RETURN p.a + p.b") == "zz");
    CHECK(file.one("MATCH (p:P) WITH p.b AS b, count(*) AS n RETURN collect(b + toString(n))") == "[x2, z1]");
}
