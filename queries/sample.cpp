// Sampling: betweenness from some of the nodes.
//
// Method. k of the n nodes are drawn without replacement, each set of k as probable as another, and the sum of their
// dependencies is multiplied by n / k. Its expectation is the exact value.
//
// How close. Normalised, the estimate of a value is the mean of k terms between 0 and M: M is n / (n - 1) for a node,
// which lies on no path that begins there, and 1 for a tie. By Hoeffding's inequality, which holds without replacement
// too, it is off by more than e with a probability of at most 2 exp(-2 k (e / M)^2), and one of c values is with at
// most c times that. Within e with probability 0.9 are therefore all c values from
//     k = (M / e)^2 ln(20 c) / 2
// nodes. That is pessimistic: real errors are mostly a tenth of it. It bounds absolute errors, so that the highest
// values come out well and small ones may be nothing but noise. Where k reaches n the values are exact.
//
// The seed fixes what is drawn, on every machine.
//
// Brandes and Pich, "Centrality estimation in large networks", International Journal of Bifurcation and Chaos 17(7),
// 2007, pp. 2303-2318. Eppstein and Wang, "Fast approximation of centrality", Journal of Graph Algorithms and
// Applications 8(1), 2004, pp. 39-45. Hoeffding, "Probability inequalities for sums of bounded random variables",
// Journal of the American Statistical Association 58, 1963, pp. 13-30.

#include "queries/sample.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace entente {

namespace {

constexpr double kFailing = 0.1;

/// Of Hoeffding's bound, for so many values at once.
double logarithm(std::size_t values) { return std::log(2 * static_cast<double>(values) / kFailing); }

double sources_for(double error, std::size_t values, double most) {
    return std::ceil(most * most * logarithm(values) / (2 * error * error));
}

/// Rounded up to two digits.
double error_of(std::size_t sources, std::size_t values, double most) {
    const auto error = most * std::sqrt(logarithm(values) / (2 * static_cast<double>(sources)));
    const auto digit = std::pow(10, std::floor(std::log10(error)) - 1);
    return std::ceil(error / digit) * digit;
}

/// 4,000.
std::string grouped(std::size_t number) {
    auto text = std::to_string(number);
    for (auto at = text.size(); at > 3; at -= 3) {
        text.insert(at - 3, ",");
    }
    return text;
}

std::vector<Vertex> draw(std::size_t count, std::size_t size, std::uint64_t seed) {
    std::vector<Vertex> vertices(size);
    std::iota(vertices.begin(), vertices.end(), 0U);
    std::mt19937_64 random(seed);
    for (std::size_t at = 0; at < count; ++at) {
        std::swap(vertices[at], vertices[at + random() % (size - at)]);
    }
    vertices.resize(count);
    std::sort(vertices.begin(), vertices.end());
    return vertices;
}

std::string remark(const Network& network, const CentralityOptions& options, std::size_t sources, double error) {
    auto text = fmt::format("from {} of {} nodes", grouped(sources), grouped(network.size()));
    if (error < 1) {
        const auto what = options.scale == Scale::raw ? "normalised values " : "";
        text += fmt::format(", {}within {:g} with probability {:g}", what, error, 1 - kFailing);
    }
    return text;
}

}  // namespace

Sample sample(const Network& network, const CentralityOptions& options, std::size_t values, double most) {
    if (options.samples && options.error) {
        throw UsageError("a number of samples and an error exclude one another: one follows from the other");
    }
    const auto size = network.size();
    auto wanted = static_cast<double>(options.samples.value_or(size));
    if (options.error) {
        wanted = sources_for(*options.error, std::max<std::size_t>(values, 1), most);
    }
    if (wanted >= static_cast<double>(size)) {
        return {draw(size, size, options.seed)};
    }
    const auto count = std::max<std::size_t>(static_cast<std::size_t>(wanted), 1);
    const auto error = options.error ? *options.error : error_of(count, values, most);
    return {draw(count, size, options.seed), static_cast<double>(size) / static_cast<double>(count),
            remark(network, options, count, error)};
}

}  // namespace entente
