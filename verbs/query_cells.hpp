#pragma once

#include "graph/table.hpp"
#include "queries/cypher/graph.hpp"

// How the values of a query stand in tables and documents: docs/json.md is the contract. Not installed.
namespace entente {

/// A value for people. A node is "(LUX:Country)", an edge "LUX -[MEMBER_OF]-> NATO", a path a chain of such edges; a
/// node without a key goes by its name, else by what it has: "(:Person {age: 30})". A quantity has its source's
/// wording.
Cell words_cell(const cypher::Datum& datum, const cypher::Graph& graph);

/// A value for programs, of which nothing is lost. What JSON has no number for is a text: "NaN", "Infinity".
Cell document_cell(const cypher::Datum& datum, const cypher::Graph& graph);

}  // namespace entente
