#pragma once

#include "queries/centrality.hpp"
#include "queries/renumber.hpp"

// Not installed.
namespace entente {

/// Dependencies of one source after another on paths of fewest hops; keeps its arrays from one to the next.
class HopDependency {
public:
    HopDependency(const Network& network, const Renumbered& rows, Measure::Of of);

    /// Adds a source's, in the new numbers.
    void add(Vertex source);

    /// So far, by new vertex or by arc of `rows.out`. The caller may take from them.
    std::vector<double>& sums() { return sums_; }

private:
    void search(Vertex source);
    bool few_left(std::size_t begin);
    void push(std::size_t begin);
    void pull(std::size_t begin);
    void go_back();
    double successors(Vertex vertex);
    void clear();

    const Network& network_;
    const Renumbered& rows_;
    Measure::Of of_;
    std::vector<Vertex> reached_;      ///< the nearest first
    std::vector<std::size_t> levels_;  ///< where each distance begins in `reached_`, and where the last ends
    std::vector<char> seen_;
    std::vector<double> paths_;  ///< how many from the source; then, in its place, (1 + dependency) / paths
    std::vector<double> level_;  ///< the same, of what the next step may look at: elsewhere 0
    std::vector<Vertex> unseen_;
    std::size_t arcs_left_ = 0;
    std::vector<double> sums_;
};

}  // namespace entente
