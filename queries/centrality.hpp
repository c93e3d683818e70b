#pragma once

#include "graph/snapshot.hpp"
#include "queries/direction.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Scale : std::uint8_t {
    raw,        ///< as counted
    normalised  ///< by the highest value that a simple graph of as many nodes admits
};

struct CentralityOptions {
    Direction direction = Direction::any;
    Scale scale = Scale::raw;
};

/// A number for each node.
struct Centrality {
    std::string measure;
    std::vector<double> values;  ///< by NodeIndex; NaN for what is not visible
};

/// The number of ties of each node: essay, edges and cost in degree.cpp. `in_degree` and `out_degree` take no heed of
/// the direction.
Centrality degree(const Snapshot& snapshot, const CentralityOptions& options = {});
Centrality in_degree(const Snapshot& snapshot, const CentralityOptions& options = {});
Centrality out_degree(const Snapshot& snapshot, const CentralityOptions& options = {});

/// How often each node lies between two others: essay, edges and cost in betweenness.cpp.
Centrality betweenness(const Snapshot& snapshot, const CentralityOptions& options = {});

/// A centrality that can be asked for by name.
struct Measure {
    std::string_view name;
    std::string_view description;  ///< one line
    Centrality (*compute)(const Snapshot& snapshot, const CentralityOptions& options);
};

/// The table of them, by name.
std::span<const Measure> measures();

/// Throws UsageError on an unknown name, with the nearest.
const Measure& measure(std::string_view name);

struct RankingOptions {
    std::vector<LabelId> labels = {};  ///< nodes with one of these; empty: all. Filters rows, changes no value.
    std::optional<std::size_t> top = std::nullopt;  ///< at most so many rows
};

struct Ranked {
    std::size_t rank;  ///< 1, 2, 2, 4: among the rows, before `top` cuts them
    NodeIndex node;
    double value;
};

/// Visible nodes from the highest value down; equal ones by key.
///
/// Values within 1e-12 of one another (relative) are equal: they differ by the order of summation alone.
/// Time O(V log V).
std::vector<Ranked> ranking(const Snapshot& snapshot, const Centrality& centrality, const RankingOptions& options = {});

}  // namespace entente
