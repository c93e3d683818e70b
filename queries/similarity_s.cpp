// S: how near two portfolios are, of the distance that the scale admits.
//
// Method. S = 1 - 2 d / d_max, where d is the sum of the distances of the entries, each times its weight, and d_max the
// sum of the weights times the distance between the ends of the scale. 1: the same portfolios; -1: opposite ones in
// every entry. The distance is absolute, as published, or squared, which punishes one great difference more than
// several small ones; on a scale of two values they are the same. Where the ends of the scale are not given they are
// the lowest and the highest value that occur: S then hangs on the sample, so portfolios made from a snapshot give
// them.
//
// Weights. They say how much an entry matters: an ally's share of the capabilities of the whole system, say. They need
// not add up to 1.
//
// Chance. S takes no account of it: where ties are rare most entries are 0 in every portfolio, and two actors without
// anything in common come near 1. Kappa and pi allow for that.
//
// Parallel ties, loops, direction and disconnected parts are settled before, where portfolios are made: portfolio.cpp.
//
// Edge cases. Not defined: no entries, weights that are all 0, and a scale of one value only.
//
// Cost. Time O(n), memory O(1).
//
// Signorino and Ritter, "Tau-b or not tau-b: measuring the similarity of foreign policy positions", International
// Studies Quarterly 43(1), 1999, pp. 115-144.

#include "graph/error.hpp"
#include "queries/similarity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

void require_weights(std::span<const double> weights, std::size_t entries) {
    if (!weights.empty() && weights.size() != entries) {
        throw Error(fmt::format("a weight for each of {} entries is needed; there are {}", entries, weights.size()));
    }
    for (std::size_t entry = 0; entry < weights.size(); ++entry) {
        if (!std::isfinite(weights[entry]) || weights[entry] < 0) {
            throw Error(fmt::format("a weight is a number that is not negative; that of entry {} is {}", entry + 1,
                                    weights[entry]));
        }
    }
}

/// Between the lowest and the highest value of both.
double range(std::span<const double> a, std::span<const double> b) {
    const auto [low_a, high_a] = std::minmax_element(a.begin(), a.end());
    const auto [low_b, high_b] = std::minmax_element(b.begin(), b.end());
    return std::max(*high_a, *high_b) - std::min(*low_a, *low_b);
}

}  // namespace

Similarity s_score(std::span<const double> a, std::span<const double> b, const SimilarityOptions& options) {
    if (a.size() != b.size()) {
        throw Error(fmt::format("two portfolios are compared entry by entry; these have {} and {} entries", a.size(),
                                b.size()));
    }
    require_weights(options.weights, a.size());
    if (a.empty()) {
        return {{}, "the portfolios have no entries", {}};
    }
    const auto kind = options.distance.value_or(Distance::absolute);
    double sum = 0;
    double weights = 0;
    for (std::size_t entry = 0; entry < a.size(); ++entry) {
        if (!std::isfinite(a[entry]) || !std::isfinite(b[entry])) {
            throw Error(fmt::format("entry {} of a portfolio is not a finite number", entry + 1));
        }
        const auto weight = options.weights.empty() ? 1 : options.weights[entry];
        sum += weight * distance(kind, a[entry], b[entry]);
        weights += weight;
    }
    const auto furthest = weights * distance(kind, options.greatest.value_or(range(a, b)), 0);
    Similarity result{{},
                      {},
                      {{"entries", static_cast<double>(a.size())},
                       {"sum of weights", weights},
                       {"distance", sum},
                       {"greatest distance", furthest}}};
    if (weights == 0) {
        result.undefined = "every entry weighs nothing";
    } else if (furthest == 0) {
        result.undefined = "the scale has one value only";
    } else {
        result.value = 1 - 2 * sum / furthest;
    }
    return result;
}

}  // namespace entente
