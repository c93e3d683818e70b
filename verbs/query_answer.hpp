#pragma once

#include "graph/table.hpp"
#include "queries/cypher/query.hpp"

#include <string>
#include <string_view>

// How the answers of queries are delivered: docs/json.md is the contract. Not installed.
namespace entente {

/// The answers of one query, or of several that follow one another.
class QueryAnswer {
public:
    enum class Shape : std::uint8_t {
        tables,    ///< for people and spreadsheets
        document,  ///< an object; of several queries a list of them
        lines      ///< a list of all rows
    };

    /// The shape that a format of tables writes.
    static Shape shape_of(std::string_view format);

    explicit QueryAnswer(Shape shape) : shape_(shape) {}

    /// `label` stands before each remark: "statement 2: ", or nothing.
    void add(const cypher::QueryResult& result, const std::string& label = "");

    Answer finish() &&;

private:
    void add_table(const cypher::QueryResult& result);
    void add_plan(const cypher::PlanNode& plan);

    Shape shape_;
    Answer answer_;
    Cell::List documents_;  ///< or lines
};

/// "created 2 nodes and 1 edge, set 3 properties", or "nothing changed".
std::string words(const cypher::Effects& effects);

}  // namespace entente
