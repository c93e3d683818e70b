// Pi: how much more two portfolios agree than the habits that they have in common let expect.
//
// Method. pi = 1 - D_o / D_e. D_o is the mean distance of the entries, D_e the mean distance of two values that are
// drawn, with replacement, from both portfolios together. 1: the same portfolios; 0: as much agreement as chance gives;
// below 0: less. The distance is nominal, as Scott has it, unless another is asked for; on a scale of two values
// nominal, absolute and squared distance give one and the same pi.
//
// Which chance. The two are taken to share one distribution, so that a difference in how many allies they have counts
// as disagreement; kappa leaves each its own. By one distance pi is never above kappa.
//
// Parallel ties, loops, direction and disconnected parts are settled before, where portfolios are made: portfolio.cpp.
//
// Edge cases. Not defined: no entries, and two portfolios that hold one and the same value throughout.
//
// Cost. Time O(n log n + k^2), memory O(n + k^2), k the different values.
//
// Scott, "Reliability of content analysis: the case of nominal scale coding", Public Opinion Quarterly 19(3), 1955,
// pp. 321-325.
// Häge, "Choice or circumstance? Adjusting measures of foreign policy similarity for chance agreement", Political
// Analysis 19(3), 2011, pp. 287-305.

#include "queries/chance.hpp"

namespace entente {

Similarity scott_pi(std::span<const double> a, std::span<const double> b, const SimilarityOptions& options) {
    const auto table = contingency(a, b);
    std::vector<double> shares(table.values.size());
    for (std::size_t value = 0; value < shares.size(); ++value) {
        shares[value] = (table.rows[value] + table.columns[value]) / (2 * table.entries);
    }
    return beyond_chance(table, shares, shares, options.distance.value_or(Distance::nominal), options);
}

}  // namespace entente
