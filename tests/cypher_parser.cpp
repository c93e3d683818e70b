#include "queries/cypher/check.hpp"
#include "queries/cypher/parser.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace entente::cypher;

namespace {

std::string repeated(const std::string& part, std::size_t times) {
    std::string made;
    made.reserve(part.size() * times);
    for (std::size_t at = 0; at < times; ++at) {
        made += part;
    }
    return made;
}

/// The first line of what is said of the query by parser and check; empty where it is right.
std::string error_of(const std::string& query) {
    try {
        auto statement = parse(query);
        check(statement, query);
        return "";
    } catch (const QueryError& error) {
        const std::string message = error.what();
        CHECK(message.size() < 2000);
        return message.substr(0, message.find('\n'));
    }
}

const Expression& returned(const Statement& statement) {
    const auto& clause = statement.query.parts.front().clauses.back();
    return *std::get<Projection>(clause.content).items.front().value;
}

/// The tree of an expression in brackets: (+ 1 (* 2 3)).
std::string tree(const Expression& expression) {
    static const std::vector<std::string> signs{"OR",       "XOR", "AND", "NOT",  "+",   "-",      "+",
                                                "-",        "*",   "/",   "%",    "^",   "STARTS", "ENDS",
                                                "CONTAINS", "=~",  "IN",  "NULL", "SOME"};
    static const std::vector<std::string> comparisons{"=", "<>", "<", "<=", ">", ">="};
    std::string made = "(";
    const auto operands = [&](const Expressions& all, const auto& sign_before) {
        for (std::size_t at = 0; at < all.size(); ++at) {
            made += sign_before(at) + tree(*all[at]);
        }
    };
    if (const auto* literal = std::get_if<Literal>(&expression.content)) {
        const auto* number = std::get_if<std::int64_t>(&literal->value);
        return number != nullptr ? std::to_string(*number) : "?";
    }
    if (const auto* variable = std::get_if<Variable>(&expression.content)) {
        return variable->name;
    }
    if (const auto* property = std::get_if<PropertyOf>(&expression.content)) {
        return tree(*property->object) + "." + property->key;
    }
    if (const auto* operation = std::get_if<Operation>(&expression.content)) {
        const bool one = operation->operands.size() == 1;
        operands(operation->operands, [&](std::size_t at) {
            return one       ? signs[static_cast<std::size_t>(operation->operators[0])] + " "
                   : at == 0 ? ""
                             : " " + signs[static_cast<std::size_t>(operation->operators[at - 1])] + " ";
        });
    } else if (const auto* comparison = std::get_if<Comparison>(&expression.content)) {
        operands(comparison->operands, [&](std::size_t at) {
            return at == 0 ? "" : " " + comparisons[static_cast<std::size_t>(comparison->kinds[at - 1])] + " ";
        });
    }
    return made + ")";
}

struct Row {
    std::string text;
    std::string expected;
};

}  // namespace

TEST_CASE("operators bind as openCypher says") {
    for (const auto& row : {
             Row{"1 + 2 * 3", "(1 + (2 * 3))"},
             Row{"1 - 2 - 3", "(1 - 2 - 3)"},
             Row{"2 ^ 3 ^ 4", "(2 ^ 3 ^ 4)"},
             Row{"-a ^ 2", "((- a) ^ 2)"},
             Row{"a OR b XOR c AND NOT d", "(a OR (b XOR (c AND (NOT d))))"},
             Row{"a < b <= c = d", "(a < b <= c = d)"},
             Row{"NOT a = b", "(NOT (a = b))"},
             Row{"a + b IN c = d", "(((a + b) IN c) = d)"},
             Row{"a.b IS NULL", "(NULL a.b)"},
             Row{"(1 + 2) * 3", "((1 + 2) * 3)"},
             Row{"a.b.c", "a.b.c"},
             Row{"-9223372036854775808", "-9223372036854775808"},
         }) {
        CAPTURE(row.text);
        const auto statement = parse("RETURN " + row.text);
        CHECK(tree(returned(statement)) == row.expected);
    }
}

TEST_CASE("an error says what was expected, what was found, and where") {
    for (const auto& row : {
             Row{"", "expected a clause"},
             Row{"MATCH n RETURN n", "expected '(' to begin a node, found 'n'"},
             Row{"MATCH (n) RETURN", "expected an expression, found the end"},
             Row{"MATCH (n) RETRUN n", "found 'RETRUN'"},
             Row{"RETURN 1 2", "found '2'"},
             Row{"MATCH (a)-[:R..]->(b) RETURN a", "with no '..' here (InvalidRelationshipPattern)"},
             Row{"MATCH (a)-[:R*-2]->(b) RETURN a", "with no '-' here (InvalidRelationshipPattern)"},
             Row{"RETURN [1, 2", "expected ']' to end the list"},
             Row{"RETURN 9223372036854775808", "9223372036854775808 does not fit into 64 bits (IntegerOverflow)"},
             Row{"RETURN 1e999", "1e999 is too large (FloatingPointOverflow)"},
             Row{"RETURN 1 AS all", "all is a word of the language; in backticks it is a name"},
             Row{"MATCH (a)-[*99999999999999999999]->(b) RETURN a", "no number of hops (IntegerOverflow)"},
         }) {
        CAPTURE(row.text);
        CHECK(error_of(row.text).find(row.expected) != std::string::npos);
    }
}

TEST_CASE("a list that begins with a pattern is a comprehension where a bar follows") {
    const auto first = [](const std::string& list) { return parse("MATCH (a) RETURN " + list); };
    const auto holds = [](const Statement& statement, auto of) {
        return std::holds_alternative<decltype(of)>(returned(statement).content);
    };
    CHECK(holds(first("[(a)-->(b) | b.x]"), PatternComprehension{}));
    CHECK(holds(first("[p = (a)-[:R|S]->(b) WHERE b.x = [1] | p]"), PatternComprehension{}));
    CHECK(holds(first("[(a)-[:R|S]->()]"), ListOf{}));
    CHECK(holds(first("[(a)-->(), [x IN [1] WHERE x = 1 | x]]"), ListOf{}));
    CHECK(holds(first("[x IN [1] | x]"), ListComprehension{}));
}

TEST_CASE("statements are parted by semicolons outside of texts and comments") {
    CHECK(statements("RETURN ';'; RETURN 2 /* ; */;;\n").size() == 2);
    CHECK(statements("  ;; // nothing\n").empty());
}

TEST_CASE("what is nested too deep is refused, however it is nested") {
    constexpr std::size_t kMany = 100'000;
    const std::string deep = "over 200 levels deep";
    for (const auto& row : {
             std::tuple{"(", "1", ")"},
             std::tuple{"[", "1", "]"},
             std::tuple{"{a: ", "1", "}"},
             std::tuple{"NOT ", "true", ""},
             std::tuple{"- ", "1", ""},
             std::tuple{"CASE WHEN true THEN ", "1", " END"},
             std::tuple{"[x IN ", "[1]", " | x]"},
             std::tuple{"any(x IN ", "[1]", " WHERE x)"},
             std::tuple{"reduce(s = 0, x IN ", "[1]", " | s)"},
             std::tuple{"size(", "1", ")"},
             std::tuple{"EXISTS { RETURN ", "1", " AS a }"},
             std::tuple{"COUNT { MATCH ({a: ", "1", "}) }"},
             std::tuple{"[1][", "0", "]"},
             std::tuple{"x {a: ", "1", "}"},
             std::tuple{"[(a {x: ", "1", "})--() | 1]"},
             std::tuple{"[(a {x: ", "1", "})--()]"},
             std::tuple{"", "x", ".a"},
             std::tuple{"", "x", "[0]"},
             std::tuple{"", "x", "[0..1]"},
             std::tuple{"", "x", " IS NULL"},
             std::tuple{"", "x", " IN y"},
             std::tuple{"(", "x", ".a)"},
         }) {
        const std::string before = std::get<0>(row);
        const std::string middle = std::get<1>(row);
        const std::string after = std::get<2>(row);
        CAPTURE(before);
        CAPTURE(after);
        for (const auto times : {std::size_t{600}, kMany}) {
            const auto query = "RETURN " + repeated(before, times) + middle + repeated(after, times);
            CHECK(error_of(query).find(deep) != std::string::npos);
        }
    }
    CHECK(error_of("MATCH " + repeated("(", kMany) + repeated(")", kMany) + " RETURN 1").find(deep) !=
          std::string::npos);
}

TEST_CASE("a chain in brackets in a chain is as deep as both") {
    std::string chain = "x";
    for (int level = 0; level < 40; ++level) {
        chain = "(" + chain + repeated(".a", 20) + ")";
    }
    CHECK(error_of("WITH {} AS x RETURN " + chain).find("over 200 levels deep") != std::string::npos);
}

TEST_CASE("what is long and flat is read in linear time and no deeper than a short one") {
    constexpr std::size_t kMany = 200'000;
    for (const auto& row : {
             std::pair{"1", " + 1"},
             std::pair{"1", " * 1"},
             std::pair{"true", " AND true"},
             std::pair{"true", " OR false"},
             std::pair{"1", " < 2"},
             std::pair{"1 IN [1", ", 2"},
             std::pair{"{a: 1", ", a: 2"},
             std::pair{"coalesce(1) + [1", ", 2"},
             std::pair{"CASE 1", " WHEN 2 THEN 3"},
         }) {
        const std::string open = row.first;
        const std::string rest = row.second;
        CAPTURE(open);
        CAPTURE(rest);
        const std::string close = open.find('{') == 0                   ? "}"
                                  : open.find('[') != std::string::npos ? "]"
                                  : open.find("CASE") == 0              ? " END"
                                                                        : "";
        CHECK(error_of("RETURN " + open + repeated(rest, kMany) + close + " AS x") == "");
    }
    CHECK(error_of("CREATE (a)" + repeated(", (), (:A)-[:B]->({c: 1})", 50'000)) == "");
    CHECK(error_of("RETURN '" + std::string(10U << 20U, 'a') + "' AS a") == "");
}

TEST_CASE("clauses and items are counted") {
    CHECK(error_of(repeated("CREATE () ", 5'000)) == "");
    CHECK(error_of(repeated("CREATE () ", 100'000)).find("at most 5000 clauses") != std::string::npos);
    CHECK(error_of("RETURN 1" + repeated(" UNION RETURN 1", 100'000)).find("at most 5000 clauses") !=
          std::string::npos);
    CHECK(error_of("RETURN 1" + repeated(", 1", 100'000)).find("at most 10000 items") != std::string::npos);
}

TEST_CASE("patterns in lists are read once, however often they are nested") {
    const std::string query =
        "MATCH (a) RETURN " + repeated("[(a {x: ", 40) + "1" + repeated("})--() | 1]", 40) + " AS x";
    CHECK(error_of(query) == "");
    CHECK(error_of("MATCH (a) RETURN " + repeated("[(a {x: ", 40) + "1" + repeated("})--()]", 40) + " AS x")
              .find("a pattern stands only in a condition") != std::string::npos);
}
