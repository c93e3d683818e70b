#pragma once

#include "queries/steps.hpp"

#include <span>
#include <vector>

// Not installed.
namespace entente {

/// The matrix of a network, by rows of what comes in: entry (v, u) is the strength of the arc from u to v.
struct Strengths {
    const ArcRows& incoming;
    std::span<const double> loops;  ///< of the diagonal; may be empty
    bool symmetric;

    std::size_t size() const { return incoming.first.size() - 1; }
    double loop(Vertex vertex) const { return loops.empty() ? 0 : loops[vertex]; }

    /// A row times a vector.
    double at(Vertex vertex, const std::vector<double>& values) const {
        double sum = loops.empty() ? 0 : loops[vertex] * values[vertex];
        for (auto arc = incoming.first[vertex]; arc < incoming.first[vertex + 1]; ++arc) {
            sum += incoming.strength(arc) * values[incoming.ends[arc]];
        }
        return sum;
    }
};

/// The largest eigenvalue of such a matrix, and its vector in the strong parts that have it.
struct Perron {
    double value = 0;                     ///< 0: no walk comes back to where it began
    std::vector<std::uint32_t> part;      ///< strong part, by vertex; a part comes after those that it is reached from
    std::vector<std::vector<Vertex>> at;  ///< the vertices of each part
    std::vector<std::uint32_t> top;       ///< the parts that have the value, but for those that reach another of them
    std::vector<double> vector;           ///< of the top parts, all at least 0; elsewhere 0
};

/// By iteration: essay in perron.cpp. The name is that of the measure, for errors.
Perron perron(const Strengths& matrix, std::string_view measure, const CentralityOptions& options, const Work& work);

}  // namespace entente
