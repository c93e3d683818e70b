#include "queries/similarity.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {

namespace {

constexpr std::size_t kMostValues = 2000;

constexpr std::array<std::string_view, 3> kDistances{"nominal", "absolute", "squared"};

constexpr std::array kMeasures{
    SimilarityMeasure{"kappa", "Cohen's weighted kappa: agreement beyond chance, each actor with its own habits",
                      Distance::squared, false, kappa},
    SimilarityMeasure{"pi", "Scott's pi: agreement beyond chance, both actors with the same habits", Distance::nominal,
                      false, scott_pi},
    SimilarityMeasure{"s", "Signorino and Ritter's S: distance over the greatest possible", Distance::absolute, true,
                      s_score},
    SimilarityMeasure{"tau-b", "Kendall's tau-b: order in common, ties allowed for", std::nullopt, false, tau_b},
};

void require_numbers(std::span<const double> portfolio) {
    for (std::size_t entry = 0; entry < portfolio.size(); ++entry) {
        if (!std::isfinite(portfolio[entry])) {
            throw Error(fmt::format("entry {} of a portfolio is not a finite number", entry + 1));
        }
    }
}

std::size_t position(const std::vector<double>& values, double value) {
    return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

std::string known_words(std::string_view word, const std::vector<std::string>& known) {
    const auto near = nearest(word, known);
    return near.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : fmt::format("did you mean '{}'?", near);
}

}  // namespace

std::string_view to_string(Distance distance) { return kDistances[static_cast<std::size_t>(distance)]; }

Distance parse_distance(std::string_view word) {
    const auto* found = std::find(kDistances.begin(), kDistances.end(), word);
    if (found == kDistances.end()) {
        throw UsageError(fmt::format("no distance is called '{}'; {}", word,
                                     known_words(word, {kDistances.begin(), kDistances.end()})));
    }
    return static_cast<Distance>(found - kDistances.begin());
}

double distance(Distance kind, double x, double y) {
    switch (kind) {
        case Distance::nominal:
            return x == y ? 0 : 1;
        case Distance::absolute:
            return std::abs(x - y);
        case Distance::squared:
            return (x - y) * (x - y);
    }
    return 0;
}

Contingency contingency(std::span<const double> a, std::span<const double> b) {
    if (a.size() != b.size()) {
        throw Error(fmt::format("two portfolios are compared entry by entry; these have {} and {} entries", a.size(),
                                b.size()));
    }
    require_numbers(a);
    require_numbers(b);
    Contingency table;
    table.values.assign(a.begin(), a.end());
    table.values.insert(table.values.end(), b.begin(), b.end());
    std::sort(table.values.begin(), table.values.end());
    table.values.erase(std::unique(table.values.begin(), table.values.end()), table.values.end());
    const auto size = table.values.size();
    if (size > kMostValues) {
        throw Error(fmt::format("portfolios may hold {} different values; these hold {}", kMostValues, size));
    }
    table.counts.resize(size * size);
    table.rows.resize(size);
    table.columns.resize(size);
    table.entries = static_cast<double>(a.size());
    for (std::size_t entry = 0; entry < a.size(); ++entry) {
        const auto row = position(table.values, a[entry]);
        const auto column = position(table.values, b[entry]);
        ++table.counts[row * size + column];
        ++table.rows[row];
        ++table.columns[column];
    }
    return table;
}

std::span<const SimilarityMeasure> similarity_measures() { return kMeasures; }

const SimilarityMeasure& similarity_measure(std::string_view name) {
    std::vector<std::string> known;
    for (const auto& row : kMeasures) {
        if (row.name == name) {
            return row;
        }
        known.emplace_back(row.name);
    }
    throw UsageError(fmt::format("no similarity is called '{}'; {}", name, known_words(name, known)));
}

}  // namespace entente
