#include "queries/cypher/match_arcs.hpp"
#include "queries/cypher/match_binding.hpp"

namespace entente::cypher {

namespace {

/// From a bound node along one edge, to a new node or to one that is bound too.
class Expand : public Cursor {
public:
    Expand(const Patterns& patterns, const PatternStep& step)
        : step_(step),
          check_(patterns.edges[step.edge], step.edge_tests),
          end_(patterns, step, step.into ? kNowhere : step.node),
          alone_(patterns.edges.size() == 1) {
        const auto& place = patterns.edges[step.edge];
        heading_ = step.from == place.left ? place.heading : turned(place.heading);
    }

    void open(Binding& binding) override {
        pushed_ = false;
        check_.open(binding);
        end_.open(binding);
        const auto from = binding.nodes[step_.from];
        if (!step_.into) {
            arcs_.open(binding.graph, from, heading_, binding.kept);
            return;
        }
        const auto to = binding.nodes[step_.node];
        const bool back = degree(to, turned(heading_), binding.graph) < degree(from, heading_, binding.graph);
        arcs_.open(binding.graph, back ? to : from, back ? turned(heading_) : heading_, binding.kept);
        target_ = back ? from : to;
    }

    bool next(Binding& binding) override {
        if (pushed_) {
            binding.trail.pop();
            pushed_ = false;
        }
        while (const auto* arc = arcs_.next()) {
            if ((!step_.into || arc->other == target_) && check_.passes(arc->edge, binding.graph) &&
                !binding.trail.contains(arc->edge) && (step_.into || end_.passes(arc->other, binding))) {
                binding.edges[step_.edge] = arc->edge;
                binding.nodes[step_.node] = step_.into ? binding.nodes[step_.node] : arc->other;
                if (!alone_) {
                    binding.trail.push(arc->edge);
                    pushed_ = true;
                }
                return true;
            }
            binding.run->tick();
        }
        return false;
    }

private:
    static std::size_t degree(NodeIndex node, Heading heading, const Graph& graph) {
        return heading == Heading::out  ? graph.out(node).size()
               : heading == Heading::in ? graph.in(node).size()
                                        : graph.around(node).size();
    }

    const PatternStep& step_;
    EdgeCheck check_;
    NodeCheck end_;
    bool alone_;  ///< no other edge could be the same
    Heading heading_;
    Arcs arcs_;
    NodeIndex target_{};
    bool pushed_ = false;
};

}  // namespace

std::unique_ptr<Cursor> make_expand(const Patterns& patterns, const PatternStep& step) {
    return std::make_unique<Expand>(patterns, step);
}

}  // namespace entente::cypher
