// Kappa: how much more two portfolios agree than their owners' habits let expect.
//
// Method. kappa = 1 - D_o / D_e. D_o is the mean distance of the entries. D_e is the mean distance of each value of the
// one portfolio from each of the other, whatever its entry: what would remain if both kept their values and dealt them
// out by chance. 1: the same portfolios; 0: as much agreement as chance gives; below 0: less. The distance is squared
// (quadratic weights) unless another is asked for; on a scale of two values nominal, absolute and squared distance give
// one and the same kappa. `greatest` scales the steps alone: it cancels out of kappa.
//
// Which chance. Each portfolio keeps its own distribution, so that an actor with many allies and one with few are not
// expected to agree much. Pi draws both from one common distribution. Häge argues for measures that allow for chance,
// since most pairs of states have no tie, and S rewards them for what neither did.
//
// Parallel ties, loops, direction and disconnected parts are settled before, where portfolios are made: portfolio.cpp.
//
// Edge cases. Not defined: no entries, and two portfolios that hold one and the same value throughout, where D_e is 0.
// Where one portfolio alone does not vary, or each holds a single value and the two differ, D_o = D_e and kappa is 0.
//
// Cost. Time O(n log n + k^2), memory O(n + k^2), k the different values.
//
// Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit",
// Psychological Bulletin 70(4), 1968, pp. 213-220.
// Häge, "Choice or circumstance? Adjusting measures of foreign policy similarity for chance agreement", Political
// Analysis 19(3), 2011, pp. 287-305.

#include "queries/chance.hpp"

namespace entente {

Similarity kappa(std::span<const double> a, std::span<const double> b, const SimilarityOptions& options) {
    const auto table = contingency(a, b);
    auto first = table.rows;
    auto second = table.columns;
    for (auto* shares : {&first, &second}) {
        for (double& share : *shares) {
            share /= table.entries;
        }
    }
    return beyond_chance(table, first, second, options.distance.value_or(Distance::squared), options);
}

}  // namespace entente
