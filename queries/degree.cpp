// Degree: how many ties a node has.
//
// Method. Each visible edge counts once at each of its ends, so the values add up to twice the number of edges.
// Parallel edges count each: a state that is party to a treaty and also supports it has two ties to it. A loop has both
// its ends at one node and counts twice there. `in_degree` counts the edges that point to a node and `out_degree` those
// that point from it; a symmetric edge points both ways and counts in both. With Direction::forward `degree` is their
// sum, so a symmetric edge, two arcs, counts twice at each end: what NetworkX and igraph make of the same arcs.
//
// Normalisation. By n - 1, the ties of a node to all others, n the visible nodes; with Direction::forward the sum of
// both degrees is not divided by two (as in NetworkX), so that it reaches 2. Parallel edges and loops can exceed these.
// Where n < 2 there are no others, and all is 0.
//
// Edge cases. A node without ties has 0. A node that is not visible has no value (NaN).
//
// Cost. Time O(V), since the snapshot holds the rows; memory O(V) for the answer.
//
// Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1(3), 1978/79, pp. 215-239.

#include "queries/centrality.hpp"

#include <limits>

namespace entente {

namespace {

template <typename Count>
Centrality count_ties(const Snapshot& snapshot, const CentralityOptions& options, std::string_view name, Count count) {
    const auto others = snapshot.node_count() > 1 ? static_cast<double>(snapshot.node_count() - 1) : 0.0;
    Centrality result{std::string(name), {}};
    result.values.assign(snapshot.node_slots(), std::numeric_limits<double>::quiet_NaN());
    for (std::uint32_t slot = 0; slot < snapshot.node_slots(); ++slot) {
        const NodeIndex node{slot};
        if (snapshot.visible(node)) {
            const auto ties = static_cast<double>(count(node));
            result.values[slot] = options.scale == Scale::raw ? ties : others > 0 ? ties / others : 0;
        }
    }
    return result;
}

}  // namespace

Centrality degree(const Snapshot& snapshot, const CentralityOptions& options) {
    return count_ties(snapshot, options, "degree", [&](NodeIndex node) {
        return options.direction == Direction::any ? snapshot.around(node).size()
                                                   : snapshot.out(node).size() + snapshot.in(node).size();
    });
}

Centrality in_degree(const Snapshot& snapshot, const CentralityOptions& options) {
    return count_ties(snapshot, options, "in-degree", [&](NodeIndex node) { return snapshot.in(node).size(); });
}

Centrality out_degree(const Snapshot& snapshot, const CentralityOptions& options) {
    return count_ties(snapshot, options, "out-degree", [&](NodeIndex node) { return snapshot.out(node).size(); });
}

}  // namespace entente
