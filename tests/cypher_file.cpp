#include "tests/cypher_file.hpp"

#include "queries/cypher/error.hpp"

#include <fmt/format.h>

namespace entente::test {

using cypher::Datum;

namespace {

struct Speaker {
    const cypher::Graph& graph;

    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return fmt::format("{:.6g}", number); }
    std::string operator()(const Decimal& number) const { return to_string(number); }
    std::string operator()(const std::shared_ptr<const std::string>& text) const { return *text; }
    std::string operator()(NodeIndex node) const { return words(graph.property(node, "key"), graph); }
    std::string operator()(EdgeIndex edge) const { return graph.schema().at(graph.type(edge)).name; }
    std::string operator()(const std::shared_ptr<const cypher::DatumList>& list) const {
        std::string made;
        for (const auto& item : *list) {
            made += fmt::format("{}{}", made.empty() ? "" : ", ", words(item, graph));
        }
        return fmt::format("[{}]", made);
    }
    std::string operator()(const std::shared_ptr<const cypher::DatumMap>& map) const {
        std::string made;
        for (const auto& [key, value] : *map) {
            made += fmt::format("{}{}: {}", made.empty() ? "" : ", ", key, words(value, graph));
        }
        return fmt::format("{{{}}}", made);
    }
    std::string operator()(const std::shared_ptr<const cypher::PathDatum>& path) const {
        auto made = (*this)(path->nodes.front());
        for (std::size_t at = 0; at < path->edges.size(); ++at) {
            made += fmt::format(" {} {}", (*this)(path->edges[at]), (*this)(path->nodes[at + 1]));
        }
        return made;
    }
    template <typename Temporal>
    std::string operator()(const Temporal& when) const {
        return cypher::to_string(when);
    }
};

}  // namespace

std::string words(const Datum& datum, const cypher::Graph& graph) {
    return std::visit(Speaker{graph}, datum.content());
}

QueryFile::QueryFile(std::string_view ties) : QueryFile(parse_ties(ties)) {}

QueryFile::QueryFile(const std::vector<Tie>& ties)
    : store(Store::create(folder_.path() / "test.db", open_schema())), session_(store) {
    load_ties(store, ties);
    options.today = parse_day("2024-07-10");
    options.now = "2024-07-10T12:00:00Z";
}

std::vector<std::string> QueryFile::ask(const std::string& query, std::string_view day) {
    options.view.as_of = day.empty() ? std::nullopt : std::optional(parse_day(day));
    const auto result = session_.run(query, options);
    std::vector<std::string> rows;
    for (std::size_t at = 0; at < result.rows.size(); ++at) {
        std::string row;
        for (const auto& datum : result.rows[at]) {
            row += fmt::format("{}{}", row.empty() ? "" : " | ", words(datum, *result.graph));
        }
        for (std::size_t span = 0; !result.spans.empty() && span < result.spans[at].size(); ++span) {
            row += fmt::format("{} {}", span == 0 ? " @" : ",", readable(result.spans[at][span]));
        }
        rows.push_back(row);
    }
    return rows;
}

std::string QueryFile::one(const std::string& query, std::string_view day) {
    const auto rows = ask(query, day);
    return rows.size() == 1 ? rows.front() : fmt::format("{} rows", rows.size());
}

std::string QueryFile::error_of(const std::string& query, std::string_view day) {
    try {
        ask(query, day);
    } catch (const cypher::QueryError& error) {
        const std::string message = error.what();
        return fmt::format("{}: {}: {}", to_string(error.kind()), error.detail(), message);
    }
    return "none";
}

}  // namespace entente::test
