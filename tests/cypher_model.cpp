#include "graph/load.hpp"
#include "tests/cypher_file.hpp"

#include <doctest/doctest.h>

using namespace entente;
using test::QueryFile;

using Rows = std::vector<std::string>;

namespace {

/// Two sources speak of a membership; one of them dates the signature by its month.
void state_signature(Store& store) {
    Load load(store, {.dataset = "second", .recorded = "2024-07-10T12:00:00Z", .files = ""});
    Source description;
    description.key = "gazette";
    description.published = parse_bound("2024-07");
    Statement statement;
    statement.source = load.source(description);
    statement.element = element(*load.find_node("A"));
    statement.property = load.property("signed");
    statement.value = parse_bound("2004-03");
    statement.span = {parse_bound("2004-03-29"), Bound::open()};
    statement.locator = "page 7";
    load.state(statement);
    statement.property = load.property("term");
    statement.value = parse_bound("2005/2007");
    load.state(statement);
    load.finish(Load::Fate::keep);
    store.reload();
}

}  // namespace

TEST_CASE("since and until are those of the spell on the view's day, and over all time the first and the last") {
    QueryFile file("A>B:PARTY@2004-03-29..2010,2012-05..");
    struct Row {
        const char* day;
        const char* expected;
    };
    for (const auto& [day, expected] :
         {Row{"2004-03-29", "2004-03-29 | 2010-12-31"}, Row{"2010-12-30", "2004-03-29 | 2010-12-31"},
          Row{"2011-06-01", "0 rows"}, Row{"2012-05-01", "2012-05-01 | null"}, Row{"", "2004-03-29 | null"}}) {
        CAPTURE(day);
        CHECK(file.one("MATCH ()-[r]->() RETURN since(r), until(r)", day) == expected);
    }
}

TEST_CASE("what is always there has neither since nor until") {
    QueryFile file("A>B");
    CHECK(file.one("MATCH (n {key: 'A'}) RETURN since(n), until(n), since(null)", "2020-01-01") ==
          "null | null | null");
}

TEST_CASE("spells are cut where their certainty ends") {
    QueryFile file("A>B:PARTY@2004-03-29..2010,2012..");
    CHECK(file.ask("MATCH ()-[r]->() UNWIND spells(r) AS s RETURN s.since, s.until, s.certain, s.modality") ==
          Rows{"2004-03-29 | 2010-01-01 | true | actual", "2010-01-01 | 2010-12-31 | false | actual",
               "2012-01-01 | 2012-12-31 | false | actual", "2012-12-31 | null | true | actual"});
}

TEST_CASE("the precision of a bound is that of the statement which sets it") {
    QueryFile file("A>B:PARTY@2004-03-29..2010,2012-05..2013-01-01/2013-02-03");
    const std::string query = "MATCH ()-[r]->() RETURN precision(r, 'since'), precision(r, 'until')";
    CHECK(file.one(query, "2005-01-01") == "day | year");
    CHECK(file.one(query, "2012-07-01") == "month | range");
}

TEST_CASE("sources are those of what is shown, of the element and of its properties") {
    QueryFile file("A:State@2000.. B:State A>B");
    state_signature(file.store);
    CHECK(file.one("MATCH (n {key: 'A'}) RETURN sources(n)", "2003-01-01") == "[test]");
    CHECK(file.one("MATCH (n {key: 'A'}) RETURN sources(n)", "2024-07-10") == "[gazette, test]");
    CHECK(file.one("MATCH (n {key: 'B'}) RETURN sources(n)", "2024-07-10") == "[test]");
    CHECK(file.one("MATCH ()-[r]->() RETURN sources(r)", "2024-07-10") == "[test]");
}

TEST_CASE("statements say who says what, where, and since when") {
    QueryFile file("A:State@2000.. A>B");
    state_signature(file.store);
    CHECK(file.ask("MATCH (n {key: 'A'}) UNWIND statements(n) AS s RETURN s.property, s.value, s.source") ==
          Rows{"exists | true | test", "label | State | test", "signed | 2004-03-01 | gazette",
               "term | 2005-01-01 | gazette"});
    CHECK(file.one("MATCH (n {key: 'A'}) UNWIND statements(n, 'signed') AS s "
                   "RETURN s.since, s.until, s.span.since, s.span.until, s.rank, s.modality, s.locator, s.published") ==
          "2004-03-29 | null | 2004-03-29 | .. | normal | actual | page 7 | 2024-07");
    CHECK(file.one("MATCH (n {key: 'A'}) RETURN statements(n, 'nothing')") == "[]");
}

TEST_CASE("statements that the view leaves out are not among them") {
    QueryFile file("A:State@2000.. A>B");
    state_signature(file.store);
    file.options.view.without_sources = {"gazette"};
    CHECK(file.one("MATCH (n {key: 'A'}) RETURN size(statements(n)), sources(n)") == "2 | [test]");
}

TEST_CASE("the precision of a property is that of its days") {
    QueryFile file("A:State@2000.. A>B");
    state_signature(file.store);
    CHECK(file.one("MATCH (n {key: 'A'}) RETURN n.signed, precision(n, 'signed'), precision(n, 'term'), "
                   "precision(n, 'nothing')",
                   "2024-07-10") == "2004-03-01 | month | range | null");
    CHECK(file.one("MATCH (n {key: 'A'}) RETURN precision(n, 'signed')", "2003-01-01") == "null");
}

TEST_CASE("what this statement wrote is seen") {
    QueryFile file("A:State");
    CHECK(file.one("CREATE (x:City {name: 'Riga', size: 7}) SINCE date('2004-03-29') "
                   "RETURN since(x), until(x), sources(x), size(spells(x)), [s IN statements(x) | s.property]") ==
          "2004-03-29 | null | [local-edits] | 1 | [exists, label, name, size]");
    CHECK(file.one("MATCH (a {key: 'A'}), (x:City) CREATE (a)-[r:HAS]->(x) SINCE date('2010-01-01') "
                   "RETURN since(r), sources(r)") == "2010-01-01 | [local-edits]");
}

TEST_CASE("what is no element is refused") {
    QueryFile file("A>B");
    for (const std::string call :
         {"since(1)", "until('A')", "spells([1])", "sources({a: 1})", "statements(true)", "precision(2, 'p')"}) {
        CAPTURE(call);
        const auto error = file.error_of("UNWIND [1] AS x RETURN " + call);
        CHECK(error.find("InvalidArgumentType") != std::string::npos);
    }
}
