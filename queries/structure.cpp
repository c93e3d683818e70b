// Summary: the size, density, distances and shape of a network, in figures.
//
// Method. `nodes`; `ties`, pairs that are tied, with direction each way; `edges`, what ties stand for, parallel ones
// and loops counted each (not defined in a projected network), and `loops` among them. `density`, ties by the most
// there could be: n (n - 1) with direction, half as many without. `components` and `largest_component` (its nodes),
// whatever the direction; `isolates`, nodes without a tie to another. `reachable_ordered_pairs`: pairs of which the
// first reaches the second, over ties in their direction where they have one; over these pairs
// `mean_distance_over_reachable_pairs` and `diameter_over_reachable`, in ties. `radius_over_reachable`: the least of
// the greatest distances from each node, nodes that reach none left out. `triangles`, whatever the direction, and
// `transitivity`: three times these by the number of paths of two ties. `reciprocity`, with direction: the share of
// ties that are answered. `degree_assortativity`: the correlation, over ties, of the numbers of ties at their ends;
// with direction of the ties out of the tail and into the head. `degeneracy`, the highest core number.
// `articulation_points`, `bridges` and `biconnected_components`: how many.
//
// Parallel edges count once but for `edges` and `bridges` (a tie of several edges is none); loops count in `edges` and
// `loops` alone; weights are ignored.
//
// Edge cases. A figure that is not defined is empty: a density of fewer than two nodes, a mean distance, diameter and
// radius where no node reaches another, a transitivity without a path of two ties, a reciprocity without ties, an
// assortativity where all ends have as many ties.
//
// Cost. Time O(V E) at worst, mostly far less, since searches go on side by side (flood.cpp), on several threads; for
// triangles O(E D), D the highest degree. Memory O(V + E).
//
// Wasserman and Faust, "Social Network Analysis", Cambridge University Press, 1994, chapters 4 and 6.
// Newman, "Mixing patterns in networks", Physical Review E 67, 026126, 2003.

#include "queries/blocks.hpp"
#include "queries/both_ways.hpp"
#include "queries/each_triangle.hpp"
#include "queries/groups.hpp"
#include "queries/peel.hpp"
#include "queries/reach.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

namespace {

constexpr auto kUndefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) { return whole > 0 ? part / whole : kUndefined; }

struct Edges {
    std::size_t all = 0;
    std::size_t loops = 0;
};

Edges count_edges(const Snapshot& snapshot) {
    Edges edges;
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        edges.all += snapshot.visible(edge) ? 1 : 0;
        edges.loops += snapshot.visible(edge) && snapshot.tail(edge) == snapshot.head(edge) ? 1 : 0;
    }
    return edges;
}

double reciprocity(const Network& network) {
    double answered = 0;
    for (Vertex tail = 0; tail < network.size(); ++tail) {
        for (const auto head : network.out[tail]) {
            const auto back = network.out[head];
            answered += std::binary_search(back.begin(), back.end(), tail) ? 1 : 0;
        }
    }
    return ratio(answered, static_cast<double>(network.ties()));
}

double assortativity(const Network& network) {
    double count = 0;
    double mean_tail = 0;
    double mean_head = 0;
    const auto each_arc = [&](auto what) {
        for (Vertex tail = 0; tail < network.size(); ++tail) {
            for (const auto head : network.out[tail]) {
                what(static_cast<double>(network.out[tail].size()),
                     static_cast<double>(network.incoming()[head].size()));
            }
        }
    };
    each_arc([&](double tail, double head) {
        ++count;
        mean_tail += tail;
        mean_head += head;
    });
    mean_tail /= count;
    mean_head /= count;
    double together = 0;
    double of_tails = 0;
    double of_heads = 0;
    each_arc([&](double tail, double head) {
        together += (tail - mean_tail) * (head - mean_head);
        of_tails += (tail - mean_tail) * (tail - mean_tail);
        of_heads += (head - mean_head) * (head - mean_head);
    });
    // Equal degrees leave only what rounding made of the mean.
    const auto varies = [&](double sum) { return sum > 1e-9 * count; };
    return varies(of_tails) && varies(of_heads) ? together / std::sqrt(of_tails * of_heads) : kUndefined;
}

void add_size(Cell::Map& figures, const Network& network, const Work& work) {
    const auto n = static_cast<double>(network.size());
    const auto edges = network.projected ? Edges{} : count_edges(network.snapshot);
    const auto parts = components(network, {}, work).groups;
    const auto alone =
        std::count_if(parts.begin(), parts.end(), [](const Group& part) { return part.members.size() == 1; });
    figures.push_back({"nodes", network.size()});
    figures.push_back({"ties", network.ties()});
    figures.push_back({"edges", network.projected ? Cell{} : Cell{edges.all}});
    figures.push_back({"loops", network.projected ? Cell{} : Cell{edges.loops}});
    figures.push_back(
        {"density", figure(ratio(static_cast<double>(network.ties()), n * (n - 1) / (network.directed() ? 1 : 2)))});
    figures.push_back({"components", parts.size()});
    figures.push_back({"largest_component", parts.empty() ? 0 : parts.front().members.size()});
    figures.push_back({"isolates", static_cast<std::size_t>(alone)});
}

void add_distances(Cell::Map& figures, const Network& network, const Work& work) {
    double pairs = 0;
    double sum = 0;
    double diameter = 0;
    auto radius = std::numeric_limits<double>::infinity();
    for (const auto& from : reach(network, work)) {
        pairs += from.others;
        sum += from.total;
        diameter = std::max(diameter, from.farthest);
        radius = from.others > 0 ? std::min(radius, from.farthest) : radius;
    }
    const auto hops = [&](double ties) { return pairs > 0 ? Cell{static_cast<std::int64_t>(ties)} : Cell{}; };
    figures.push_back({"reachable_ordered_pairs", static_cast<std::int64_t>(pairs)});
    figures.push_back({"mean_distance_over_reachable_pairs", figure(ratio(sum, pairs))});
    figures.push_back({"diameter_over_reachable", hops(diameter)});
    figures.push_back({"radius_over_reachable", hops(radius)});
}

void add_shape(Cell::Map& figures, const Network& network, const Work& work) {
    const BothWays ties(network);
    std::size_t triangles = 0;
    double paths = 0;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        if (vertex % 64 == 0) {
            work.check();
        }
        const auto degree = static_cast<double>(ties.rows()[vertex].size());
        paths += degree * (degree - 1) / 2;
        each_triangle(ties.rows(), vertex, [&](auto, auto, auto) { ++triangles; });
    }
    figures.push_back({"triangles", triangles});
    figures.push_back({"transitivity", figure(ratio(3 * static_cast<double>(triangles), paths))});
    if (network.directed()) {
        figures.push_back({"reciprocity", figure(reciprocity(network))});
    }
    figures.push_back({"degree_assortativity", figure(assortativity(network))});
    figures.push_back({"degeneracy", peel(ties.rows()).degeneracy()});
    figures.push_back({"articulation_points", articulation_points(network, {}, work).groups.size()});
    figures.push_back({"bridges", bridges(network, {}, work).groups.size()});
    figures.push_back({"biconnected_components", blocks(ties.rows()).size()});
}

}  // namespace

Grouping summary(const Network& network, const GroupOptions&, const Work& work) {
    Grouping found;
    add_size(found.figures, network, work);
    add_distances(found.figures, network, work);
    add_shape(found.figures, network, work);
    return found;
}

}  // namespace entente
