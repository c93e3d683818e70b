// Eigenvector centrality: a node counts as much as those that are tied to it.
//
// Method. The values solve x_v = (1 / lambda) sum over u of w(u, v) x_u, w the strength of the arc from u to v and
// lambda the largest eigenvalue of the matrix of strengths. With direction the arcs that come in count, the left
// eigenvector, as in NetworkX and igraph. perron.cpp finds lambda and the vector of the strong part that has it; a
// node that the part reaches gets the rest of the equation, solved by sweeps (Gauss-Seidel) in the order in which parts
// reach one another.
//
// Scale. Euclidean length 1, all values at least 0; normalised: the largest value is 1.
//
// Parallel edges and weights add to the strength. A loop stands on the diagonal of the matrix, as often as in the
// degree: without direction twice (as in igraph; NetworkX counts it once), with direction once.
//
// Disconnected. The eigenvector of the whole is zero in every component but that of the largest eigenvalue, and so are
// the values: they say nothing there. Where several parts share the largest eigenvalue (within 1e-9), any mixture of
// their vectors solves the equation; ours weighs each by its sum, which gives equal parts equal values, and is what
// iteration from equal values comes to without direction. The remark tells how many they are.
//
// Edge cases. With direction only nodes that a cycle reaches have values above 0. Without any cycle, all of what walks
// bring runs out, there is no such vector, and that is an Error. Without any tie, or where all weigh 0,
// nothing is defined (NaN).
//
// Cost. O(V + E) a step; how many depends on how far the second eigenvalue lies below the first. Memory O(V + E).
//
// Bonacich, "Factoring and weighting approaches to status scores and clique identification", Journal of Mathematical
// Sociology 2(1), 1972, pp. 113-120.

#include "queries/perron.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente {

namespace {

/// Sets the values of what the top parts reach, which are those after the first of them.
void extend(const Strengths& matrix, Perron& found, const CentralityOptions& options, const Work& work) {
    std::vector<char> given(found.at.size());
    auto first = found.at.size();
    for (const auto part : found.top) {
        given[part] = 1;
        first = std::min<std::size_t>(first, part);
    }
    double sum = 0;
    double change = 0;
    Steps steps("eigenvector", options, work);
    do {
        sum = 0;
        change = 0;
        for (auto part = first; part < found.at.size(); ++part) {
            for (const auto vertex : found.at[part]) {
                double& value = found.vector[vertex];
                if (given[part] == 0) {
                    const double loop = matrix.loop(vertex);
                    const double next = (matrix.at(vertex, found.vector) - loop * value) / (found.value - loop);
                    change += std::abs(next - value);
                    value = next;
                }
                sum += value;
            }
        }
    } while (!steps.done(change, sum));
}

}  // namespace

Centrality eigenvector(const Network& network, const CentralityOptions& options, const Work& work) {
    const Strengths matrix{network.incoming(), network.loops, !network.directed()};
    auto found = perron(matrix, "eigenvector", options, work);
    if (found.value == 0 && (!network.directed() || network.ties() == 0)) {
        return undefined(network);
    }
    if (found.value == 0) {
        throw Error(
            "eigenvector: no walk along the ties comes back to where it began, so that there is no such centrality: "
            "ask without direction, or for katz or pagerank");
    }
    if (network.directed()) {
        extend(matrix, found, options, {work.threads, {}, work.stop});
    }
    auto result = iterated(std::move(found.vector), Norm::length, options);
    if (found.top.size() > 1) {
        result.remark = fmt::format("{} parts share the largest eigenvalue", found.top.size());
    }
    return result;
}

}  // namespace entente
