#include "queries/cypher/match_arcs.hpp"
#include "queries/cypher/match_binding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

/// Throws where a variable that stands for an element has another value.
[[noreturn]] void refuse(std::string_view expected, const Datum& found, Spot spot, const Run& run) {
    throw QueryError(ErrorKind::type, "InvalidArgumentType", QueryError::Phase::run,
                     fmt::format("{} was expected here, found {}", expected, type_name(found)), run.text, spot);
}

/// The node that the row gives, if it is there.
class Argument : public Cursor {
public:
    Argument(const Patterns& patterns, const PatternStep& step) : node_(step.node), check_(patterns, step, step.node) {}

    void open(Binding& binding) override {
        done_ = false;
        check_.open(binding);
    }

    bool next(Binding& binding) override {
        if (done_) {
            return false;
        }
        done_ = true;
        const auto& place = binding.patterns.nodes[node_];
        const auto& datum = binding.given(place.slot);
        const auto* node = datum.as<NodeIndex>();
        if (node == nullptr && !datum.is_null()) {
            refuse("a node", datum, place.patterns.front()->spot, *binding.run);
        }
        if (node == nullptr || !binding.graph.visible(*node) || !check_.passes(*node, binding)) {
            return false;
        }
        binding.nodes[node_] = *node;
        return true;
    }

private:
    std::size_t node_;
    NodeCheck check_;
    bool done_ = true;
};

/// The edge that the row gives, either way round where the pattern admits it.
class BoundEdge : public Cursor {
public:
    BoundEdge(const Patterns& patterns, const PatternStep& step)
        : edge_(step.edge), check_(patterns.edges[step.edge], step.edge_tests) {
        for (const auto node : {step.from, step.node}) {
            const bool isnew = std::find(step.new_nodes.begin(), step.new_nodes.end(), node) != step.new_nodes.end();
            if (isnew && (ends_.empty() || node != step.from)) {
                ends_.emplace_back(node, NodeCheck(patterns, step, node));
            }
        }
    }

    void open(Binding& binding) override {
        turn_ = 0;
        pushed_ = false;
        check_.open(binding);
        for (auto& [node, check] : ends_) {
            check.open(binding);
        }
    }

    bool next(Binding& binding) override {
        if (pushed_) {
            binding.trail.pop();
            pushed_ = false;
        }
        const auto& place = check_.place();
        const auto& datum = binding.given(place.slot);
        const auto* edge = datum.as<EdgeIndex>();
        if (edge == nullptr && !datum.is_null()) {
            refuse("an edge", datum, place.pattern->spot, *binding.run);
        }
        if (edge == nullptr || !binding.graph.visible(*edge) || !check_.passes(*edge, binding.graph) ||
            binding.trail.contains(*edge)) {
            return false;
        }
        while (turn_ < 2) {
            if (fits(*edge, turn_++ == 1, binding)) {
                binding.edges[edge_] = *edge;
                binding.trail.push(*edge);
                pushed_ = true;
                return true;
            }
        }
        return false;
    }

private:
    /// Binds the ends, from tail to head or the other way round.
    bool fits(EdgeIndex edge, bool round, Binding& binding) {
        const auto& graph = binding.graph;
        const auto& place = check_.place();
        const auto tail = graph.tail(edge);
        const auto head = graph.head(edge);
        const bool either = place.heading == Heading::both || graph.schema().at(graph.type(edge)).symmetric;
        if ((round && tail == head) || (!either && round != (place.heading == Heading::in))) {
            return false;
        }
        const std::array ends{std::pair(place.left, round ? head : tail), std::pair(place.right, round ? tail : head)};
        for (const auto& [node, _] : ends_) {
            binding.nodes[node] = node == place.left ? ends[0].second : ends[1].second;
        }
        return binding.nodes[ends[0].first] == ends[0].second && binding.nodes[ends[1].first] == ends[1].second &&
               std::all_of(ends_.begin(), ends_.end(),
                           [&](auto& end) { return end.second.passes(binding.nodes[end.first], binding); });
    }

    std::size_t edge_;
    EdgeCheck check_;
    std::vector<std::pair<std::size_t, NodeCheck>> ends_;  ///< that are new
    int turn_ = 0;
    bool pushed_ = false;
};

/// Nodes by an index, by a label, or all.
class Scan : public Cursor {
public:
    Scan(const Patterns& patterns, const PatternStep& step)
        : node_(step.node), seek_(step.seek), label_(step.label), check_(patterns, step, step.node, step.label) {}

    void forget() override { listed_ = false; }

    void open(Binding& binding) override {
        at_ = 0;
        check_.open(binding);
        if (seek_ != nullptr) {
            find(binding);
        } else if (!listed_) {
            nodes_ = binding.graph.nodes(label_);
            listed_ = true;
        }
    }

    bool next(Binding& binding) override {
        while (at_ < nodes_.size()) {
            const auto node = nodes_[at_++];
            if (check_.passes(node, binding)) {
                binding.nodes[node_] = node;
                return true;
            }
            binding.run->tick();
        }
        return false;
    }

private:
    void find(Binding& binding) {
        nodes_.clear();
        const auto value = evaluate(*seek_->value, *binding.row, *binding.run);
        if (!seek_->list) {
            find(value, binding.graph);
        } else if (const auto* list = value.list()) {
            for (const auto& item : *list) {
                find(item, binding.graph);
            }
            std::sort(nodes_.begin(), nodes_.end());
            nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
        }
    }

    void find(const Datum& value, const Graph& graph) {
        if (seek_->key != nullptr) {
            const auto found = graph.lookup(*seek_->key, value);
            if (!found) {
                nodes_ = graph.nodes({});
            } else {
                nodes_.insert(nodes_.end(), found->begin(), found->end());
            }
        } else if (value.is_number()) {
            const auto* whole = value.as<std::int64_t>();
            if (const auto node =
                    graph.find(NodeId{whole != nullptr ? *whole : static_cast<std::int64_t>(value.number())})) {
                nodes_.push_back(*node);
            }
        }
    }

    std::size_t node_;
    const Seek* seek_;
    std::optional<LabelId> label_;
    NodeCheck check_;
    bool listed_ = false;
    std::vector<NodeIndex> nodes_;
    std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Cursor> make_argument(const Patterns& patterns, const PatternStep& step) {
    return std::make_unique<Argument>(patterns, step);
}

std::unique_ptr<Cursor> make_bound_edge(const Patterns& patterns, const PatternStep& step) {
    return std::make_unique<BoundEdge>(patterns, step);
}

std::unique_ptr<Cursor> make_scan(const Patterns& patterns, const PatternStep& step) {
    return std::make_unique<Scan>(patterns, step);
}

}  // namespace entente::cypher
