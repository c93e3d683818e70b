#include "queries/communities.hpp"

namespace entente {

namespace {

/// Modularity, but for a factor and what lies within nodes.
double quality(const Level& level, const Labels& labels, double resolution) {
    std::vector<Flow> flows(level.size());
    double within = 0;
    for (Vertex node = 0; node < level.size(); ++node) {
        flows[labels[node]] += flow(level, node);
        for (auto arc = level.first[node]; arc < level.first[node + 1]; ++arc) {
            within += labels[level.ends[arc]] == labels[node] ? level.pulls[arc] / 2 : 0;
        }
    }
    for (const auto& flow : flows) {
        within -= resolution * flow.sent * flow.received / level.total;
    }
    return within;
}

/// One round, from communities to better ones.
Labels improved(const Level& base, const Labels& from, CommunityOptions& options) {
    auto level = base;
    auto labels = from;
    auto node_of = alone(base.size());  // of the present level
    while (true) {
        move_nodes(level, labels, options);
        auto parts = refined(level, labels, options);
        const auto count = renumber(parts);
        renumber(labels);
        if (count == level.size()) {
            break;
        }
        Labels next(count);
        for (Vertex node = 0; node < level.size(); ++node) {
            next[parts[node]] = labels[node];
        }
        for (auto& node : node_of) {
            node = parts[node];
        }
        level = merged(level, parts, count);
        labels = std::move(next);
    }
    Labels found(base.size());
    for (Vertex vertex = 0; vertex < base.size(); ++vertex) {
        found[vertex] = labels[node_of[vertex]];
    }
    return found;
}

}  // namespace

Labels find_communities(const Level& level, CommunityOptions options) {
    constexpr int kRounds = 100;
    auto labels = alone(level.size());
    if (!(level.total > 0)) {
        return labels;
    }
    auto best = quality(level, labels, options.resolution);
    for (int round = 0; round < kRounds; ++round) {
        auto next = improved(level, labels, options);
        const auto reached = quality(level, next, options.resolution);
        if (!(reached > best + level.least_gain())) {
            break;
        }
        best = reached;
        labels = std::move(next);
    }
    return labels;
}

}  // namespace entente
