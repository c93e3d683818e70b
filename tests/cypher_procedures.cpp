#include "graph/names.hpp"
#include "queries/centrality.hpp"
#include "queries/difference.hpp"
#include "queries/group_members.hpp"
#include "queries/named_ids.hpp"
#include "queries/network_question.hpp"
#include "queries/paths.hpp"
#include "tests/cypher_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace entente;
using test::QueryFile;

using Rows = std::vector<std::string>;

namespace {

/// Two triangles of states that a bridge ties, treaties, an opponent, and edges that end.
constexpr const char* kTies =
    "A:State B:State C:State D:State E:State F:State T:Treaty U:Treaty "
    "A-B B-C C-A C-D D-E E-F F-D A-B@2010..2015 B>E:OPPOSES@2012.. "
    "A>T:PARTY@2004.. B>T:PARTY@2004..2012 D>T:PARTY@2011.. E>U:PARTY F>U:PARTY";

constexpr const char* kDay = "2011-06-01";

std::string called(std::string_view name) {
    std::string made(name);
    std::replace(made.begin(), made.end(), '-', '_');
    return made;
}

std::string number(double value) { return std::isnan(value) ? "null" : fmt::format("{:.6g}", value); }

View as_of(std::string_view day) {
    View view;
    view.as_of = parse_day(day);
    return view;
}

Snapshot on_day(const Store& store) { return Snapshot::of(store, as_of(kDay)); }

/// What a measure ranks, as rows of CALL are written.
Rows ranked(const Measure& measure, const Network& network, const CentralityOptions& options = {}) {
    const auto tied = measure.of == Measure::Of::ties ? ties(network) : std::vector<Tie>{};
    Rows rows;
    for (const auto& row : ranking(network, measure, measure.compute(network, options, {}))) {
        const auto who = measure.of == Measure::Of::ties
                             ? fmt::format("{} | {}", network.key(tied[row.at].tail), network.key(tied[row.at].head))
                             : network.key(static_cast<Vertex>(row.at));
        rows.push_back(fmt::format("{} | {} | {}", who, number(row.value), row.rank));
    }
    return rows;
}

}  // namespace

TEST_CASE("every measure is a procedure that ranks as the measure does") {
    QueryFile file(kTies);
    for (const auto& measure : measures()) {
        CAPTURE(measure.name);
        NetworkQuestion question;
        question.direction = measure.forward ? Direction::forward : Direction::any;
        const auto network = Networks(on_day(file.store), question).on({});
        CHECK(file.ask(fmt::format("CALL centrality.{}()", called(measure.name)), kDay) == ranked(measure, network));
    }
}

TEST_CASE("options narrow, weigh and project as those of the verb do") {
    QueryFile file(kTies);
    struct Row {
        const char* options;
        NetworkQuestion question;
    };
    for (const auto& [options, question] :
         {Row{"{via: 'TIE'}", {.via = {"TIE"}}}, Row{"{via: ['TIE', 'PARTY']}", {.via = {"TIE", "PARTY"}}},
          Row{"{within: ['State']}", {.within = {"State"}}}, Row{"{weight: 'ties'}", {.weight = "ties"}},
          Row{"{directed: true}", {.direction = Direction::forward}}, Row{"{directed: null}", {}},
          Row{"{project: 'Treaty', via: 'PARTY'}", {.via = {"PARTY"}, .project = "Treaty"}},
          Row{"{project: 'Treaty', via: 'PARTY', sharing: 'newman'}",
              {.via = {"PARTY"}, .project = "Treaty", .sharing = Projection::Sharing::newman}}}) {
        CAPTURE(options);
        const auto network = Networks(Snapshot::build(file.store, {}), question).on(parse_day(kDay));
        for (const auto* name : {"degree", "betweenness", "pagerank"}) {
            CAPTURE(name);
            CHECK(file.ask(fmt::format("CALL centrality.{}({})", name, options), kDay) ==
                  ranked(measure(name), network));
        }
    }
}

TEST_CASE("a projection ties those who shared on any day, also where none does today") {
    QueryFile file(kTies);
    CHECK(file.ask("CALL centrality.degree({project: 'Treaty', via: 'PARTY'}) YIELD node RETURN node", "1990-01-01")
              .size() == 5);
}

TEST_CASE("options of a measure reach it, and label and top pick rows") {
    QueryFile file(kTies);
    const auto network = Networks(on_day(file.store), {}).on({});
    CHECK(file.ask("CALL centrality.pagerank({damping: 0.5})", kDay) ==
          ranked(measure("pagerank"), network, {.damping = 0.5}));
    CHECK(file.ask("CALL centrality.degree({normalised: true})", kDay) ==
          ranked(measure("degree"), network, {.scale = Scale::normalised}));
    CHECK(file.ask("CALL centrality.degree({label: 'Treaty', top: 1})", kDay).size() == 1);
    CHECK(file.ask("CALL centrality.degree({label: ['Treaty']}) YIELD node RETURN labels(node)", kDay) ==
          Rows{"[Treaty]", "[Treaty]"});
}

TEST_CASE("what an option does not take is named, and so is the nearest option") {
    QueryFile file(kTies);
    struct Row {
        const char* call;
        const char* words;
    };
    for (const auto& [call, words] :
         {Row{"centrality.pagerank({dampin: 0.5})", "did you mean 'damping'?"},
          Row{"centrality.pagerank({damping: 1.5})", "damping takes a number from 0 to 0.999999, found 1.5"},
          Row{"centrality.pagerank({damping: 'much'})", "found 'much'"},
          Row{"centrality.degree({top: 0})", "top takes a whole number from 1 to 1000000, found 0"},
          Row{"centrality.degree({via: 'PARTI'})", "the nearest is 'PARTY'"},
          Row{"centrality.degree({via: [1]})", "via takes a text or a list of texts"},
          Row{"centrality.degree({directed: 1})", "directed takes true or false"},
          Row{"centrality.degree({sharing: 'count'})", "sharing needs the option project"},
          Row{"centrality.degree({project: 'Treaty', sharing: 'half'})", "sharing takes count or newman"},
          Row{"centrality.core_number({weight: 'ties'})", "takes no weight"},
          Row{"centrality.obligations({via: 'TIE'})", "takes no project, within or via"},
          Row{"groups.summary({top: 1})", "describes the whole network"},
          Row{"groups.balance({negative: 'TIE', sign: 'p'})", "exclude one another"},
          Row{"path.shortest(1, 2)", "from of path.shortest is a node"}}) {
        CAPTURE(call);
        const auto error = file.error_of(fmt::format("CALL {}", call), kDay);
        CAPTURE(error);
        CHECK(error.find(words) != std::string::npos);
    }
}

TEST_CASE("every method is a procedure that groups, or describes, as the method does") {
    QueryFile file(kTies);
    for (const auto& method : methods()) {
        CAPTURE(method.name);
        NetworkQuestion question;
        question.direction = method.forward ? Direction::forward : Direction::any;
        const auto network = Networks(on_day(file.store), question).on({});
        const auto grouping = method.compute(network, {}, {});
        const auto call = fmt::format("CALL groups.{}() ", called(method.name));
        if (method.describes) {
            Rows expected;
            for (const auto& [name, value] : grouping.figures) {
                expected.push_back(name);
            }
            CHECK(file.ask(call + "YIELD name RETURN name", kDay) == expected);
            continue;
        }
        Rows expected;
        std::size_t at = 0;
        for (const auto& group : group_members(network, grouping, {}, 1)) {
            ++at;
            for (const auto node : group.members) {
                expected.push_back(fmt::format("{} | {} | {}", network.snapshot.key(node), at, group.members.size()));
            }
        }
        CHECK(file.ask(call + "YIELD node, group, size RETURN node, group, size", kDay) == expected);
    }
}

TEST_CASE("figures of groups and of the whole stand beside each member") {
    QueryFile file(kTies);
    CHECK(file.one("CALL groups.leiden({seed: 3, via: 'TIE', within: 'State'}) YIELD figures "
                   "RETURN DISTINCT figures.modularity > 0.3",
                   kDay) == "true");
    CHECK(file.one("CALL groups.components({min_size: 3, via: 'TIE'}) YIELD group RETURN DISTINCT group", kDay) == "1");
}

TEST_CASE("the best paths are those of the paths of the library") {
    QueryFile file(kTies);
    const auto snapshot = on_day(file.store);
    const auto found = shortest_paths(snapshot, test::node(snapshot, "A"), test::node(snapshot, "F"), {.k = 3});
    Rows expected;
    for (const auto& path : found) {
        std::string words;
        for (const auto node : path.nodes) {
            words += fmt::format("{}{}", words.empty() ? "" : ", ", snapshot.key(node));
        }
        expected.push_back(fmt::format("[{}] | {} | {}", words, path.edges.size(), number(path.weight)));
    }
    REQUIRE(expected.size() == 3);
    CHECK(file.ask("MATCH (a {key: 'A'}), (f {key: 'F'}) CALL path.shortest(a, f, {k: 3}) YIELD path, hops, weight "
                   "RETURN [n IN nodes(path) | n.key], hops, weight",
                   kDay) == expected);
    CHECK(file.ask("MATCH (a {key: 'A'}), (t {key: 'T'}) CALL path.shortest(a, t, {via: 'TIE'}) YIELD path RETURN path",
                   kDay)
              .empty());
}

TEST_CASE("over all time a path has the days on which all of it was there") {
    QueryFile file("A>B:T@2000..2010 B>C:T@2005..2015");
    CHECK(file.one("MATCH (a {key: 'A'}), (c {key: 'C'}) CALL path.shortest(a, c) YIELD spans RETURN spans") ==
          "[{since: 2005-01-01, until: 2010-12-31}]");
}

TEST_CASE("the difference of two days is that of the library") {
    QueryFile file(kTies);
    const auto before = as_of("2010-12-31");
    const auto after = as_of("2013-06-01");
    Rows expected;
    for (const auto& change : difference(file.store, before, after).changes) {
        REQUIRE(change.edge);
        expected.push_back(
            fmt::format("{} | {} | {} | {} | {}", words(change.kind, DifferenceBy::valid),
                        change.day ? to_string(*change.day) : "null", file.store.node(change.edge->tail).key,
                        file.store.schema().at(change.edge->type).name, file.store.node(change.edge->head).key));
    }
    REQUIRE(expected.size() == 3);
    const std::string call = "CALL time.diff(date('2010-12-31'), date('2013-06-01')";
    CHECK(file.ask(call + ") YIELD change, day, tail, type, head RETURN change, day, tail, type, head") == expected);
    CHECK(file.ask(call + ", {type: 'OPPOSES'}) YIELD since, until, before, after, sources "
                          "RETURN since, until, before, after, sources") ==
          Rows{"2012-01-01 | null | null | true | [test]"});
    CHECK(file.ask(call + ", {focus: 'D'}) YIELD change, head RETURN change, head") == Rows{"began | T"});
    CHECK(file.error_of("CALL time.diff(date('2013-01-01'), date('2011-01-01'))").find("the earlier day first") !=
          std::string::npos);
}

TEST_CASE("what could be read differs by knowledge days") {
    QueryFile file("A>B:T@2000..2010");
    CHECK(file.ask("CALL time.diff(date('2019-01-01'), date('2020-06-01'), {by: 'known'}) YIELD change "
                   "RETURN change") == Rows{"learnt", "learnt"});
    CHECK(file.ask("CALL time.diff(date('2005-01-01'), date('2009-06-01'), {by: 'known'}) YIELD change "
                   "RETURN change")
              .empty());
    QueryFile lasting("A>B:T@2000..");
    CHECK(lasting.ask("CALL time.diff(date('2019-01-01'), date('2020-06-01'), {by: 'known'}) YIELD change, type "
                      "RETURN change, type") == Rows{"learnt | T", "learnt | null", "learnt | null"});
}

TEST_CASE("analyses refuse a statement that has written before, and see it in the next") {
    QueryFile file("A:State B:State A-B");
    CHECK(file.error_of("MATCH (a {key: 'A'}) CREATE (a)-[:TIE]->(x:State {name: 'X'}) WITH DISTINCT 1 AS one "
                        "CALL centrality.degree() YIELD node RETURN node")
              .find("in a statement of its own") != std::string::npos);
    CHECK(file.ask("MATCH (a {key: 'A'}) CREATE (a)-[:TIE]->(x:State {name: 'X'})").empty());
    CHECK(file.ask("CALL centrality.degree({label: 'State'}) YIELD score RETURN score") == Rows{"2", "1", "1"});
}

TEST_CASE("an analysis ends when the query's time is up") {
    QueryFile file(kTies);
    file.options.budget.seconds = 0;
    CHECK_THROWS_AS(file.ask("CALL centrality.betweenness()"), cypher::BudgetError);
}

TEST_CASE("tools can ask what there is") {
    QueryFile file("A:State B:State T:Treaty A-B A>T:PARTY@2004..");
    CHECK(file.ask("CALL db.labels()") == Rows{"State | 2", "Treaty | 1"});
    CHECK(file.ask("CALL db.relationshipTypes()", "2000-01-01") == Rows{"TIE | 1"});
    CHECK(file.ask("CALL db.relationshipTypes()", "2005-01-01") == Rows{"TIE | 1", "PARTY | 1"});
    CHECK(file.ask("CALL db.propertyKeys()") == Rows{"key", "name"});
    CHECK(file.ask("CALL db.schema() YIELD type, name, symmetric RETURN type, name, symmetric") ==
          Rows{"label | State | null", "label | Treaty | null", "edge | TIE | true", "edge | PARTY | false"});
    CHECK(file.ask("CALL db.sources() YIELD key, statements RETURN key, statements") == Rows{"test | 8"});
    CHECK(file.one("CALL db.procedures() YIELD name, signature WHERE name = 'time.diff' RETURN signature STARTS WITH "
                   "'time.diff(from :: DATE, to :: DATE, options :: MAP?) :: (change :: STRING'") == "true");
    CHECK(file.one("CALL db.functions() YIELD name, arguments WHERE name = 'statements' RETURN arguments") == "1 to 2");
    CHECK(file.one("CALL db.functions() YIELD name, aggregate WHERE aggregate RETURN count(*)") == "10");
}

TEST_CASE("tools are told of properties by the names that queries use") {
    QueryFile file("");
    file.ask("CREATE ({exists: 1, label: 2, foo: 3})");
    CHECK(file.ask("CALL db.propertyKeys()") == Rows{"exists", "foo", "key", "label", "name"});
    CHECK(file.ask("CALL db.schema() YIELD type, name WHERE type = 'property' RETURN DISTINCT name ORDER BY name") ==
          Rows{"exists", "foo", "label"});
}
