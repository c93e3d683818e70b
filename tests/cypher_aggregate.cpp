#include "tests/cypher_file.hpp"

#include <doctest/doctest.h>

#include <string>

using entente::test::QueryFile;

namespace {

struct Row {
    std::string list;
    std::string aggregate;
    std::string expected;
};

}  // namespace

TEST_CASE("aggregates pass over nulls and keep types") {
    QueryFile file("A");
    for (const auto& [list, aggregate, expected] : {
             Row{"[1, 2, null]", "count(x)", "2"},
             Row{"[1, 2, null]", "count(*)", "3"},
             Row{"[1, 2, null]", "sum(x)", "3"},
             Row{"[1, 2.5]", "sum(x)", "3.5"},
             Row{"[]", "sum(x)", "0"},
             Row{"[duration('P1D'), duration('PT1H')]", "sum(x)", "P1DT1H"},
             Row{"[9223372036854775807, 1, -1]", "sum(x)", "9223372036854775807"},
             Row{"[1, 2]", "avg(x)", "1.5"},
             Row{"[]", "avg(x)", "null"},
             Row{"[9223372036854775807, 9223372036854775807]", "avg(x) > 9e18", "true"},
             Row{"[1, 'a', null, [1, 2], 0.2, 'b']", "max(x)", "1"},
             Row{"[1, 'a', null, [1, 2], 0.2, 'b']", "min(x)", "[1, 2]"},
             Row{"[null]", "min(x)", "null"},
             Row{"[2, null, 1]", "collect(x)", "[2, 1]"},
             Row{"[2, 1, 2]", "collect(DISTINCT x)", "[2, 1]"},
             Row{"[1, 1.0, 2]", "sum(DISTINCT x)", "3"},
             Row{"[10, 20, 30]", "percentileCont(x, 0.25)", "15"},
             Row{"[10, 20, 30]", "percentileCont(x, 1)", "30"},
             Row{"[10, 20, 30]", "percentileDisc(x, 0.5)", "20"},
             Row{"[10, 20, 30]", "percentileDisc(x, 0)", "10"},
             Row{"[]", "percentileDisc(x, 0.5)", "null"},
             Row{"[2, 4, 4, 4, 5, 5, 7, 9]", "stDevP(x)", "2"},
             Row{"[1, 3]", "stDev(x) * stDev(x)", "2"},
             Row{"[1]", "stDev(x)", "0"},
         }) {
        CAPTURE(list);
        CAPTURE(aggregate);
        CHECK(file.one("UNWIND " + list + " AS x RETURN " + aggregate) == expected);
    }
}

TEST_CASE("aggregates refuse what they cannot reckon with") {
    QueryFile file("A");
    for (const auto& [list, aggregate, expected] : {
             Row{"[9223372036854775807, 1]", "sum(x)", "ArithmeticError: IntegerOverflow"},
             Row{"['a']", "sum(x)", "TypeError: InvalidArgumentType"},
             Row{"[1, duration('P1D')]", "avg(x)", "TypeError: InvalidArgumentType"},
             Row{"[1]", "percentileCont(x, 1.5)", "ArgumentError: NumberOutOfRange"},
             Row{"[1]", "percentileDisc(x, -0.1)", "ArgumentError: NumberOutOfRange"},
         }) {
        CAPTURE(list);
        CAPTURE(aggregate);
        CHECK(file.error_of("UNWIND " + list + " AS x RETURN " + aggregate).starts_with(expected));
    }
}
