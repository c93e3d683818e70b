#include "tests/cypher_asked.hpp"

#include "graph/load.hpp"

#include <doctest/doctest.h>

#include <fmt/ranges.h>

namespace entente::cypher {

namespace {

std::string answer(const Ties& base, const std::string& text, const DatumMap& parameters = {}) {
    return fmt::format("{}", fmt::join(Asked(base.graph, text, parameters).rows(), "; "));
}

struct Claim {
    const char* ties;
    const char* query;
    const char* rows;
};

void check_claims(std::initializer_list<Claim> claims) {
    for (const auto& [ties, query, rows] : claims) {
        CAPTURE(ties);
        CAPTURE(query);
        CHECK(answer(Ties(ties), query) == rows);
    }
}

}  // namespace

TEST_CASE("nodes are found by label and by property") {
    check_claims({{"A B:X C:Y", "MATCH (n) RETURN n", "A; B; C"},
                  {"A B:X C:Y", "MATCH (n:X) RETURN n", "B"},
                  {"A B:X C:Y", "MATCH (n:Z) RETURN n", ""},
                  {"A B:X C:Y", "MATCH (n:X:Y) RETURN n", ""},
                  {"A B:X C:Y", "MATCH (n {key: 'C'}) RETURN n", "C"},
                  {"A B:X C:Y", "MATCH (n:X {key: 'C'}) RETURN n", ""},
                  {"A B:X C:Y", "MATCH (n) WHERE n.key IN ['C', 'A', 'C', 1] RETURN n", "A; C"},
                  {"A B:X C:Y", "MATCH (n) WHERE 'B' = n.key RETURN n", "B"},
                  {"A B:X C:Y", "MATCH (n) WHERE n.key > 'A' AND n:X RETURN n", "B"},
                  {"A B:X C:Y", "MATCH (n) WHERE n.key = null RETURN n", ""}});
}

TEST_CASE("an edge is followed as its arrow points, or either way") {
    check_claims({{"A>B", "MATCH (a)-[r]->(b) RETURN a, b", "A B"},
                  {"A>B", "MATCH (a)<-[r]-(b) RETURN a, b", "B A"},
                  {"A>B", "MATCH (a)-[r]-(b) RETURN a, b", "A B; B A"},
                  {"A>B", "MATCH (a)<-[r]->(b) RETURN a, b", "A B; B A"},
                  {"A-B", "MATCH (a)-[r]->(b) RETURN a, b", "A B; B A"},
                  {"A-B", "MATCH (a)<-[r]-(b) RETURN a, b", "A B; B A"},
                  {"A-B", "MATCH (a)-[r]-(b) RETURN a, b", "A B; B A"},
                  {"A>A", "MATCH (a)-[r]->(b) RETURN a, b", "A A"},
                  {"A>A", "MATCH (a)-[r]-(b) RETURN a, b", "A A"},
                  {"A-A", "MATCH (a)-[r]->(b) RETURN a, b", "A A"},
                  {"A-A", "MATCH (a)-[r]-(b) RETURN a, b", "A A"},
                  {"A>A A>B", "MATCH (a)-->(a) RETURN a", "A"},
                  {"A>B A>B", "MATCH (a)-[r]->(b) RETURN a, r", "A 0; A 1"},
                  {"A>B:X A>B:Y A>B:Z", "MATCH ()-[r:X|Z]->() RETURN type(r)", "X; Z"},
                  {"A>B:X", "MATCH ()-[r:NONE]->() RETURN r", ""},
                  {"A>B:X", "MATCH ()-[r:NONE|X]->() RETURN r", "0"}});
}

TEST_CASE("no edge stands twice in one MATCH, but it may in the next") {
    check_claims({{"A>B", "MATCH (a)-[r]-(b)-[s]-(c) RETURN a, b, c", ""},
                  {"A>B", "MATCH (a)-[r]->(b), (c)-[s]->(d) RETURN a, b, c, d", ""},
                  {"A>B", "MATCH (a)-[r]->(b) MATCH (c)-[s]->(d) RETURN a, b, c, d", "A B A B"},
                  {"A>B", "MATCH (a)-[r]->(b) MATCH (a)-[r]-(c) RETURN c", "B"},
                  {"A>B", "MATCH (a)-[r]->(b) MATCH (c)-[r]->(d)-[s*0..1]-(e) RETURN c, d, e", "A B B"},
                  {"A>B B>C", "MATCH (a)-[r]-(b)-[s]-(c) RETURN a, b, c", "A B C; C B A"}});
}

TEST_CASE("patterns beside one another multiply") {
    check_claims({{"A:X B:X C:Y", "MATCH (a:X), (b:Y) RETURN a, b", "A C; B C"},
                  {"A:X B:X", "MATCH (a:X), (b:X) RETURN a, b", "A A; A B; B A; B B"},
                  {"A:X B:X", "MATCH (a:X), (a) RETURN a", "A; B"},
                  {"A>B B>C", "MATCH (a)-->(b), (b)-->(c) RETURN a, b, c", "A B C"},
                  {"A B C", "MATCH (a), (b {key: a.key}) RETURN a, b", "A A; B B; C C"},
                  {"A B C", "MATCH (b {key: a.key}), (a) RETURN a, b", "A A; B B; C C"},
                  {"A B C", "MATCH (a), (b) WHERE a.key = b.key RETURN a, b", "A A; B B; C C"},
                  {"A B", "MATCH (a), (b) WHERE a.key < b.key RETURN a, b", "A B"},
                  {"A B", "MATCH (a), (b) WHERE id(a) = id(b) RETURN a, b", "A A; B B"}});
}

TEST_CASE("walks of variable length are trails within their bounds") {
    check_claims({{"A>B B>C", "MATCH (a {key: 'A'})-[r*]->(b) RETURN b, r", "B [0]; C [0,1]"},
                  {"A>B B>C", "MATCH (a {key: 'A'})-[r*2]->(b) RETURN b, r", "C [0,1]"},
                  {"A>B B>C", "MATCH (a {key: 'A'})-[r*0..1]->(b) RETURN b, r", "A []; B [0]"},
                  {"A>B B>C", "MATCH (a {key: 'A'})-[r*0..0]->(b) RETURN b, r", "A []"},
                  {"A>B B>C", "MATCH (a {key: 'A'})-[r*0]->(b:Z) RETURN b, r", ""},
                  {"A>B B>C", "MATCH (a {key: 'A'})-[r*3..1]->(b) RETURN b, r", ""},
                  {"A>B B>C", "MATCH (a {key: 'A'})-[r*2..]->(b) RETURN b", "C"},
                  {"A>B B>C", "MATCH (a {key: 'A'})-[r*..1]->(b) RETURN b", "B"},
                  {"A>B B>C", "MATCH (a {key: 'C'})-[*]-(b) RETURN b", "A; B"},
                  {"A>B B>A", "MATCH (a {key: 'A'})-[r*]->(b) RETURN b, r", "A [0,1]; B [0]"},
                  {"A>A", "MATCH (a)-[r*]-(b) RETURN r", "[0]"},
                  {"A>B:X B>C:Y", "MATCH (a {key: 'A'})-[:X*]->(b) RETURN b", "B"},
                  {"A>B B>C", "MATCH (a)-[r*]->(b {key: 'C'}) RETURN a, r", "A [0,1]; B [1]"},
                  {"A>B B>C C>A", "MATCH (a {key: 'A'})-[r*]->(a) RETURN r", "[0,1,2]"},
                  {"A>B A>B B>C", "MATCH (a {key: 'A'})-[r*2]->(c) RETURN r", "[0,2]; [1,2]"},
                  {"A>B B>C", "MATCH (a {key: 'A'})-[*0..]->(b)-->(c) RETURN b, c", "A B; B C"}});
}

TEST_CASE("paths are named") {
    check_claims({{"A>B B>C", "MATCH p = (a)-->(b)-->(c) RETURN p", "A-0-B-1-C"},
                  {"A>B B>C", "MATCH p = (c)<--(b)<--(a) RETURN p", "C-1-B-0-A"},
                  {"A>B B>C", "MATCH p = (a {key: 'A'})-[*0..]->() RETURN p", "A; A-0-B; A-0-B-1-C"},
                  {"A>B B>C", "MATCH p = (a)-[*2]->(c {key: 'C'}) RETURN p", "A-0-B-1-C"},
                  {"A>B B>C", "MATCH p = (a)-[*2]-(c {key: 'A'}) RETURN p", "C-1-B-0-A"},
                  {"A>B", "MATCH p = (a) RETURN p", "A; B"},
                  {"A>B B>C", "MATCH p = (a)-[*]->(b) WHERE length(p) = 2 RETURN p", "A-0-B-1-C"},
                  {"A>A", "MATCH p = (a)-->(a) RETURN p", "A-0-A"}});
}

TEST_CASE("what is bound before stays, and null matches nothing") {
    const Ties base("A>B B>C D");
    Asked asked(base.graph, "MATCH (a), (b) MATCH (a)-->(b) RETURN a, b");
    CHECK(fmt::format("{}", fmt::join(asked.rows(), "; ")) == "A B; B C");

    Asked plain(base.graph, "MATCH (a)-[r]->(b) RETURN a");
    const auto statement = parse("MATCH (a)-[r]->(b) RETURN a");
    CHECK(plain.count() == 2);
    for (const auto& datum : plain.row()) {
        CHECK(datum.is_null());
    }

    auto text = std::string("WITH null AS n MATCH (n)-->(m) RETURN m");
    auto with = parse(text);
    Row row(check(with, text).width);
    Run run;
    run.text = text;
    run.graph = &base.graph;
    auto& clauses = with.query.parts.front().clauses;
    const MatchPlan plan(std::get<Match>(clauses[1].content).patterns, nullptr, clauses[0].scope, base.graph);
    CHECK(plan.count(row, run) == 0);
    row[static_cast<std::size_t>(clauses[0].scope.front())] = Datum("text");
    CHECK_THROWS_AS(plan.count(row, run), QueryError);
}

TEST_CASE("a walk along a list of edges is that list") {
    const Ties base("A>B B>C C>D");
    const std::string text = "MATCH ()-[r]->()-[s]->() WITH [r, s] AS rs MATCH (a)-[rs*]->(b) RETURN a, b";
    auto statement = parse(text);
    Row row(check(statement, text).width);
    Run run;
    run.text = text;
    run.graph = &base.graph;
    auto& clauses = statement.query.parts.front().clauses;
    const MatchPlan plan(std::get<Match>(clauses[2].content).patterns, nullptr, clauses[1].scope, base.graph);
    const auto found = [&](std::initializer_list<std::uint32_t> edges) {
        DatumList list;
        for (const auto edge : edges) {
            list.emplace_back(Datum::Content(EdgeIndex{edge}));
        }
        row[static_cast<std::size_t>(clauses[1].scope.front())] = Datum(list);
        return plan.count(row, run);
    };
    CHECK(found({0, 1}) == 1);
    CHECK(found({0, 1, 2}) == 1);
    CHECK(found({1, 0}) == 0);
    CHECK(found({0, 0}) == 0);
    CHECK(found({0, 2}) == 0);
}

TEST_CASE("shortest paths run between bound ends") {
    check_claims(
        {{"A>B B>C A>C", "MATCH p = shortestPath((a {key: 'A'})-[*]->(c {key: 'C'})) RETURN p", "A-2-C"},
         {"A>B B>C C>D", "MATCH p = shortestPath((a {key: 'D'})-[*]-(c {key: 'A'})) RETURN p", "D-2-C-1-B-0-A"},
         {"A>B B>C C>D", "MATCH p = shortestPath((a {key: 'D'})-[*]->(c {key: 'A'})) RETURN p", ""},
         {"A>B B>C C>D", "MATCH p = shortestPath((a {key: 'D'})<-[*]-(c {key: 'A'})) RETURN p", "D-2-C-1-B-0-A"},
         {"A>B B>C C>D", "MATCH p = shortestPath((a {key: 'A'})-[*..2]->(c {key: 'D'})) RETURN p", ""},
         {"A>B B>C C>D", "MATCH p = shortestPath((a {key: 'A'})-[r*..3]->(c {key: 'D'})) RETURN r", "[0,1,2]"},
         {"A>B B>C", "MATCH p = shortestPath((a {key: 'A'})-[r]->(c {key: 'B'})) RETURN p", "A-0-B"},
         {"A>B", "MATCH p = shortestPath((a {key: 'A'})-[*0..]->(a)) RETURN p", "A"},
         {"A>A", "MATCH p = shortestPath((a {key: 'A'})-[*]->(a)) RETURN p", ""},
         {"A>B:X B>C:X A>C:Y", "MATCH p = shortestPath((a {key: 'A'})-[:X*]->(c {key: 'C'})) RETURN p", "A-0-B-1-C"},
         {"A>B B>D A>C C>D A>D:Y", "MATCH p = allShortestPaths((a {key: 'A'})-[:LINK*]->(d {key: 'D'})) RETURN p",
          "A-0-B-1-D; A-2-C-3-D"},
         {"A>B A>B B>C B>C", "MATCH p = allShortestPaths((a {key: 'A'})-[*]-(d {key: 'C'})) RETURN p",
          "A-0-B-2-C; A-0-B-3-C; A-1-B-2-C; A-1-B-3-C"},
         {"A>B C:X D:X B>C B>D", "MATCH (a {key: 'A'}), (x:X), p = shortestPath((a)-[*]->(x)) RETURN p",
          "A-0-B-1-C; A-0-B-2-D"}});
}

TEST_CASE("a condition that may fail is asked of whole matches only") {
    check_claims({{"A>B C", "MATCH (a)-->(b) WHERE a.key <> 'C' AND 1 / size(a.key) = 1 RETURN a", "A"},
                  {"A>B C", "MATCH (a)-->(b) WHERE 1 / size(b.key) = 1 AND b:X RETURN a", ""}});
    CHECK_THROWS_AS(answer(Ties("A>B"), "MATCH (a)-->(b) WHERE 1 / (size(a.key) - 1) = 1 RETURN a"), QueryError);
    CHECK(answer(Ties("A B>C"), "MATCH (a)-->(b) WHERE 1 / (CASE a.key WHEN 'A' THEN 0 ELSE 1 END) = 1 RETURN a") ==
          "B");
}

TEST_CASE("properties of many elements compare as each one's does") {
    Ties base("A");
    {
        Load load(base.store, {.dataset = "more", .recorded = "2020-01-01T00:00:00Z", .files = "", .edition = false});
        Source description;
        description.key = "more";
        description.published = parse_bound("2020-01-01");
        entente::Statement statement;
        statement.source = load.source(description);
        statement.span = {Bound::open(), Bound::open()};
        for (std::int64_t number = 0; number < 60; ++number) {
            const auto node = load.node(fmt::format("N{}", number));
            const auto edge = load.edge(load.edge_type("LINK"), load.node("A"), node, std::to_string(number));
            for (const auto one : {element(node), element(edge)}) {
                statement.element = one;
                statement.property = kExists;
                statement.value = true;
                load.state(statement);
                statement.property = load.property("p");
                statement.value = number % 20;
                load.state(statement);
            }
        }
        load.finish(Load::Fate::keep);
    }
    const SnapshotGraph graph(Snapshot::build(base.store, View{}), base.store);
    for (const auto& [query, count] : std::initializer_list<std::pair<const char*, std::uint64_t>>{
             {"MATCH (n {p: 3}) RETURN n", 3},
             {"MATCH (n) WHERE n.p < 3.0 RETURN n", 9},
             {"MATCH ()-[r {p: 3}]->() RETURN r", 3},
             {"MATCH ()-[r]->(n) WHERE r.p = n.p RETURN r", 60},
             {"MATCH ()-[r {p: 3}]->(n {p: 3}) RETURN r", 3},
             {"MATCH ()-[r {p: 3}]->(n {p: 4}) RETURN r", 0},
             {"MATCH (n {p: 3})<-[r]-()-[s {p: 4}]->(m) RETURN r", 9},
             {"MATCH ()<-[r]-()-[s {p: 4}]->() RETURN r", 177},
             {"MATCH ({p: 5})<-[r]-()-[s]->({p: 5}) RETURN r", 6},
             {"MATCH ()-[r]->(n) WHERE r.p >= 10 AND n.p <> 11 RETURN r", 27},
             {"MATCH (m)-[r {p: 3}]->(n)<-[s {p: 4}]-(m) RETURN r", 0},
             {"MATCH (n), (m) WHERE n.p = m.p RETURN n", 180},
             {"MATCH ()-[r {p: '3'}]->() RETURN r", 0}}) {
        CAPTURE(query);
        Asked asked(graph, query);
        CHECK(asked.count() == count);
        CHECK(asked.count() == count);
    }
}

}  // namespace entente::cypher
