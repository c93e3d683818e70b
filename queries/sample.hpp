#pragma once

#include "queries/centrality.hpp"

#include <string>
#include <vector>

// Not installed.
namespace entente {

/// The nodes from which a betweenness is computed: all, or some drawn at random.
struct Sample {
    std::vector<Vertex> sources;  ///< ascending
    double scale = 1;             ///< what sums over them are multiplied by
    std::string remark = {};      ///< how many, and how close that is; empty: all
};

/// What `samples` or `error` ask for. `values` are estimated at once; `most` is the highest that the mean's terms can
/// be, normalised. Throws UsageError when both are asked for. Essay in sample.cpp.
Sample sample(const Network& network, const CentralityOptions& options, std::size_t values, double most);

}  // namespace entente
