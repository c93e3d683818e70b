#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How far apart two values are.
enum class Distance : std::uint8_t {
    nominal,   ///< 0 or 1: equal or not
    absolute,  ///< |x - y|
    squared    ///< (x - y)^2
};

std::string_view to_string(Distance distance);

/// Throws UsageError on an unknown word, with the nearest.
Distance parse_distance(std::string_view word);

double distance(Distance kind, double x, double y);

struct SimilarityOptions {
    std::optional<Distance> distance = {};  ///< nothing: the measure's own
    std::optional<double> greatest = {};    ///< difference that the scale admits; nothing: the greatest that occurs
    std::span<const double> weights = {};   ///< of the entries, for S; empty: all equal
};

/// A number that a similarity is made of.
struct Step {
    std::string_view name;
    double value;
};

struct Similarity {
    std::optional<double> value;  ///< nothing where the measure is not defined
    std::string undefined;        ///< why
    std::vector<Step> steps;      ///< to follow the value by hand
};

/// How often each pair of values occurs: rows are the first portfolio's, columns the second's.
struct Contingency {
    std::vector<double> values;  ///< ascending, each once, of both
    std::vector<double> counts;  ///< row by row
    std::vector<double> rows;    ///< sums
    std::vector<double> columns;
    double entries = 0;

    double at(std::size_t row, std::size_t column) const { return counts[row * values.size() + column]; }
};

/// Throws Error where the portfolios differ in length, hold what is no finite number, or have more than 2,000 values.
/// Time O(n log n + k^2), k the different values.
Contingency contingency(std::span<const double> a, std::span<const double> b);

/// Signorino and Ritter's S, from -1 to 1: essay, edges and cost in similarity_s.cpp. By default absolute distance.
/// Throws Error as contingency() does, and on weights that are negative, not finite, or not one an entry.
Similarity s_score(std::span<const double> a, std::span<const double> b, const SimilarityOptions& options = {});

/// Cohen's weighted kappa: similarity_kappa.cpp. By default squared distance.
Similarity kappa(std::span<const double> a, std::span<const double> b, const SimilarityOptions& options = {});

/// Scott's pi: similarity_pi.cpp. By default nominal distance.
Similarity scott_pi(std::span<const double> a, std::span<const double> b, const SimilarityOptions& options = {});

/// Kendall's tau-b: similarity_tau_b.cpp. Takes ranks alone: no distance.
Similarity tau_b(std::span<const double> a, std::span<const double> b, const SimilarityOptions& options = {});

/// A similarity that can be asked for by name.
struct SimilarityMeasure {
    std::string_view name;
    std::string_view description;      ///< one line
    std::optional<Distance> distance;  ///< its own; nothing: it takes none
    bool weighted;                     ///< takes weights
    Similarity (*compute)(std::span<const double> a, std::span<const double> b, const SimilarityOptions& options);
};

/// The table of them, the default first.
std::span<const SimilarityMeasure> similarity_measures();

/// Throws UsageError on an unknown name, with the nearest.
const SimilarityMeasure& similarity_measure(std::string_view name);

}  // namespace entente
