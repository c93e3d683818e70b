#include "queries/cypher/match_distinct.hpp"

#include <algorithm>

namespace entente::cypher {

bool DistinctEnds::fit(const Patterns& patterns, const StepOrder& order, std::span<const Slot> read) {
    const auto& steps = order.steps;
    if (read.size() != 1 || steps.size() < 2 || patterns.nodes[steps.back().node].slot != read.front() ||
        steps.front().edge != kNowhere) {
        return false;
    }
    for (std::size_t at = 1; at < steps.size(); ++at) {
        const auto& step = steps[at];
        if (step.kind != PatternStep::Kind::expand || step.into || step.from != steps[at - 1].node ||
            !step.conditions.empty() || !step.node_tests.empty() || !step.edge_tests.empty()) {
            return false;
        }
    }
    return true;
}

DistinctEnds::DistinctEnds(const Patterns& patterns, const StepOrder& order, const Graph& graph)
    : ends_(graph.node_slots()) {
    for (std::size_t at = 1; at < order.steps.size(); ++at) {
        const auto& step = order.steps[at];
        const auto& place = patterns.edges[step.edge];
        hops_.push_back({EdgeCheck(place, {}), NodeCheck(patterns, step, step.node),
                         step.from == place.left ? place.heading : turned(place.heading), step.from,
                         std::vector<bool>(graph.node_slots()), NodeIndex{}, false, Arcs()});
    }
}

/// Whether the edge stands in the walk already. The nodes behind it up to this one are not done with.
bool DistinctEnds::refuses(EdgeIndex edge, std::size_t at, const Binding& binding) {
    const auto edges = binding.trail.edges();
    const auto found = std::find(edges.begin(), edges.end(), edge);
    if (found == edges.end()) {
        return false;
    }
    for (auto behind = static_cast<std::size_t>(found - edges.begin()) + 1; behind <= at; ++behind) {
        hops_[behind].refused = true;
    }
    return true;
}

bool DistinctEnds::each(Binding& binding, const std::function<bool(NodeIndex)>& each) {
    std::size_t at = 0;
    const auto leave = [&](NodeIndex node) {
        auto& hop = hops_[at];
        hop.node = node;
        hop.refused = false;
        hop.arcs.open(binding.graph, node, hop.heading, binding.kept);
    };
    leave(binding.nodes[hops_.front().from]);
    while (true) {
        binding.run->tick();
        auto& hop = hops_[at];
        const auto* arc = hop.arcs.next();
        if (arc == nullptr) {
            if (!hop.refused) {
                hop.done[raw(hop.node)] = true;
            }
            if (at == 0) {
                return true;
            }
            binding.trail.pop();
            --at;
            continue;
        }
        const auto other = arc->other;
        const auto edge = arc->edge;
        const bool last = at + 1 == hops_.size();
        const auto& done = last ? ends_ : hops_[at + 1].done;
        if (done[raw(other)] || !hop.check.passes(edge, binding.graph) || !hop.end.passes(other, binding) ||
            refuses(edge, at, binding)) {
            continue;
        }
        if (!last) {
            binding.trail.push(edge);
            ++at;
            leave(other);
            continue;
        }
        ends_[raw(other)] = true;
        if (!each(other)) {
            return false;
        }
    }
}

}  // namespace entente::cypher
