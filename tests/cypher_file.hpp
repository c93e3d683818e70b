#pragma once

#include "graph/store.hpp"
#include "queries/cypher/query.hpp"
#include "tests/fixture.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// A file in an open schema that queries are asked of.
class QueryFile {
public:
    /// Of ties as parse_ties() reads them; without any it is empty.
    explicit QueryFile(std::string_view ties);
    explicit QueryFile(const std::vector<Tie>& ties);

    /// Rows as text, a cell apart by " | ", with spans behind: "A | 2004-01-01 @ 2004 to 2005". The day "" is all time.
    std::vector<std::string> ask(const std::string& query, std::string_view day = "");

    /// The one row.
    std::string one(const std::string& query, std::string_view day = "");

    /// "ArgumentError: NumberOutOfRange: message", without the place; or "none".
    std::string error_of(const std::string& query, std::string_view day = "");

private:
    TempFolder folder_;  ///< before what lies in it

public:
    cypher::QueryOptions options;
    Store store;

private:
    cypher::Session session_;
};

/// A node is its key, an edge its type, a path what it passes: "A TIE B".
std::string words(const cypher::Datum& datum, const cypher::Graph& graph);

}  // namespace entente::test
