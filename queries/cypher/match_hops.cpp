#include "queries/cypher/match_arcs.hpp"
#include "queries/cypher/match_binding.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

/// Walks of variable length from a bound node, depth first, the shorter before those that go on. The walk lies in the
/// binding from the left end of the pattern, also when it is found from the right.
class Hops : public Cursor {
public:
    Hops(const Patterns& patterns, const PatternStep& step)
        : step_(step),
          check_(patterns.edges[step.edge], step.edge_tests),
          end_(patterns, step, step.into ? kNowhere : step.node),
          backward_(step.from != patterns.edges[step.edge].left) {
        heading_ = backward_ ? turned(check_.place().heading) : check_.place().heading;
    }

    void open(Binding& binding) override {
        check_.open(binding);
        end_.open(binding);
        target_ = binding.nodes[step_.node];
        walk_.clear();
        depth_ = 0;
        begun_ = false;
    }

    bool next(Binding& binding) override {
        if (check_.place().bound) {
            return next_given(binding);
        }
        if (!begun_) {
            begun_ = true;
            const auto from = binding.nodes[step_.from];
            go_on(from, binding);
            if (accepts(from, binding)) {
                return true;
            }
        }
        while (depth_ > 0 || !walk_.empty()) {
            if (walk_.size() == depth_ && !walk_.empty()) {
                walk_.pop_back();
                binding.trail.pop();
                continue;
            }
            binding.run->tick();
            const auto* arc = frames_[depth_ - 1].next();
            if (arc == nullptr) {
                --depth_;
            } else if (check_.passes(arc->edge, binding.graph) && !binding.trail.contains(arc->edge)) {
                walk_.push_back(arc->edge);
                binding.trail.push(arc->edge);
                const auto other = arc->other;
                go_on(other, binding);
                if (accepts(other, binding)) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    /// Opens the arcs of the node that the walk has come to, unless it is as long as it may be.
    void go_on(NodeIndex node, const Binding& binding) {
        if (walk_.size() < check_.place().most) {
            if (depth_ == frames_.size()) {
                frames_.emplace_back();
            }
            frames_[depth_++].open(binding.graph, node, heading_, binding.kept);
        }
    }

    bool accepts(NodeIndex node, Binding& binding) {
        if (walk_.size() < check_.place().least || (step_.into ? node != target_ : !end_.passes(node, binding))) {
            return false;
        }
        if (!step_.into) {
            binding.nodes[step_.node] = node;
        }
        auto& walk = binding.walks[step_.edge];
        walk.assign(walk_.begin(), walk_.end());
        if (backward_) {
            std::reverse(walk.begin(), walk.end());
        }
        return true;
    }

    /// The walk along the edges that the row gives: there is at most one.
    bool next_given(Binding& binding) {
        while (!walk_.empty()) {
            walk_.pop_back();
            binding.trail.pop();
        }
        const auto* list = begun_ ? nullptr : binding.given(check_.place().slot).list();
        begun_ = true;
        if (list == nullptr || list->size() > check_.place().most) {
            return false;
        }
        auto node = binding.nodes[step_.from];
        for (std::size_t at = 0; at < list->size(); ++at) {
            const auto* edge = (*list)[backward_ ? list->size() - 1 - at : at].as<EdgeIndex>();
            if (edge == nullptr || !binding.graph.visible(*edge) || !leads(*edge, node, binding.graph) ||
                !check_.passes(*edge, binding.graph) || binding.trail.contains(*edge)) {
                return next_given(binding);
            }
            walk_.push_back(*edge);
            binding.trail.push(*edge);
            node = across(binding.graph, *edge, node);
        }
        return accepts(node, binding) || next_given(binding);
    }

    bool leads(EdgeIndex edge, NodeIndex node, const Graph& graph) const {
        const bool either = heading_ == Heading::both || graph.schema().at(graph.type(edge)).symmetric;
        return (graph.tail(edge) == node && (either || heading_ == Heading::out)) ||
               (graph.head(edge) == node && (either || heading_ == Heading::in));
    }

    const PatternStep& step_;
    EdgeCheck check_;
    NodeCheck end_;
    bool backward_;
    Heading heading_;
    NodeIndex target_{};
    std::vector<EdgeIndex> walk_;  ///< in the order of walking
    std::vector<Arcs> frames_;     ///< of the nodes along the walk that may be left
    std::size_t depth_ = 0;        ///< frames in use: one more than edges, or as many where the walk must end
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<Cursor> make_hops(const Patterns& patterns, const PatternStep& step) {
    return std::make_unique<Hops>(patterns, step);
}

}  // namespace entente::cypher
