#pragma once

#include "graph/snapshot.hpp"
#include "graph/table.hpp"
#include "queries/centrality.hpp"

#include <random>
#include <string>
#include <vector>

namespace entente::test {

using Matrix = std::vector<std::vector<double>>;

/// The network with direction.
Network forward(const Snapshot& snapshot);

/// The value at the node of a key.
double value(const Network& network, const Centrality& centrality, std::string_view key);

/// Nodes n0, n1 ..., and between them edges of which half are symmetric, with loops and parallels.
Snapshot random_snapshot(std::mt19937& random, std::size_t nodes, std::size_t edges);

/// How many visible edges lead from row to column; loops, on the diagonal, are left out.
Matrix edge_counts(const Snapshot& snapshot, Direction direction);

/// The pairs of which the first reaches the second, itself left out.
Matrix closure(Matrix tied);

/// "parts=3 core=2"; what is empty is "-". Numbers have six digits.
std::string words(const Cell::Map& figures);

/// The number of a figure; NaN where it is empty. A test that asks for one that is not there fails.
double number(const Cell::Map& figures, std::string_view key);

}  // namespace entente::test
