#pragma once

#include <string_view>

namespace entente {

/// The files of a folder in Neo4j's convention; of a view only the first two are written.
constexpr std::string_view neo4j_files[] = {"nodes.csv",    "relationships.csv", "schema.jsonl",  "sources.csv",
                                            "coverage.csv", "names.csv",         "statements.csv"};

}  // namespace entente
