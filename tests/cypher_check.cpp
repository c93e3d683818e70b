#include "queries/cypher/check.hpp"
#include "queries/cypher/parser.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace entente;
using namespace entente::cypher;

namespace {

const std::vector<Procedure>& test_procedures() {
    static const std::vector<Procedure> all{
        {"test.names", "", {}, 0, {{"name", "STRING?"}}, {}},
        {"test.nothing", "", {}, 0, {}, {}},
        {"test.double", "", {{"in", "INTEGER?"}}, 1, {{"out", "INTEGER?"}, {"rest", "FLOAT?"}}, {}},
    };
    return all;
}

struct Found {
    Statement statement;
    Checked checked;
};

Found found(const std::string& query) {
    Found made{parse(query), {}};
    made.checked = check(made.statement, query, test_procedures());
    return made;
}

/// "SyntaxError UndefinedVariable 17": kind, detail and column; empty where the query is right.
std::string error_of(const std::string& query) {
    try {
        found(query);
        return "";
    } catch (const QueryError& error) {
        CHECK(error.phase() == QueryError::Phase::compile);
        return fmt::format("{} {} {}", to_string(error.kind()), error.detail(), error.column());
    }
}

std::string message_of(const std::string& query) {
    try {
        found(query);
        return "";
    } catch (const QueryError& error) {
        const std::string message = error.what();
        return message.substr(0, message.find('\n'));
    }
}

const Clause& clause(const Found& found, std::size_t at) { return found.statement.query.parts.front().clauses.at(at); }

template <typename Content>
const Content& content(const Found& found, std::size_t at) {
    return std::get<Content>(clause(found, at).content);
}

struct Row {
    std::string query;
    std::string error;
};

}  // namespace

TEST_CASE("what makes sense passes the check") {
    for (const std::string query : {
             "RETURN 1",
             "MATCH (a)-[r]->(b) MATCH (a)-[r]-(c) RETURN *",
             "MATCH (a {x: b.x}), (b) RETURN a",
             "MATCH p = (a)-[*1..2]->(b), (b)-->(c) WHERE (a)-->(c) RETURN length(p), nodes(p)",
             "MATCH (n) WITH n.x AS x WHERE n.y > 1 RETURN x",
             "MATCH (n) RETURN n.x AS x ORDER BY n.y, x",
             "MATCH (n) WITH n, {x: 1} AS m, 1 AS one WHERE (n)-->({x: 1}) RETURN m",
             "MATCH (n) RETURN DISTINCT n.x ORDER BY n.x",
             "MATCH (n) RETURN n.x, count(*) ORDER BY n.x + count(*), count(*) DESC",
             "MATCH (n) RETURN n, n.x + count(*) AS c",
             "MATCH (n)--(m) RETURN n.x + m.x, (n.x + m.x) + count(*) AS c",
             "MATCH (n) RETURN [x IN collect(n.x) | x + 1], {all: collect(n), n: n} AS m, n",
             "MATCH (n) RETURN size([x IN collect(n.x) WHERE x > 1]) + $p",
             "MATCH (a), (b) RETURN count(a), COUNT { (b)-->() }, b",
             "UNWIND [1, 2] AS x WITH x AS y, x AS x RETURN x + y",
             "WITH 1 AS a, 2 AS b WITH b AS a, a AS b RETURN a - b",
             "WITH null AS n OPTIONAL MATCH (n)-->(m) RETURN m",
             "MATCH ()-[r]->() WITH [r] AS rs MATCH (a)-[rs*]->(b) RETURN a",
             "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH m WHERE m.x = n.x RETURN m } RETURN n",
             "MATCH (n) RETURN [(n)-[r]->(m) WHERE m.x > 1 | r.y] AS l, [x IN [1] WHERE (n)-->() | x] AS m",
             "MATCH (n) RETURN NOT (n)-->() AS none, CASE WHEN (n)--() THEN 1 ELSE 'a' END AS c",
             "MATCH (a), (b) RETURN length(shortestPath((a)-[*]-(b)))",
             "CREATE (a:A {x: 1})-[:R]->(b), (a)-[:R]->(a), (c {x: a.x})",
             "MERGE (a:A)-[r:R]-(b) ON CREATE SET r.x = 1, a:B ON MATCH SET b += {y: 2}",
             "MATCH () CREATE () WITH * CREATE ()",
             "CREATE (n) RETURN n UNION CREATE (n) RETURN n",
             "RETURN 1 AS a UNION RETURN 2 AS a UNION RETURN 3 AS a",
             "CALL test.double(1)",
             "CALL test.double",
             "CALL test.double YIELD *",
             "CALL test.nothing()",
             "MATCH (n) CALL test.nothing()",
             "MATCH (n) CALL test.double(n.x) YIELD out AS o WHERE o > 1 RETURN o, n",
             "RETURN 1 AS x SKIP 1 + 1 LIMIT toInteger($n)",
             "RETURN all(x IN [1, 'a'] WHERE x > 1), reduce(s = 0, x IN [1] | s + x), [] + 1, 'a' + 1",
             "RETURN date().year, duration('P1D').days, null.x, NOT null, [1, 2][0] % 2, {a: 1}.a",
             "FOR VALID_TIME AS OF date('2024-01-01') MATCH (n) RETURN n",
             "MATCH (n) DETACH DELETE n",
             "MATCH (n) WITH collect(n) AS ns DELETE ns[0]",
         }) {
        CAPTURE(query);
        CHECK(message_of(query) == "");
    }
}

TEST_CASE("a variable is known where it is read") {
    for (const auto& row : {
             Row{"RETURN x", "SyntaxError UndefinedVariable 8"},
             Row{"MATCH (n) WITH n.x AS x RETURN n", "SyntaxError UndefinedVariable 32"},
             Row{"MATCH (n) WITH DISTINCT n.x AS x ORDER BY n.y RETURN x", "SyntaxError UndefinedVariable 43"},
             Row{"MATCH (n) WITH count(n) AS c WHERE n.y > 1 RETURN c", "SyntaxError UndefinedVariable 36"},
             Row{"RETURN [x IN [1] | x] + x", "SyntaxError UndefinedVariable 25"},
             Row{"MATCH (n) WHERE (n)-->(m) RETURN n", "SyntaxError UndefinedVariable 23"},
             Row{"MATCH (n) RETURN [(n)-->(m) | m.x], m", "SyntaxError UndefinedVariable 37"},
             Row{"MATCH (n) WHERE EXISTS { (n)-->(m) } RETURN m", "SyntaxError UndefinedVariable 45"},
             Row{"RETURN 1 AS a UNION RETURN a", "SyntaxError UndefinedVariable 28"},
             Row{"CREATE (n {x: n.y})", "SyntaxError UndefinedVariable 15"},
             Row{"MATCH (n) SET m.x = 1", "SyntaxError UndefinedVariable 15"},
             Row{"MATCH (n) DELETE m", "SyntaxError UndefinedVariable 18"},
             Row{"CALL test.double(1) YIELD nothing", "SyntaxError UndefinedVariable 27"},
             Row{"MATCH (n) CALL test.names() RETURN name", "SyntaxError UndefinedVariable 36"},
             Row{"MATCH (m)--(y) RETURN count(y.x) AS c ORDER BY m.x + count(y.x)", "SyntaxError UndefinedVariable 48"},
             Row{"MATCH (a) WITH a.x % 3 AS m, min(a.x) AS l ORDER BY sum(a.x) RETURN m",
                 "SyntaxError UndefinedVariable 57"},
         }) {
        CAPTURE(row.query);
        CHECK(error_of(row.query) == row.error);
    }
    CHECK(message_of("MATCH (country) RETURN contry") ==
          "SyntaxError: there is no variable 'contry': did you mean 'country'? (UndefinedVariable), line 1, column 24");
}

TEST_CASE("a variable is declared once, and stays what it is") {
    for (const auto& row : {
             Row{"MATCH (a) CREATE (a)", "SyntaxError VariableAlreadyBound 18"},
             Row{"MATCH (a) CREATE (a:A)-[:R]->()", "SyntaxError VariableAlreadyBound 18"},
             Row{"MATCH ()-[r]->() CREATE ()-[r:R]->()", "SyntaxError VariableAlreadyBound 27"},
             Row{"MATCH (a) MERGE (a)", "SyntaxError VariableAlreadyBound 17"},
             Row{"MATCH (a)-[r]->(b) MERGE (a)-[r:R]->(b)", "SyntaxError VariableAlreadyBound 29"},
             Row{"MATCH (p) MATCH p = ()--() RETURN p", "SyntaxError VariableAlreadyBound 17"},
             Row{"MATCH p = (p)--() RETURN p", "SyntaxError VariableAlreadyBound 7"},
             Row{"WITH 1 AS p MATCH p = ()--() RETURN p", "SyntaxError VariableAlreadyBound 19"},
             Row{"MATCH (n) UNWIND [1] AS n RETURN n", "SyntaxError VariableAlreadyBound 11"},
             Row{"WITH 'Hi' AS name CALL test.names() YIELD name RETURN *", "SyntaxError VariableAlreadyBound 43"},
             Row{"CALL test.double(1) YIELD out, rest AS out RETURN out", "SyntaxError VariableAlreadyBound 32"},
             Row{"MATCH (r) MATCH ()-[r]-() RETURN r", "SyntaxError VariableTypeConflict 19"},
             Row{"MATCH ()-[r]-() MATCH (r) RETURN r", "SyntaxError VariableTypeConflict 23"},
             Row{"MATCH p = ()--() MATCH (p) RETURN p", "SyntaxError VariableTypeConflict 24"},
             Row{"WITH 123 AS n MATCH (n) RETURN n", "SyntaxError VariableTypeConflict 21"},
             Row{"WITH {x: []} AS r MATCH ()-[r]-() RETURN r", "SyntaxError VariableTypeConflict 27"},
             Row{"MATCH (n) WITH [n] AS ns MATCH (ns)-->(m) RETURN m", "SyntaxError VariableTypeConflict 32"},
             Row{"MATCH (a)-[r]->()-[r]->(b) RETURN r", "SyntaxError RelationshipUniquenessViolation 18"},
         }) {
        CAPTURE(row.query);
        CHECK(error_of(row.query) == row.error);
    }
}

TEST_CASE("aggregates stand where rows are grouped, beside what is the same in a group") {
    for (const auto& row : {
             Row{"MATCH (n) WHERE count(n) > 1 RETURN n", "SyntaxError InvalidAggregation 17"},
             Row{"MATCH (n) SET n.x = count(n)", "SyntaxError InvalidAggregation 21"},
             Row{"UNWIND collect(1) AS x RETURN x", "SyntaxError InvalidAggregation 8"},
             Row{"MATCH (n) RETURN n.x ORDER BY max(n.y)", "SyntaxError InvalidAggregation 31"},
             Row{"MATCH (n) RETURN [x IN [1] | count(*)]", "SyntaxError InvalidAggregation 30"},
             Row{"MATCH (n) CALL test.double(count(n)) YIELD out RETURN out", "SyntaxError InvalidAggregation 28"},
             Row{"MATCH (n) RETURN n.x AS x, count(*) ORDER BY sum(x)", "SyntaxError InvalidAggregation 50"},
             Row{"RETURN count(count(*))", "SyntaxError NestedAggregation 14"},
             Row{"RETURN count(rand())", "SyntaxError NonConstantExpression 14"},
             Row{"MATCH (n)--(m) RETURN n.x + count(m)", "SyntaxError AmbiguousAggregationExpression 23"},
             Row{"MATCH (n)--(m) RETURN n.x + m.x, n.x + m.x + count(*)",
                 "SyntaxError AmbiguousAggregationExpression 34"},
             Row{"MATCH (n)--(m) RETURN n.x + m.x, count(*) AS c ORDER BY n.x + m.x + count(*)",
                 "SyntaxError AmbiguousAggregationExpression 57"},
             Row{"MATCH (n) RETURN count(*) + COUNT { (n)-->() }", "SyntaxError AmbiguousAggregationExpression 29"},
             Row{"RETURN percentileDisc(1)", "SyntaxError InvalidNumberOfArguments 8"},
         }) {
        CAPTURE(row.query);
        CHECK(error_of(row.query) == row.error);
    }
}

TEST_CASE("what can never be of the type that is asked for is refused before it runs") {
    for (const auto& row : {
             Row{"RETURN NOT 1", "SyntaxError InvalidArgumentType 12"},
             Row{"RETURN true AND 'a'", "SyntaxError InvalidArgumentType 17"},
             Row{"WITH 1 AS x RETURN x OR true", "SyntaxError InvalidArgumentType 20"},
             Row{"RETURN 1 IN 'abc'", "SyntaxError InvalidArgumentType 13"},
             Row{"RETURN any(x IN ['a'] WHERE x % 2 = 0)", "SyntaxError InvalidArgumentType 29"},
             Row{"MATCH (n) RETURN n + 1", "SyntaxError InvalidArgumentType 18"},
             Row{"RETURN 1 - 'a'", "SyntaxError InvalidArgumentType 12"},
             Row{"RETURN -'a'", "SyntaxError InvalidArgumentType 9"},
             Row{"MATCH (n) WHERE n RETURN n", "SyntaxError InvalidArgumentType 17"},
             Row{"MATCH (n) RETURN type(n)", "SyntaxError InvalidArgumentType 23"},
             Row{"MATCH (n) RETURN length(n)", "SyntaxError InvalidArgumentType 25"},
             Row{"MATCH p = () RETURN labels(p)", "SyntaxError InvalidArgumentType 28"},
             Row{"MATCH p = () RETURN size(p)", "SyntaxError InvalidArgumentType 26"},
             Row{"RETURN properties(1)", "SyntaxError InvalidArgumentType 19"},
             Row{"RETURN range(1, 'a')", "SyntaxError InvalidArgumentType 17"},
             Row{"MATCH p = ()--() WHERE p.x = 1 RETURN p", "SyntaxError InvalidArgumentType 24"},
             Row{"WITH 123 AS x RETURN x.y", "TypeError InvalidArgumentType 22"},
             Row{"MATCH () DELETE 1 + 1", "SyntaxError InvalidArgumentType 17"},
             Row{"MATCH (n) DELETE n:Person", "SyntaxError InvalidDelete 18"},
             Row{"CALL test.double(true)", "SyntaxError InvalidArgumentType 18"},
             Row{"MATCH (n) RETURN n LIMIT 1.5", "SyntaxError InvalidArgumentType 26"},
             Row{"MATCH (n) RETURN n LIMIT -1", "SyntaxError NegativeIntegerArgument 26"},
             Row{"MATCH (n) RETURN n SKIP n.x", "SyntaxError NonConstantExpression 25"},
             Row{"MATCH (n) RETURN n SKIP COUNT { (n)-->() }", "SyntaxError NonConstantExpression 25"},
         }) {
        CAPTURE(row.query);
        CHECK(error_of(row.query) == row.error);
    }
}

TEST_CASE("clauses and patterns stand where they may") {
    for (const auto& row : {
             Row{"RETURN 1 AS a UNION RETURN 2 AS b", "SyntaxError DifferentColumnsInUnion 15"},
             Row{"RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a",
                 "SyntaxError InvalidClauseComposition 35"},
             Row{"RETURN 1 MATCH (n) RETURN n", "SyntaxError InvalidClauseComposition 10"},
             Row{"MATCH (n)", "SyntaxError InvalidClauseComposition 1"},
             Row{"MATCH (n) CALL test.names()", "SyntaxError InvalidClauseComposition 11"},
             Row{"MATCH (n) WHERE EXISTS { MATCH (n) SET n.x = 1 } RETURN n",
                 "SyntaxError InvalidClauseComposition 36"},
             Row{"MATCH () RETURN *", "SyntaxError NoVariablesInScope 10"},
             Row{"RETURN 1 AS a, 2 AS a", "SyntaxError ColumnNameConflict 16"},
             Row{"MATCH (a) WITH a, count(*) RETURN a", "SyntaxError NoExpressionAlias 19"},
             Row{"MATCH (n $p) RETURN n", "SyntaxError InvalidParameterUse 10"},
             Row{"MERGE (n $p)", "SyntaxError InvalidParameterUse 10"},
             Row{"CREATE (a)-->(b)", "SyntaxError NoSingleRelationshipType 11"},
             Row{"MERGE (a)-[:A|:B]->(b)", "SyntaxError NoSingleRelationshipType 10"},
             Row{"CREATE (a)-[:A]-(b)", "SyntaxError RequiresDirectedRelationship 11"},
             Row{"CREATE (a)<-[:A]->(b)", "SyntaxError RequiresDirectedRelationship 11"},
             Row{"CREATE (a)-[:A*2]->(b)", "SyntaxError CreatingVarLength 11"},
             Row{"MATCH (n) RETURN (n)-->()", "SyntaxError UnexpectedSyntax 18"},
             Row{"MATCH (n) WHERE size((n)-->()) > 1 RETURN n", "SyntaxError UnexpectedSyntax 22"},
             Row{"MATCH (n) SET n.x = (n)-->()", "SyntaxError UnexpectedSyntax 21"},
             Row{"CALL test.unknown()", "ProcedureError ProcedureNotFound 1"},
             Row{"CALL test.double(1, 2)", "SyntaxError InvalidNumberOfArguments 1"},
             Row{"CALL test.double YIELD out RETURN out", "SyntaxError InvalidArgumentPassingMode 1"},
             Row{"MATCH (n) CALL test.double(1) YIELD * RETURN *", "SyntaxError UnexpectedSyntax 11"},
             Row{"RETURN left('a')", "SyntaxError InvalidNumberOfArguments 8"},
             Row{"RETURN sizes([1])", "SyntaxError UnknownFunction 8"},
         }) {
        CAPTURE(row.query);
        CHECK(error_of(row.query) == row.error);
    }
    CHECK(message_of("RETURN sizee([1])").find("did you mean 'size'?") != std::string::npos);
}

TEST_CASE("a procedure that takes its arguments by name needs the parameters") {
    const std::string query = "CALL test.double";
    const DatumMap none;
    const DatumMap given{{"in", Datum(1)}};
    auto statement = parse(query);
    CHECK_THROWS_WITH_AS(check(statement, query, test_procedures(), &none), doctest::Contains("$in"), QueryError);
    statement = parse(query);
    CHECK_NOTHROW(check(statement, query, test_procedures(), &given));
}

TEST_CASE("each declaration has a slot of its own, and what repeats a variable has the same") {
    const auto made = found("MATCH (a)-[r]->(), (a)-->(b) WITH a, b AS c MATCH (a)-->(c) RETURN *");
    const auto& first = content<Match>(made, 0).patterns;
    CHECK(first[0].nodes[0].slot == first[1].nodes[0].slot);
    CHECK(first[0].nodes[0].declares);
    CHECK_FALSE(first[1].nodes[0].declares);
    CHECK(first[0].nodes[1].slot != first[1].nodes[1].slot);
    const auto& items = content<Projection>(made, 1).items;
    CHECK(items[0].slot != first[0].nodes[0].slot);
    CHECK(content<Match>(made, 2).patterns[0].nodes[0].slot == items[0].slot);
    CHECK(clause(made, 1).scope == std::vector<Slot>{items[0].slot, items[1].slot});
    CHECK(made.checked.width >= 8);
}

TEST_CASE("a star is all variables by name") {
    CHECK(found("MATCH (b)-[a]->() RETURN *, 1 AS c").checked.columns == std::vector<std::string>{"a", "b", "c"});
    CHECK(found("MATCH (b) RETURN b.x + 1, b").checked.columns == std::vector<std::string>{"b.x + 1", "b"});
    CHECK(found("CALL test.double(1)").checked.columns == std::vector<std::string>{"out", "rest"});
    CHECK(found("CREATE (a)").checked.columns.empty());
}

TEST_CASE("the columns of a union come in the order of its first part") {
    const auto made = found("RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a");
    const auto& second = std::get<Projection>(made.statement.query.parts[1].clauses[0].content);
    CHECK(second.items[0].name == "a");
    CHECK(std::get<std::int64_t>(std::get<Literal>(second.items[0].value->content).value) == 4);
}

TEST_CASE("what sorts as an item does is that item") {
    const auto sorts_by_item = [](const std::string& query) {
        const auto made = found(query);
        const auto& projection = content<Projection>(made, 1);
        const auto* variable = std::get_if<Variable>(&projection.order.front().by->content);
        return variable != nullptr && variable->slot == projection.items.front().slot;
    };
    CHECK(sorts_by_item("MATCH (n) RETURN n.x + 1 AS y ORDER BY n.x + 1"));
    CHECK(sorts_by_item("MATCH (n) RETURN n.x + 1 AS y ORDER BY (n.x) + 1"));
    CHECK(sorts_by_item("MATCH (n) RETURN Count(n) AS y ORDER BY count(n)"));
    CHECK_FALSE(sorts_by_item("MATCH (n) RETURN n.x + 1 AS y ORDER BY n.x + 2"));
    CHECK_FALSE(sorts_by_item("MATCH (n) RETURN n.x[1..] AS y ORDER BY n.x[..1]"));
    // An x that a comprehension binds is not the x of the item.
    const auto made = found("UNWIND [1] AS x RETURN x + 1 AS y ORDER BY [x IN [2] | x + 1]");
    const auto& by = content<Projection>(made, 1).order.front().by->content;
    CHECK(std::holds_alternative<Operation>(std::get<ListComprehension>(by).result->content));
}

TEST_CASE("each aggregate has a slot and is listed") {
    const auto made = found("MATCH (n) RETURN n.x, count(*) + sum(n.y) AS c ORDER BY max(1), 1 + sum(n.y)");
    const auto& aggregates = content<Projection>(made, 1).aggregates;
    REQUIRE(aggregates.size() == 3);
    for (const auto* call : aggregates) {
        CHECK(call->slot != Slot::none);
    }
}

TEST_CASE("an expression reads what it does not bind itself") {
    const auto made = found(
        "MATCH (a), (b) RETURN [x IN a.l WHERE x > b.y | x], [(a)-->(c) | c.x], EXISTS { MATCH (b)-->(d) WITH d "
        "RETURN d }, reduce(s = 0, x IN [1] | s + x)");
    const auto& patterns = content<Match>(made, 0).patterns;
    const auto a = patterns[0].nodes[0].slot;
    const auto b = patterns[1].nodes[0].slot;
    const auto& items = content<Projection>(made, 1).items;
    CHECK(reads(*items[0].value) == std::vector<Slot>{a, b});
    CHECK(reads(*items[1].value) == std::vector<Slot>{a});
    CHECK(reads(*items[2].value) == std::vector<Slot>{b});
    CHECK(reads(*items[3].value).empty());
}

TEST_CASE("a name that the schema does not know is told, unless the query makes it") {
    const auto warnings = [](const std::string& query) {
        return unknown_names(found(query).checked, built_in_schema(), query);
    };
    CHECK(warnings("MATCH (c:Contry) RETURN c") ==
          std::vector<std::string>{"no node has the label 'Contry' (line 1, column 10): did you mean 'Country'?"});
    CHECK(warnings("MATCH (c)-[:MEMBER_OFF]->({kye: 1})\nWHERE c.naem = 1 RETURN c.naem").size() == 3);
    CHECK(warnings("MATCH (c:Country)-[:MEMBER_OF]->(o {key: 'NATO'}) RETURN o.name").empty());
    CHECK(warnings("CREATE (c:Contry {naem: 1}) RETURN c.naem").empty());
    CHECK(warnings("WITH {naem: 1} AS m RETURN m.naem").empty());
}
