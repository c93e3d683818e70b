#include "queries/centrality.hpp"

#include "queries/measure_name.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {

namespace {

using enum Measure::Weighs;
constexpr auto kNodes = Measure::Of::nodes;
constexpr auto kTies = Measure::Of::ties;

constexpr std::array kMeasures{
    Measure{"authority", "whom those point at that count as hubs (HITS)", kNodes, strength, true, false, authority},
    Measure{"betweenness", "how often a node lies on the shortest paths between others", kNodes, length, false, false,
            betweenness},
    Measure{"closeness", "how near a node is to those that it reaches", kNodes, length, false, false, closeness},
    Measure{"closeness-wasserman-faust", "closeness times the share of nodes that are reached", kNodes, length, false,
            false, closeness_wasserman_faust},
    Measure{"constraint", "how far a node's contacts are tied to one another (Burt)", kNodes, strength, false, false,
            constraint},
    Measure{"core-number", "the tightest core that a node is in", kNodes, nothing, false, false, core_number},
    Measure{"degree", "ties of a node, parallel ones counted", kNodes, strength, false, false, degree},
    Measure{"eccentricity", "how far the farthest node is that a node reaches", kNodes, length, false, false,
            eccentricity},
    Measure{"edge-betweenness", "how often a tie lies on the shortest paths between nodes", kTies, length, false, false,
            edge_betweenness},
    Measure{"effective-size", "a node's contacts less their redundancy (Burt)", kNodes, strength, false, false,
            effective_size},
    Measure{"eigenvector", "how much those count that a node is tied to", kNodes, strength, false, false, eigenvector},
    Measure{"harmonic", "the sum of one over the distances to the others", kNodes, length, false, false, harmonic},
    Measure{"hub", "who points at those that count as authorities (HITS)", kNodes, strength, true, false, hub},
    Measure{"in-degree", "ties that point to a node", kNodes, strength, true, false, in_degree},
    Measure{"katz", "how many walks end at a node, long ones counting less", kNodes, strength, false, false, katz},
    Measure{"local-clustering", "how many of its neighbours are tied to one another, of all pairs", kNodes, nothing,
            false, false, local_clustering},
    Measure{"obligations", "how many owe a node something if it is attacked", kNodes, nothing, false, true,
            obligation_count},
    Measure{"out-degree", "ties that point from a node", kNodes, strength, true, false, out_degree},
    Measure{"pagerank", "how often a walk that starts anew now and then is at a node", kNodes, strength, false, false,
            pagerank},
    Measure{"triangles", "pairs of neighbours that are tied to one another", kNodes, nothing, false, false, triangles},
};

bool same(double a, double b, double within) {
    return a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= within * std::max(std::abs(a), std::abs(b));
}

/// The nodes that a row speaks of.
std::vector<NodeIndex> nodes_of(const Network& network, const std::vector<Tie>& ties, std::size_t at) {
    if (ties.empty()) {
        return {network.nodes[at]};
    }
    return {network.nodes[ties[at].tail], network.nodes[ties[at].head]};
}

bool listed(const Snapshot& snapshot, const std::vector<NodeIndex>& nodes, const std::vector<LabelId>& labels) {
    const auto labelled = [&](NodeIndex node) {
        return std::any_of(labels.begin(), labels.end(), [&](LabelId l) { return snapshot.has_label(node, l); });
    };
    return labels.empty() || std::all_of(nodes.begin(), nodes.end(), labelled);
}

/// NaN after every number.
bool above(double a, double b) { return std::isnan(b) ? !std::isnan(a) : a > b; }

}  // namespace

std::span<const Measure> measures() { return kMeasures; }

const Measure& measure(std::string_view name) { return named(measures(), name, "centrality"); }

std::vector<Ranked> ranking(const Network& network, const Measure& measure, const Centrality& centrality,
                            const RankingOptions& options) {
    const auto tied = measure.of == Measure::Of::ties ? ties(network) : std::vector<Tie>{};
    std::vector<Ranked> rows;
    for (std::size_t at = 0; at < centrality.values.size(); ++at) {
        if (options.labels.empty() || listed(network.snapshot, nodes_of(network, tied, at), options.labels)) {
            rows.push_back({0, at, centrality.values[at]});
        }
    }
    const auto by_key = [&](const Ranked& a, const Ranked& b) {
        const auto first = nodes_of(network, tied, a.at);
        const auto second = nodes_of(network, tied, b.at);
        return std::lexicographical_compare(
            first.begin(), first.end(), second.begin(), second.end(),
            [&](NodeIndex x, NodeIndex y) { return network.snapshot.key(x) < network.snapshot.key(y); });
    };
    std::sort(rows.begin(), rows.end(), [](const Ranked& a, const Ranked& b) { return above(a.value, b.value); });
    for (auto first = rows.begin(); first != rows.end();) {
        const auto end = std::find_if(
            first, rows.end(), [&](const Ranked& row) { return !same(row.value, first->value, centrality.within); });
        std::sort(first, end, by_key);
        const auto rank = static_cast<std::size_t>(first - rows.begin()) + 1;
        std::for_each(first, end, [&](Ranked& row) { row.rank = rank; });
        first = end;
    }
    if (options.top && *options.top < rows.size()) {
        rows.resize(*options.top);
    }
    return rows;
}

}  // namespace entente
