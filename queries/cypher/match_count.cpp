#include "queries/cypher/match_count.hpp"

#include <algorithm>
#include <utility>

namespace entente::cypher {

TailCount::TailCount(const Patterns& patterns, const StepOrder& order, const Graph& graph, std::span<const Slot> read)
    : begin_(order.steps.size()) {
    const auto& types = graph.schema().edge_types;
    plain_ = std::none_of(types.begin(), types.end(), [](const auto& type) { return type.symmetric; });
    while (begin_ > 0 && order.steps.size() - begin_ < 2 && countable(patterns, order.steps[begin_ - 1], read)) {
        --begin_;
    }
    if (order.steps.size() - begin_ == 2) {
        const auto& first = order.steps[begin_];
        const auto& second = order.steps[begin_ + 1];
        const bool at_first = second.from == first.node || second.node == first.node;
        closing_ = second.into && second.from != second.node && at_first && !first.into && second.edge_tests.empty();
        const bool goes_on = !second.into && second.from == first.node && !first.into;
        begin_ += closing_ || goes_on ? 0 : 1;
    }
    for (auto at = begin_; at < order.steps.size(); ++at) {
        const auto& step = order.steps[at];
        const auto& place = patterns.edges[step.edge];
        const auto heading = step.from == place.left ? place.heading : turned(place.heading);
        const bool tested = !step.edge_tests.empty() || !step.node_tests.empty();
        const bool labelled = !step.into && !patterns.nodes[step.node].labels.empty();
        hops_.push_back({&step, heading, EdgeCheck(place, step.edge_tests),
                         NodeCheck(patterns, step, step.into ? kNowhere : step.node),
                         place.any_type && !tested && !labelled});
    }
}

bool TailCount::countable(const Patterns& patterns, const PatternStep& step, std::span<const Slot> read) const {
    if (step.kind != PatternStep::Kind::expand || !step.conditions.empty() || !step.shown_nodes.empty() ||
        step.shows_edge || !step.shown_paths.empty()) {
        return false;
    }
    const auto wanted = [&](Slot slot) {
        return slot != Slot::none && std::find(read.begin(), read.end(), slot) != read.end();
    };
    const auto& edge = patterns.edges[step.edge];
    const auto& node = patterns.nodes[step.node];
    return (step.into || !wanted(node.slot)) && !wanted(edge.slot) && !wanted(patterns.paths[edge.path].slot);
}

/// Whether the edge is one of those that the hop may follow from the node.
bool TailCount::leaves(EdgeIndex edge, NodeIndex node, Hop& hop, const Graph& graph) const {
    if (!hop.check.passes(edge, graph)) {
        return false;
    }
    const bool either = hop.heading == Heading::both || (!plain_ && graph.schema().at(graph.type(edge)).symmetric);
    return (graph.tail(edge) == node && (either || hop.heading == Heading::out)) ||
           (graph.head(edge) == node && (either || hop.heading == Heading::in));
}

/// Edges from the node that are not bound.
std::uint64_t TailCount::leaving(NodeIndex node, Hop& hop, Binding& binding) {
    const auto& graph = binding.graph;
    std::uint64_t sum = 0;
    if (!hop.any || !plain_ || hop.heading == Heading::both) {
        inner_.open(graph, node, hop.heading, binding.kept);
        while (const auto* arc = inner_.next()) {
            binding.run->tick();
            const auto other = arc->other;
            const auto edge = arc->edge;
            sum += hop.check.passes(edge, graph) && hop.end.passes(other, binding) && !binding.trail.contains(edge) ? 1
                                                                                                                    : 0;
        }
        return sum;
    }
    sum = hop.heading == Heading::out ? graph.out(node).size() : graph.in(node).size();
    for (const auto edge : binding.trail.edges()) {
        sum -= leaves(edge, node, hop, graph) ? 1 : 0;
    }
    return sum;
}

/// Edges from one node to the other that are not bound.
std::uint64_t TailCount::between(NodeIndex from, NodeIndex to, Hop& hop, Binding& binding) {
    std::uint64_t sum = 0;
    inner_.open(binding.graph, from, hop.heading, binding.kept);
    while (const auto* arc = inner_.next()) {
        binding.run->tick();
        sum += arc->other == to && hop.check.passes(arc->edge, binding.graph) && !binding.trail.contains(arc->edge) ? 1
                                                                                                                    : 0;
    }
    return sum;
}

std::uint64_t TailCount::count_one(Binding& binding, Hop& hop) {
    const auto from = binding.nodes[hop.step->from];
    return hop.step->into ? between(from, binding.nodes[hop.step->node], hop, binding) : leaving(from, hop, binding);
}

/// Notes how many edges the second hop has between each node and the corner.
void TailCount::mark(NodeIndex corner, Binding& binding) {
    auto& hop = hops_[1];
    const auto heading = hop.step->from == hops_[0].step->node ? turned(hop.heading) : hop.heading;
    const auto put = [&](NodeIndex at, bool on) {
        inner_.open(binding.graph, at, heading, binding.kept);
        while (const auto* arc = inner_.next()) {
            if (hop.check.passes(arc->edge, binding.graph)) {
                auto& mark = marks_[raw(arc->other)];
                mark = on ? mark + 1 : 0;
            }
        }
    };
    if (!marked_) {
        marks_.assign(binding.graph.node_slots(), 0);
    } else {
        put(*marked_, false);
    }
    put(corner, true);
    marked_ = corner;
}

/// Sums the marks of the first hop's ends. Where an edge could stand twice, edges are compared.
std::uint64_t TailCount::count_closing(Binding& binding) {
    auto& first = hops_[0];
    auto& second = hops_[1];
    const auto& graph = binding.graph;
    const auto end = first.step->node;
    const auto corner = binding.nodes[second.step->from == end ? second.step->node : second.step->from];
    const auto from = binding.nodes[first.step->from];
    if (marked_ != corner) {
        mark(corner, binding);
    }
    std::uint64_t sum = 0;
    arcs_.open(graph, from, first.heading, binding.kept);
    while (const auto* arc = arcs_.next()) {
        const auto marks = marks_[raw(arc->other)];
        const auto other = arc->other;
        if (marks == 0 || !first.check.passes(arc->edge, graph) || binding.trail.contains(arc->edge) ||
            !first.end.passes(other, binding)) {
            continue;
        }
        const auto edges = binding.trail.edges();
        const bool apart = from != corner && std::none_of(edges.begin(), edges.end(), [&](EdgeIndex edge) {
                               return graph.tail(edge) == other || graph.head(edge) == other;
                           });
        if (apart) {
            sum += marks;
            continue;
        }
        binding.nodes[end] = other;
        binding.trail.push(arc->edge);
        sum += count_one(binding, second);
        binding.trail.pop();
    }
    return sum;
}

void TailCount::open(Hop& hop, Binding& binding) {
    hop.check.open(binding);
    hop.end.open(binding);
}

std::uint64_t TailCount::count(Binding& binding) {
    binding.run->tick();
    open(hops_.front(), binding);
    if (hops_.size() == 1) {
        return count_one(binding, hops_.front());
    }
    if (closing_ && binding.kept) {
        return count_closing(binding);
    }
    auto& first = hops_[0];
    bool opened = false;
    std::uint64_t sum = 0;
    arcs_.open(binding.graph, binding.nodes[first.step->from], first.heading, binding.kept);
    while (const auto* arc = arcs_.next()) {
        binding.run->tick();
        const auto other = arc->other;
        const auto edge = arc->edge;
        if (!first.check.passes(edge, binding.graph) || binding.trail.contains(edge) ||
            !first.end.passes(other, binding)) {
            continue;
        }
        binding.nodes[first.step->node] = other;
        binding.trail.push(edge);
        if (!std::exchange(opened, true)) {
            open(hops_[1], binding);
        }
        sum += count_one(binding, hops_[1]);
        binding.trail.pop();
    }
    return sum;
}

}  // namespace entente::cypher
