// Tau-b: whether two portfolios put the population in the same order.
//
// Method. Of the n (n - 1) / 2 pairs of entries, C stand in the same order in both portfolios and D in opposite order;
// T_a are tied (equal) in the first, T_b in the second. tau-b = (C - D) / sqrt((P - T_a) (P - T_b)), P the number of
// pairs. 1 and -1 where the orders are the same or reversed, ties included. Only order counts: neither distance nor the
// scale's ends matter, so two portfolios on one side of the scale can come out as opposed. That is Signorino and
// Ritter's objection; the measure is here to compare with what was published before them.
//
// Parallel ties, loops, direction and disconnected parts are settled before, where portfolios are made: portfolio.cpp.
//
// Edge cases. Not defined where a portfolio holds one value throughout, which no entries and one entry always do.
//
// Cost. Pairs are counted in the contingency table, by sums of what lies below and to the left: time O(n log n + k^2),
// memory O(n + k^2), k the different values. Counts are exact up to 2^53 pairs.
//
// Kendall, "The treatment of ties in ranking problems", Biometrika 33(3), 1945, pp. 239-251.
// Bueno de Mesquita, "Measuring systemic polarity", Journal of Conflict Resolution 19(2), 1975, pp. 187-216.

#include "queries/similarity.hpp"

#include <cmath>

namespace entente {

namespace {

double pairs(double entries) { return entries * (entries - 1) / 2; }

double tied_pairs(const std::vector<double>& counts) {
    double sum = 0;
    for (const double count : counts) {
        sum += pairs(count);
    }
    return sum;
}

/// Pairs of entries that both rise.
double concordant(const Contingency& table) {
    const auto size = table.values.size();
    std::vector<double> below(size + 1);  // of the rows before: entries in columns before the index
    double sum = 0;
    for (std::size_t row = 0; row < size; ++row) {
        double before = 0;
        for (std::size_t column = 0; column < size; ++column) {
            sum += table.at(row, column) * below[column];
        }
        for (std::size_t column = 0; column < size; ++column) {
            before += table.at(row, column);
            below[column + 1] += before;
        }
    }
    return sum;
}

}  // namespace

Similarity tau_b(std::span<const double> a, std::span<const double> b, const SimilarityOptions& /*options*/) {
    const auto table = contingency(a, b);
    const auto all = pairs(table.entries);
    const auto tied_first = tied_pairs(table.rows);
    const auto tied_second = tied_pairs(table.columns);
    const auto tied_both = tied_pairs(table.counts);
    const auto rising = concordant(table);
    const auto opposed = all - tied_first - tied_second + tied_both - rising;
    Similarity result{{},
                      {},
                      {{"entries", table.entries},
                       {"pairs of entries", all},
                       {"in the same order", rising},
                       {"in opposite order", opposed},
                       {"tied in the first", tied_first},
                       {"tied in the second", tied_second}}};
    if (all == tied_first || all == tied_second) {
        result.undefined = "a portfolio holds one value throughout, and so has no order";
    } else {
        result.value = (rising - opposed) / std::sqrt((all - tied_first) * (all - tied_second));
    }
    return result;
}

}  // namespace entente
