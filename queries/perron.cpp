// The Perron root: the largest eigenvalue of a matrix of strengths, and the vector that belongs to it.
//
// Method. A matrix without negative entries falls into its strong parts, the sets of nodes that reach one another, and
// its largest eigenvalue is the largest one of a part (Frobenius). Within a part the vector is positive and unique. Of
// a symmetric matrix climb.cpp finds it; of another one iteration does, from any start: y = A x + s x, again and again.
// The shift s keeps it from swinging to and fro where the part has a period, as a cycle has; a quarter of what x grows
// by does so whatever the scale of the weights. Parts go by falling greatest row sum, which no eigenvalue of a part
// exceeds, and the search ends where that cannot reach what has been found.
//
// Ties. Parts whose eigenvalues are within 1e-9 of the largest (relative) share it. Those that reach another one are
// left out: an eigenvector is zero there. The rest each get their own vector of Euclidean length 1 times its sum, as
// iteration from equal values would have it where the matrix is symmetric, so that equal parts get equal values.
//
// Edge cases. An arc of strength 0 ties nothing. A part of one node without a loop has eigenvalue 0, and so has a whole
// without other parts.
//
// Cost. Time O(V + E) for the parts (Boost.Graph), and O(E) a step of a part that is tried; memory O(V + E).
//
// Perron, "Zur Theorie der Matrices", Mathematische Annalen 64, 1907, pp. 248-263. Frobenius, "Ueber Matrizen aus nicht
// negativen Elementen", Sitzungsberichte der Koeniglich Preussischen Akademie der Wissenschaften, 1912, pp. 456-477.

#include "queries/perron.hpp"

#include "queries/climb.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

using Compressed = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, Vertex, std::uint32_t>;

/// Numbers the parts so that what reaches a part comes before it: over the arcs turned round, Tarjan finishes those
/// first.
void find_parts(const Strengths& matrix, Perron& found) {
    std::vector<std::pair<Vertex, Vertex>> arcs;
    arcs.reserve(matrix.incoming.ends.size());
    for (Vertex head = 0; head < matrix.size(); ++head) {
        for (auto arc = matrix.incoming.first[head]; arc < matrix.incoming.first[head + 1]; ++arc) {
            if (matrix.incoming.strength(arc) > 0) {
                arcs.emplace_back(head, matrix.incoming.ends[arc]);
            }
        }
    }
    const Compressed rows(boost::edges_are_sorted, arcs.begin(), arcs.end(), static_cast<Vertex>(matrix.size()));
    found.part.resize(matrix.size());
    const auto parts = boost::strong_components(
        rows, boost::make_iterator_property_map(found.part.begin(), get(boost::vertex_index, rows)));
    found.at.resize(parts);
    for (Vertex vertex = 0; vertex < matrix.size(); ++vertex) {
        found.at[found.part[vertex]].push_back(vertex);
    }
}

/// Iterates one part; `x` is zero outside it, before and after.
class Iteration {
public:
    Iteration(const Strengths& matrix, std::vector<double>& x) : matrix_(matrix), x_(x) {}

    /// The greatest row sum.
    double bound(const std::vector<Vertex>& part) {
        fill(part, 1);
        double most = 0;
        for (const auto vertex : part) {
            most = std::max(most, matrix_.at(vertex, x_));
        }
        fill(part, 0);
        return most;
    }

    /// The eigenvalue; leaves the vector in `x`, summing to 1.
    double run(const std::vector<Vertex>& part, double bound, Steps steps) {
        fill(part, 1 / static_cast<double>(part.size()));
        y_.resize(part.size());
        for (;;) {
            const double value = multiply(part, bound);
            if (steps.done(move(part, value), 1)) {
                return value * bound;
            }
        }
    }

    void fill(const std::vector<Vertex>& part, double with) {
        for (const auto vertex : part) {
            x_[vertex] = with;
        }
    }

private:
    /// y = A x / bound; returns its sum, which is the present estimate of the eigenvalue.
    double multiply(const std::vector<Vertex>& part, double bound) {
        double sum = 0;
        length_ = 0;
        double before = 0;
        for (std::size_t at = 0; at < part.size(); ++at) {
            y_[at] = matrix_.at(part[at], x_) / bound;
            sum += y_[at];
            length_ += y_[at] * y_[at];
            before += x_[part[at]] * x_[part[at]];
        }
        length_ = std::sqrt(length_ / before);
        return sum;
    }

    /// x = (y + s x) to the sum 1; returns the change.
    double move(const std::vector<Vertex>& part, double sum) {
        const double shift = length_ / 4;
        double change = 0;
        for (std::size_t at = 0; at < part.size(); ++at) {
            double& x = x_[part[at]];
            const double next = (y_[at] + shift * x) / (sum + shift);
            change += std::abs(next - x);
            x = next;
        }
        return change;
    }

    const Strengths& matrix_;
    std::vector<double>& x_;
    std::vector<double> y_;
    double length_ = 0;  ///< of y, as a multiple of that of x
};

struct Root {
    std::uint32_t part;
    double value;
    std::vector<double> vector;  ///< beside the vertices of the part
};

/// Euclidean length 1, times its sum.
std::vector<double> weighted(const std::vector<Vertex>& part, const std::vector<double>& x) {
    double sum = 0;
    double squares = 0;
    for (const auto vertex : part) {
        sum += x[vertex];
        squares += x[vertex] * x[vertex];
    }
    std::vector<double> made;
    for (const auto vertex : part) {
        made.push_back(x[vertex] * sum / squares);
    }
    return made;
}

/// Those parts that reach no other of them.
std::vector<Root> final_ones(const Strengths& matrix, const Perron& found, std::vector<Root> roots) {
    if (roots.size() < 2) {
        return roots;
    }
    std::vector<char> leads(found.at.size());  // to a root, or is one
    std::vector<char> before(found.at.size());
    for (const auto& root : roots) {
        leads[root.part] = 1;
    }
    for (auto part = found.at.size(); part-- > 0;) {
        for (const auto head : found.at[part]) {
            for (auto arc = matrix.incoming.first[head]; arc < matrix.incoming.first[head + 1]; ++arc) {
                const auto other = found.part[matrix.incoming.ends[arc]];
                if (leads[part] != 0 && other != part && matrix.incoming.strength(arc) > 0) {
                    leads[other] = 1;
                    before[other] = 1;
                }
            }
        }
    }
    std::erase_if(roots, [&](const Root& root) { return before[root.part] != 0; });
    return roots;
}

}  // namespace

Perron perron(const Strengths& matrix, std::string_view measure, const CentralityOptions& options, const Work& work) {
    Perron found;
    find_parts(matrix, found);
    found.vector.resize(matrix.size());
    Iteration iteration(matrix, found.vector);
    std::vector<std::pair<double, std::uint32_t>> bounds;
    for (std::uint32_t part = 0; part < found.at.size(); ++part) {
        bounds.emplace_back(-iteration.bound(found.at[part]), part);
    }
    std::sort(bounds.begin(), bounds.end());
    const double within = std::max(1e-9, 10 * options.tolerance);
    const Work silent{work.threads, {}, work.stop};
    std::vector<Root> roots;
    for (const auto& [falling, part] : bounds) {
        const double bound = -falling;
        if (bound == 0 || bound < found.value * (1 - within)) {
            break;
        }
        const auto& members = found.at[part];
        const Steps steps(measure, options, found.value > 0 ? silent : work);
        const double value = matrix.symmetric ? climb(matrix, members, bound, found.vector, steps)
                                              : iteration.run(members, bound, steps);
        roots.push_back({part, value, weighted(members, found.vector)});
        iteration.fill(members, 0);
        found.value = std::max(found.value, value);
        std::erase_if(roots, [&](const Root& root) { return root.value < found.value * (1 - within); });
    }
    for (const auto& root : final_ones(matrix, found, std::move(roots))) {
        found.top.push_back(root.part);
        for (std::size_t at = 0; at < root.vector.size(); ++at) {
            found.vector[found.at[root.part][at]] = root.vector[at];
        }
    }
    return found;
}

}  // namespace entente
