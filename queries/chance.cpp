#include "queries/chance.hpp"

namespace entente {

Similarity beyond_chance(const Contingency& table, const std::vector<double>& first, const std::vector<double>& second,
                         Distance kind, const SimilarityOptions& options) {
    if (table.entries == 0) {
        return {{}, "the portfolios have no entries", {}};
    }
    double observed = 0;
    double expected = 0;
    for (std::size_t row = 0; row < table.values.size(); ++row) {
        for (std::size_t column = 0; column < table.values.size(); ++column) {
            const auto apart = distance(kind, table.values[row], table.values[column]);
            observed += table.at(row, column) / table.entries * apart;
            expected += first[row] * second[column] * apart;
        }
    }
    const auto greatest = options.greatest.value_or(table.values.back() - table.values.front());
    const auto furthest = greatest > 0 ? distance(kind, greatest, 0) : 1;
    Similarity result{{},
                      {},
                      {{"entries", table.entries},
                       {"observed agreement", 1 - observed / furthest},
                       {"agreement expected by chance", 1 - expected / furthest}}};
    if (expected == 0) {
        result.undefined = "both portfolios hold one and the same value throughout, so that they cannot but agree";
    } else {
        result.value = 1 - observed / expected;
    }
    return result;
}

}  // namespace entente
