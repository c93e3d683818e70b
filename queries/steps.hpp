#pragma once

#include "queries/centrality.hpp"

#include <string>
#include <string_view>
#include <vector>

// What iterated measures have in common. Not installed.
namespace entente {

/// Counts the steps of an iteration and says when it is done.
class Steps {
public:
    Steps(std::string_view measure, const CentralityOptions& options, const Work& work)
        : measure_(measure), options_(options), work_(work) {}

    /// After a step that moved the values by `change` in all, where they are `sum` in all: whether the change, as a
    /// share of the sum, is within the tolerance. Throws Error when no steps are left or numbers overflow.
    bool done(double change, double sum);

private:
    std::string measure_;
    const CentralityOptions& options_;
    const Work& work_;
    std::size_t steps_ = 0;
    double first_ = 0;
    double told_ = 0;
};

/// What an iteration came to: divided so that the sum, the sum of squares, or with Scale::normalised the largest value,
/// is 1; zeros stay zeros. Values that differ by less than a thousand times the tolerance are equal.
enum class Norm : std::uint8_t { sum, length };
Centrality iterated(std::vector<double> values, Norm norm, const CentralityOptions& options);

/// No value for any node, for want of ties.
Centrality undefined(const Network& network);

}  // namespace entente
