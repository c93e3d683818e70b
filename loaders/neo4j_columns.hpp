#pragma once

#include "graph/value.hpp"
#include "loaders/csv.hpp"
#include "loaders/graph_sink.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What the header of a table says in the convention of Neo4j's import: `key:ID`, `:LABEL`, `:START_ID(Group)`,
/// `since:date`, `tags:string[]`, `:IGNORE`.
class Neo4jColumns {
public:
    enum class Rows : std::uint8_t { other, nodes, relationships };

    explicit Neo4jColumns(const std::vector<std::string>& columns);

    Rows rows() const { return rows_; }

    /// Throw RowRejected.
    ForeignNode node(const CsvRecord& row) const;
    ForeignEdge edge(const CsvRecord& row) const;

private:
    struct Column {
        std::string name;
        std::string type;   ///< in lower case, without []
        std::string group;  ///< of an id
        bool list = false;
    };

    void add_property(const Column& column, std::string_view cell, std::vector<ForeignProperty>& properties) const;
    std::string id(const Column& column, std::string_view cell) const;

    std::vector<Column> columns_;
    Rows rows_ = Rows::other;
};

/// What a field of a full export is called, of the column that holds it: "key:ID" is key, ":START_ID" tail.
std::string neo4j_field(std::string_view column);

}  // namespace entente
