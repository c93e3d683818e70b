#pragma once

#include "queries/centrality.hpp"
#include "queries/dijkstra.hpp"

// Not installed.
namespace entente {

/// Dependencies of one source after another on the shortest paths by length; keeps its arrays from one to the next.
///
/// Paths whose lengths differ by no more than 1e-12 of them are equally short: 0.1 + 0.2 and 0.3 are.
class LengthDependency {
public:
    LengthDependency(const Network& network, Measure::Of of);

    void add(Vertex source);

    /// So far, by vertex or by arc of `network.out`. The caller may take from them.
    std::vector<double>& sums() { return sums_; }

private:
    void count_paths();
    void go_back();

    /// Whether an arc from a vertex lies on a shortest path.
    bool leads_on(Vertex vertex, std::size_t arc) const;

    const Network& network_;
    const ArcRows& rows_;
    Measure::Of of_;
    Dijkstra search_;
    std::span<const Vertex> reached_;
    std::vector<Vertex> place_;  ///< in `reached_`
    std::vector<double> paths_;
    std::vector<double> shares_;  ///< (1 + dependency) / paths
    std::vector<double> sums_;
};

}  // namespace entente
