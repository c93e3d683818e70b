// Hubs and authorities: who points at those that count, and whom those point at.
//
// Method. A good hub points at good authorities, a good authority is pointed at by good hubs: h = A a and a = A' h, but
// for the scale, A the matrix of strengths. Set one under the other they are the eigenvector of a network without
// direction and with two vertices for each node, one that points and one that is pointed at, tied where an arc leads
// from one to the other; perron.cpp finds it. Kleinberg's iteration comes to the same values. Needs direction, and
// follows it unasked; a symmetric edge points both ways.
//
// Scale. Either sums to 1, as in NetworkX; normalised: the largest value is 1.
//
// Parallel edges and weights add to the strength. A loop points at its own node, once.
//
// Disconnected. As eigenvector.cpp says, and here a component is of that doubled network: arcs that share neither tails
// nor heads, directly or through others, have nothing to do with one another, although their nodes be tied. The one
// with the largest eigenvalue has all the values, the others 0. Where several share it, each is weighed by its sum, and
// the remark tells how many they are.
//
// Edge cases. A node that points at none is no hub (0), one that none points at no authority (0). Without any tie,
// or where all weigh 0, nothing is defined (NaN).
//
// Cost. O(V + E) a step, memory O(V + E).
//
// Kleinberg, "Authoritative sources in a hyperlinked environment", JACM 46(5), 1999, pp. 604-632.

#include "queries/perron.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

/// Appends the rows of a network, each with its loop, with all ends moved by `by`.
void append(ArcRows& doubled, const ArcRows& rows, const std::vector<double>& loops, Vertex by) {
    for (Vertex vertex = 0; vertex + 1 < rows.first.size(); ++vertex) {
        for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
            doubled.ends.push_back(rows.ends[arc] + by);
            doubled.strengths.push_back(rows.strength(arc));
        }
        if (!loops.empty() && loops[vertex] > 0) {
            doubled.ends.push_back(vertex + by);
            doubled.strengths.push_back(loops[vertex]);
        }
        doubled.first.push_back(static_cast<std::uint32_t>(doubled.ends.size()));
    }
}

/// First all as those that point, then all as those that are pointed at.
Centrality half(const Network& network, std::size_t begin, std::string_view name, const CentralityOptions& options,
                const Work& work) {
    ArcRows doubled;
    append(doubled, network.out, network.loops, static_cast<Vertex>(network.size()));
    append(doubled, network.incoming(), network.loops, 0);
    const auto found = perron({doubled, {}, true}, name, options, work);
    if (found.value == 0) {
        return undefined(network);
    }
    const auto from = found.vector.begin() + static_cast<std::ptrdiff_t>(begin);
    auto result = iterated({from, from + static_cast<std::ptrdiff_t>(network.size())}, Norm::sum, options);
    if (found.top.size() > 1) {
        result.remark = fmt::format("{} parts share the largest eigenvalue", found.top.size());
    }
    return result;
}

}  // namespace

Centrality hub(const Network& network, const CentralityOptions& options, const Work& work) {
    return half(network, 0, "hub", options, work);
}

Centrality authority(const Network& network, const CentralityOptions& options, const Work& work) {
    return half(network, network.size(), "authority", options, work);
}

}  // namespace entente
