#pragma once

#include "loaders/mapping.hpp"

#include <filesystem>
#include <string>

namespace entente {

/// What the rows of a table are that has no mapping file.
struct PlainTable {
    enum class Rows : std::uint8_t { edges, nodes };
    enum class Direction : std::uint8_t { directed, undirected };

    Rows rows = Rows::edges;
    std::string name = {};  ///< the edge type, or the label
    std::string tail = "source";
    std::string head = "target";
    std::string since = {};  ///< columns; empty: none
    std::string until = {};
    Direction direction = Direction::directed;  ///< undirected marks the type symmetric
    std::string key = "id";                     ///< of nodes
    char delimiter = ',';
};

/// The mapping of a plain table: its remaining columns are properties with types inferred over the whole column, empty
/// cells are missing, ends that are unknown become nodes where the database is open. A column `name` of a table of
/// nodes also names them; a column `label` only names them, since labels are something else here, as do edges' columns
/// `label` and `exists`, which become `label_` and `exists_`.
///
/// Reads the table once, in bounded memory. Throws Error when it cannot be read or lacks a column that was named.
MappingSpec plain_mapping(const std::filesystem::path& table, const PlainTable& plain);

}  // namespace entente
