#pragma once

#include "queries/similarity.hpp"

#include <vector>

// Agreement beyond chance, which kappa and pi share. Not installed.
namespace entente {

/// 1 - observed / expected disagreement. Chance pairs a value of `first` with one of `second`: how often each of the
/// table's values is drawn, of both adding up to 1.
Similarity beyond_chance(const Contingency& table, const std::vector<double>& first, const std::vector<double>& second,
                         Distance kind, const SimilarityOptions& options);

}  // namespace entente
