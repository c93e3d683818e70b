#include "tests/cypher_asked.hpp"

#include "queries/cypher/query.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <set>

namespace entente::cypher {

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
