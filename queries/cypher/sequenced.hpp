#pragma once

#include "queries/cypher/check.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/query.hpp"

#include <memory>

// Not installed.
namespace entente::cypher {

/// Answers FOR VALID_TIME BETWEEN a AND b: what the query answers as of each day from a to b, both included.
///
/// It runs once a period in which nothing that it reads changes. Equal rows are joined and their days attached; of rows
/// that repeat on a day, each is joined with one of another day. Rows come by their first day, then in the order of
/// that day's answer; ORDER BY, SKIP and LIMIT are of each day. Nodes and edges are those of `whole`, a snapshot over
/// all time, and a node that changes stays one row. `run` is of that graph.
///
/// Throws QueryError where b is before a, or the statement writes. Time: periods times O(V + E + the query).
QueryResult run_sequenced(const Statement& statement, const Checked& checked, const QueryOptions& options,
                          const std::shared_ptr<const Graph>& whole, Run& run);

}  // namespace entente::cypher
