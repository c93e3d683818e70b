#include "queries/communities.hpp"

#include <algorithm>

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

/// Rounds until quality rises no more.
Labels climbed(const Level& level, Labels labels, CommunityOptions& options) {
    constexpr int kRounds = 100;
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

/// Joins the communities at the ends of an arc drawn at random; false: they are one already.
bool merge_two(const Level& level, Labels& labels, Draws& draws) {
    const auto arc = draws.below(level.ends.size());
    const auto row = std::upper_bound(level.first.begin(), level.first.end(), arc) - 1;
    const auto kept = labels[static_cast<std::size_t>(row - level.first.begin())];
    const auto lost = labels[level.ends[arc]];
    std::replace(labels.begin(), labels.end(), lost, kept);
    return kept != lost;
}

}  // namespace

Labels find_communities(const Level& level, CommunityOptions options) {
    if (level.ends.empty()) {
        return alone(level.size());
    }
    auto labels = climbed(level, alone(level.size()), options);
    auto best = quality(level, labels, options.resolution);
    for (std::size_t merger = 0; merger < options.mergers; ++merger) {
        auto other = labels;
        if (!merge_two(level, other, options.draws)) {
            continue;
        }
        other = improved(level, other, options);
        if (const auto reached = quality(level, other, options.resolution); reached > best + level.least_gain()) {
            best = reached;
            labels = std::move(other);
        }
    }
    return labels;
}

}  // namespace entente
