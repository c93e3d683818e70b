#pragma once

#include "graph/table.hpp"
#include "queries/portfolio.hpp"
#include "queries/similarity.hpp"

#include <string>
#include <vector>

// What the verb similar compares, and how it tells of one comparison. Not installed.
namespace entente {

/// The portfolios of a snapshot, and the way in which they are compared.
struct Comparison {
    const Snapshot& snapshot;
    Portfolios portfolios;
    std::vector<const SimilarityMeasure*> measures;
    std::optional<Distance> distance;  ///< nothing: each measure's own
    std::vector<double> weights;       ///< by member; empty: all equal
    bool others_only = false;          ///< without the entries of the two

    /// The two portfolios, entry by entry.
    struct Entries {
        std::vector<double> first;
        std::vector<double> second;
        std::vector<double> weights;
    };
    Entries entries(std::size_t first, std::size_t second) const;
    Similarity of(const SimilarityMeasure& measure, const Entries& entries) const;

    std::string name(std::size_t member) const;
    Cell actor(std::size_t member) const;  ///< {"key", "name"}

    /// "squared", "squared, weighted", or "" where neither is heeded.
    std::string manner(const SimilarityMeasure& measure) const;
};

struct SimilarRows {
    std::size_t top = 0;     ///< 0: all, and 20 of all pairs
    bool explained = false;  ///< of two actors
};

/// Two actors, one against all others, or (without an actor) all pairs. The document has `rows` and `explanation`.
Answer similar_answer(const Comparison& comparison, const std::vector<std::size_t>& actors, const SimilarRows& rows);

/// Adds the tables from which the numbers follow by hand, and returns them as a document.
Cell explain(const Comparison& comparison, std::size_t first, std::size_t second, Answer& answer);

}  // namespace entente
