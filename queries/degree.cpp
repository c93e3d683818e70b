// Degree: how many ties a node has.
//
// Method. The sum of the strengths of a node's ties. Without a weight that is their number, parallel edges counted
// each: a state that is party to a treaty and also supports it has two ties to it; the values add up to twice the
// number of edges. With a weight it is the sum of the weights (what Barrat and others call strength). A loop has both
// its ends at one node and counts twice there. With direction, in-degree sums the edges that point to a node and
// out-degree those that point from it; a symmetric edge points both ways and counts in both; `degree` is their sum, so
// that a symmetric edge, two arcs, counts twice at each end: what NetworkX and igraph make of the same arcs. In a
// projected network without a weight it is the number of partners.
//
// Normalisation. By n - 1, the ties of a node to all others, n the nodes; with direction the sum of both degrees is not
// divided by two (as in NetworkX), so that it reaches 2. Parallel edges, loops and weights can exceed these. Where
// n < 2 there are no others, and all is 0.
//
// Edge cases. A node without ties has 0.
//
// Cost. Time O(V + E), memory O(V) for the answer.
//
// Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1(3), 1978/79, pp. 215-239.
// Barrat, Barthelemy, Pastor-Satorras and Vespignani, "The architecture of complex weighted networks", PNAS 101(11),
// 2004, pp. 3747-3752.

#include "queries/centrality.hpp"

namespace entente {

namespace {

double sum(const Network& network, const ArcRows& rows, Vertex vertex) {
    if (network.projected && !network.weighted) {
        return static_cast<double>(rows[vertex].size());
    }
    double total = network.loops.empty() ? 0 : network.loops[vertex];
    for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
        total += rows.strength(arc);
    }
    return total;
}

template <typename Sum>
Centrality each(const Network& network, const CentralityOptions& options, Sum sum_at) {
    const auto others = network.size() > 1 ? static_cast<double>(network.size() - 1) : 0.0;
    Centrality result;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        const double ties = sum_at(vertex);
        result.values.push_back(options.scale == Scale::raw ? ties : others > 0 ? ties / others : 0);
    }
    return result;
}

}  // namespace

Centrality degree(const Network& network, const CentralityOptions& options, const Work& work) {
    if (!network.directed()) {
        return out_degree(network, options, work);
    }
    return each(network, options,
                [&](Vertex vertex) { return sum(network, network.out, vertex) + sum(network, network.in, vertex); });
}

Centrality in_degree(const Network& network, const CentralityOptions& options, const Work&) {
    return each(network, options, [&](Vertex vertex) { return sum(network, network.incoming(), vertex); });
}

Centrality out_degree(const Network& network, const CentralityOptions& options, const Work&) {
    return each(network, options, [&](Vertex vertex) { return sum(network, network.out, vertex); });
}

}  // namespace entente
