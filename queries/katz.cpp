// Katz centrality: how many walks end at a node, long ones counting less.
//
// Method. The values solve x_v = 1 + alpha sum over u of w(u, v) x_u, w the strength of the arc from u to v: the walks
// that end at v, each counted alpha to the power of its length (with beta 1, as in NetworkX). With direction the arcs
// that come in count. Solved by sweeps in which each node takes the newest values of the others (Gauss-Seidel).
//
// Alpha. Must be below 1 / lambda, lambda the largest eigenvalue of the matrix of strengths: from there on the walks
// add up to more than any number, and that is an Error that names the bound. Without the option it is half of that
// bound; where no walk comes back and there is no bound, half of one over the greatest sum of strengths that come in.
// The remark tells what it was.
//
// Scale. Euclidean length 1, as in NetworkX; normalised: the largest value is 1.
//
// Parallel edges and weights add to the strength. A loop stands on the diagonal of the matrix, as often as in the
// degree: without direction twice, with direction once.
//
// Disconnected. One alpha serves all components; no value is 0. A node without ties has the walk of length 0 alone.
//
// Edge cases. Without any tie alpha plays no part, and all values are equal.
//
// Cost. That of the largest eigenvalue (perron.cpp), and O(V + E) a sweep; 20 or so with the default alpha, ever more
// as alpha nears its bound. Memory O(V + E).
//
// Katz, "A new status index derived from sociometric analysis", Psychometrika 18(1), 1953, pp. 39-43.

#include "queries/perron.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

double default_alpha(const Strengths& matrix, double eigenvalue) {
    if (eigenvalue > 0) {
        return 0.5 / eigenvalue;
    }
    const std::vector<double> ones(matrix.size(), 1);
    double most = 0;
    for (Vertex vertex = 0; vertex < matrix.size(); ++vertex) {
        most = std::max(most, matrix.at(vertex, ones));
    }
    return most > 0 ? 0.5 / most : 0;
}

double sweep(const Strengths& matrix, double alpha, std::vector<double>& values) {
    double change = 0;
    for (Vertex vertex = 0; vertex < matrix.size(); ++vertex) {
        const double own = alpha * matrix.loop(vertex);
        const double next = (1 + alpha * matrix.at(vertex, values) - own * values[vertex]) / (1 - own);
        change += std::abs(next - values[vertex]);
        values[vertex] = next;
    }
    return change;
}

}  // namespace

Centrality katz(const Network& network, const CentralityOptions& options, const Work& work) {
    const Strengths matrix{network.incoming(), network.loops, !network.directed()};
    const double eigenvalue = perron(matrix, "katz", options, {work.threads, {}, work.stop}).value;
    const double alpha = options.alpha.value_or(default_alpha(matrix, eigenvalue));
    if (alpha * eigenvalue >= 1) {
        throw Error(fmt::format("katz: alpha {:.6g} must be below {:.6g}, one over the largest eigenvalue", alpha,
                                1 / eigenvalue));
    }
    std::vector<double> values(network.size(), 1);
    Steps steps("katz", options, work);
    double change = 0;
    do {
        change = sweep(matrix, alpha, values);
    } while (!steps.done(change, std::accumulate(values.begin(), values.end(), 0.0)));
    auto result = iterated(std::move(values), Norm::length, options);
    result.remark = alpha > 0 ? fmt::format("alpha {:.3g}", alpha) : "";
    return result;
}

}  // namespace entente
