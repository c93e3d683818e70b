#include "queries/cypher/match.hpp"

#include "graph/load.hpp"
#include "queries/cypher/check.hpp"
#include "queries/cypher/parser.hpp"
#include "queries/cypher/query.hpp"
#include "queries/cypher/snapshot_graph.hpp"
#include "tests/fixture.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <random>
#include <set>

namespace entente::cypher {

using test::load_ties;
using test::parse_ties;
using test::TempFolder;

namespace {

/// A file of ties in an open schema.
struct Ties {
    explicit Ties(const std::vector<test::Tie>& ties)
        : store(Store::create(folder.path() / "test.db", open_schema())), graph(loaded(ties), store) {}
    explicit Ties(std::string_view line) : Ties(parse_ties(line)) {}

    Snapshot loaded(const std::vector<test::Tie>& ties) {
        load_ties(store, ties);
        return Snapshot::build(store, View{});
    }

    TempFolder folder;
    Store store;
    SnapshotGraph graph;
};

/// MATCH .. of a whole query, asked of a graph. The query's last clause is its answer; all before are matched one in
/// another, as the executor would.
class Asked {
public:
    Asked(const Graph& graph, std::string text, const DatumMap& parameters = {})
        : text_(std::move(text)), statement_(parse(text_)) {
        row_.resize(check(statement_, text_).width);
        run_.text = text_;
        run_.graph = &graph;
        run_.parameters = &parameters_;
        parameters_ = parameters;
        std::vector<Slot> bound;
        for (auto& clause : statement_.query.parts.front().clauses) {
            if (const auto* match = std::get_if<Match>(&clause.content)) {
                plans_.emplace_back(match->patterns, match->where.get(), bound, graph);
                bound.insert(bound.end(), clause.scope.begin(), clause.scope.end());
            } else {
                answer_ = &std::get<Projection>(clause.content);
            }
        }
    }

    /// Rows of the answer as text, sorted.
    std::vector<std::string> rows() {
        std::vector<std::string> made;
        each(0, [&] {
            std::string text;
            for (const auto& item : answer_->items) {
                text += (text.empty() ? "" : " ") + show(evaluate(*item.value, row_, run_));
            }
            made.push_back(text);
        });
        std::sort(made.begin(), made.end());
        return made;
    }

    /// Values of the answer's only item, told how often they come, or only which there are.
    std::vector<std::string> used(bool distinct) {
        const auto slot = std::get<Variable>(answer_->items.front().value->content).slot;
        std::vector<std::string> made;
        plans_.front().match(row_, run_, {std::span(&slot, 1), distinct}, [&](Row& row, std::uint64_t times) {
            made.insert(made.end(), distinct ? 1 : times, show(row[static_cast<std::size_t>(slot)]));
            return true;
        });
        std::sort(made.begin(), made.end());
        if (distinct) {
            made.erase(std::unique(made.begin(), made.end()), made.end());
        }
        return made;
    }

    std::uint64_t count() { return plans_.front().count(row_, run_); }
    const MatchPlan& plan() const { return plans_.front(); }
    Row& row() { return row_; }
    Run& run() { return run_; }

private:
    void each(std::size_t at, const std::function<void()>& found) {
        if (at == plans_.size()) {
            found();
            return;
        }
        plans_[at].match(row_, run_, [&](Row&) {
            each(at + 1, found);
            return true;
        });
    }

    std::string show(const Datum& datum) const {
        const auto& graph = *run_.graph;
        if (const auto* node = datum.as<NodeIndex>()) {
            return *graph.property(*node, "key").text();
        }
        if (const auto* edge = datum.as<EdgeIndex>()) {
            return fmt::format("{}", raw(*edge));
        }
        if (const auto* number = datum.as<std::int64_t>()) {
            return fmt::format("{}", *number);
        }
        if (datum.text() != nullptr) {
            return *datum.text();
        }
        std::string text;
        if (const auto* path = datum.path()) {
            text = show(Datum(Datum::Content(path->nodes.front())));
            for (std::size_t at = 0; at < path->edges.size(); ++at) {
                text += fmt::format("-{}-{}", raw(path->edges[at]), show(Datum(Datum::Content(path->nodes[at + 1]))));
            }
            return text;
        }
        if (const auto* list = datum.list()) {
            for (const auto& item : *list) {
                text += (text.empty() ? "" : ",") + show(item);
            }
            return "[" + text + "]";
        }
        return datum.is_null() ? "null" : std::string(type_name(datum));
    }

    std::string text_;
    Statement statement_;
    DatumMap parameters_;
    Row row_;
    Run run_;
    std::vector<MatchPlan> plans_;
    const Projection* answer_ = nullptr;
};

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

namespace {

/// A random pattern clause, as text and as what the oracle reads.
struct RandomClause {
    struct Edge {
        std::size_t from, to;  ///< variables of nodes
        int arrow;             ///< 1 to the right, -1 to the left, 0 either way
        std::string type;      ///< empty: any
        std::size_t least = 1, most = 1;
        bool variable = false;
    };
    std::vector<std::string> labels;  ///< by variable; empty: any
    std::vector<std::vector<Edge>> paths;
    std::vector<std::size_t> starts;  ///< by path
    std::string key;                  ///< of variable 0, if it must be this
    std::string text;
};

RandomClause random_clause(std::mt19937& random) {
    const auto one_of = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    RandomClause made;
    const auto variables = 1 + one_of(4);
    for (std::size_t at = 0; at < variables; ++at) {
        made.labels.push_back(one_of(4) == 0 ? "X" : "");
    }
    if (one_of(3) == 0) {
        made.key = std::string(1, static_cast<char>('A' + one_of(4)));
    }
    const auto node = [&](std::size_t at) {
        return fmt::format("(n{}{}{})", at, made.labels[at].empty() ? "" : ":" + made.labels[at],
                           at == 0 && !made.key.empty() ? " {key: '" + made.key + "'}" : "");
    };
    std::string paths;
    std::size_t edges = 0;
    for (std::size_t path = 0; path < 1 + one_of(2); ++path) {
        auto at = one_of(variables);
        made.starts.push_back(at);
        made.paths.emplace_back();
        paths += fmt::format("{}p{} = {}", paths.empty() ? "" : ", ", path, node(at));
        for (auto left = one_of(4); left > 0 && edges < 4; --left, ++edges) {
            RandomClause::Edge edge{at, one_of(variables), static_cast<int>(one_of(3)) - 1, "", 1, 1, false};
            edge.type = std::array{"", "", "S", "T"}[one_of(4)];
            if (one_of(3) == 0) {
                edge.variable = true;
                edge.least = one_of(3);
                edge.most = edge.least + one_of(2);
            }
            paths += fmt::format("{}-[r{}{}{}]-{}{}", edge.arrow < 0 ? "<" : "", edges,
                                 edge.type.empty() ? "" : ":" + edge.type,
                                 edge.variable ? fmt::format("*{}..{}", edge.least, edge.most) : "",
                                 edge.arrow > 0 ? ">" : "", node(edge.to));
            at = edge.to;
            made.paths.back().push_back(edge);
        }
    }
    made.text = "MATCH " + paths + " RETURN ";
    for (std::size_t path = 0; path < made.paths.size(); ++path) {
        made.text += fmt::format("{}p{}", path == 0 ? "" : ", ", path);
    }
    return made;
}

/// Tries every node for every variable and every sequence of edges for every edge pattern, from the left.
class NaiveMatch {
public:
    NaiveMatch(const Graph& graph, const RandomClause& clause) : graph_(graph), clause_(clause) {
        nodes_.resize(clause.labels.size());
        start(0);
        std::sort(found_.begin(), found_.end());
    }

    const std::vector<std::string>& found() const { return found_; }

private:
    bool fits(std::size_t variable, NodeIndex node) const {
        if (nodes_[variable]) {
            return *nodes_[variable] == node;
        }
        const auto& wanted = clause_.labels[variable];
        const auto labels = graph_.labels(node);
        const bool labelled = wanted.empty() || std::any_of(labels.begin(), labels.end(), [&](LabelId label) {
                                  return graph_.schema().at(label).name == wanted;
                              });
        return labelled && (variable != 0 || clause_.key.empty() || key(node) == clause_.key);
    }

    std::string key(NodeIndex node) const { return *graph_.property(node, "key").text(); }

    void start(std::size_t path) {
        if (path == clause_.paths.size()) {
            std::string row;
            for (const auto& text : texts_) {
                row += (row.empty() ? "" : " ") + text;
            }
            found_.push_back(row);
            return;
        }
        at_node(clause_.starts[path], [&](NodeIndex node) {
            texts_.push_back(key(node));
            go(path, 0, node, 0);
            texts_.pop_back();
        });
    }

    template <typename Then>
    void at_node(std::size_t variable, Then then) {
        for (std::uint32_t index = 0; index < graph_.node_slots(); ++index) {
            if (const NodeIndex node{index}; fits(variable, node)) {
                const auto before = nodes_[variable];
                nodes_[variable] = node;
                then(node);
                nodes_[variable] = before;
            }
        }
    }

    /// Behind `hops` edges of the path's edge pattern.
    void go(std::size_t path, std::size_t at, NodeIndex node, std::size_t hops) {
        if (at == clause_.paths[path].size()) {
            start(path + 1);
            return;
        }
        const auto& edge = clause_.paths[path][at];
        if (hops >= edge.least && fits(edge.to, node)) {
            const auto before = nodes_[edge.to];
            nodes_[edge.to] = node;
            go(path, at + 1, node, 0);
            nodes_[edge.to] = before;
        }
        if (hops == edge.most) {
            return;
        }
        for (std::uint32_t index = 0; index < graph_.edge_slots(); ++index) {
            const EdgeIndex one{index};
            const auto& type = graph_.schema().at(graph_.type(one));
            if (used_.contains(index) || (!edge.type.empty() && type.name != edge.type)) {
                continue;
            }
            std::set<NodeIndex> ends;
            if (graph_.tail(one) == node && (edge.arrow >= 0 || type.symmetric)) {
                ends.insert(graph_.head(one));
            }
            if (graph_.head(one) == node && (edge.arrow <= 0 || type.symmetric)) {
                ends.insert(graph_.tail(one));
            }
            for (const auto end : ends) {
                const auto text = texts_.back();
                used_.insert(index);
                texts_.back() += fmt::format("-{}-{}", index, key(end));
                go(path, at, end, hops + 1);
                texts_.back() = text;
                used_.erase(index);
            }
        }
    }

    const Graph& graph_;
    const RandomClause& clause_;
    std::vector<std::optional<NodeIndex>> nodes_;
    std::set<std::uint32_t> used_;
    std::vector<std::string> texts_;
    std::vector<std::string> found_;
};

std::string random_ties(std::mt19937& random) {
    const auto one_of = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    std::string line = "A:X B C:X D";
    for (auto left = one_of(9); left > 0; --left) {
        const bool symmetric = one_of(3) == 0;
        line += fmt::format(" {}{}{}:{}", static_cast<char>('A' + one_of(4)), symmetric ? '-' : '>',
                            static_cast<char>('A' + one_of(4)), symmetric ? "U" : std::array{"S", "T"}[one_of(2)]);
    }
    return line;
}

}  // namespace

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

TEST_CASE("who reads one variable is told of each of its values, and how often") {
    std::mt19937 random(5);
    for (int graphs = 0; graphs < 40; ++graphs) {
        const auto ties = random_ties(random);
        CAPTURE(ties);
        const Ties base(ties);
        for (const auto* pattern :
             {"(a)-->(b)", "(a)-->()-->(b)", "(a)-->()-->()-->(b)", "(a)--()--()--(b)", "(a)-->()-->(b)-->(c)-->(a)",
              "(a)-[:S]->()-[:S|T]->(:X)<--(b)", "(a)-->(b)-->(c), (a)-->(c)", "(a {key: 'A'})-->()--()<--(b)"}) {
            for (const auto* read : {"a", "b"}) {
                const auto text = fmt::format("MATCH {} RETURN {}", pattern, read);
                CAPTURE(text);
                Asked asked(base.graph, text);
                auto rows = asked.rows();
                REQUIRE(asked.used(false) == rows);
                rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
                REQUIRE(asked.used(true) == rows);
            }
        }
    }
}

namespace {

std::string shown(const Datum& datum) {
    if (const auto* real = datum.as<double>()) {
        return fmt::format("{:.9f}", *real);
    }
    const auto* number = datum.as<std::int64_t>();
    return number != nullptr ? fmt::format("{}", *number) : datum.text() != nullptr ? *datum.text() : "null";
}

/// Rows as text, sorted.
std::vector<std::string> answers(Session& session, const std::string& text) {
    std::vector<std::string> made;
    for (const auto& row : session.run(text, {}).rows) {
        std::string line;
        for (const auto& datum : row) {
            line += shown(datum) + " ";
        }
        made.push_back(line);
    }
    std::sort(made.begin(), made.end());
    return made;
}

}  // namespace

TEST_CASE("what the answer reads decides how a query is matched, and not what it says") {
    std::mt19937 random(6);
    const std::string number = "CASE WHEN a.key < 'C' THEN 2 ELSE 5 END";
    const std::array answered{std::string("a.key, count(*)"),
                              std::string("b.key, count(a), count(*) + 1"),
                              std::string("count(DISTINCT b), min(b.key)"),
                              std::string("a.key, count(DISTINCT b.key), max(b.key)"),
                              std::string("count(DISTINCT b), count(*), min(a.key)"),
                              std::string("DISTINCT b.key"),
                              std::string("DISTINCT a.key, b.key AS b ORDER BY b"),
                              std::string("DISTINCT count(*)"),
                              "b.key, sum(" + number + "), avg(" + number + "), stDev(" + number + ")",
                              "sum(0.5 * " + number + "), avg(toFloat(" + number + ")), stDevP(" + number + ")",
                              "percentileDisc(" + number + ", 0.4), percentileCont(" + number + ", 0.6)",
                              std::string("a.key, size(collect(a)), size(collect(DISTINCT a.key))"),
                              std::string("a.key, count(*) ORDER BY count(*) DESC, a.key SKIP 1 LIMIT 2")};
    for (int graphs = 0; graphs < 12; ++graphs) {
        const auto ties = random_ties(random);
        CAPTURE(ties);
        Ties base(ties);
        Session session(base.store);
        for (const auto* pattern :
             {"MATCH (a)-->(b)", "MATCH (a)-->()-->(b)", "MATCH (a)--()--()--(b)", "MATCH (b)<--(a)-->()-[:S]-()",
              "MATCH (a)-->(b)-->(c), (a)-->(c)", "MATCH (a)-->(b)-->(c:X), (a)-->(c)",
              "MATCH (a)-->(b:X)-->(c), (a)-->(c)", "MATCH (a)-->(:X)<--(b)-->(:X)",
              "MATCH (a {key: 'A'})-->()--()<--(b)", "MATCH (a:X), (b)-->()", "MATCH (a)-->(x) MATCH (x)--(b)",
              "MATCH (a)--(x)-->(y) MATCH (y)--(b)--()", "MATCH (a)-->() OPTIONAL MATCH (a)-[:S]->(b)--()",
              "MATCH (b), (a) OPTIONAL MATCH (a)-->()-->(b)", "MATCH (a)-[*1..2]->(b)-->()",
              "MATCH (a)-->(b) WHERE (b)-->(:X)"}) {
            for (const auto& answer : answered) {
                const auto text = fmt::format("{} RETURN {}", pattern, answer);
                CAPTURE(text);
                REQUIRE(answers(session, text) ==
                        answers(session, fmt::format("{} WITH *, 1 AS one RETURN {}", pattern, answer)));
            }
        }
    }
}

TEST_CASE("what is left to chance is drawn for every match") {
    Ties base("A>B A>C A>D A>E A>F A>G");
    Session session(base.store);
    CHECK(answers(session, "MATCH (a {key: 'A'})-->() RETURN DISTINCT rand()").size() == 6);
    CHECK(answers(session, "MATCH (a {key: 'A'})-->() RETURN rand(), count(*)").size() == 6);
}

TEST_CASE("random patterns match what trying everything matches") {
    std::mt19937 random(4);
    for (int graphs = 0; graphs < 40; ++graphs) {
        const auto ties = random_ties(random);
        CAPTURE(ties);
        const Ties base(ties);
        for (int clauses = 0; clauses < 60; ++clauses) {
            const auto clause = random_clause(random);
            CAPTURE(clause.text);
            const auto expected = NaiveMatch(base.graph, clause).found();
            Asked asked(base.graph, clause.text);
            REQUIRE(asked.rows() == expected);
            REQUIRE(asked.count() == expected.size());
        }
    }
}

}  // namespace entente::cypher
