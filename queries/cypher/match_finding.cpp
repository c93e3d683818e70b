#include "queries/cypher/match_finding.hpp"

#include <algorithm>
#include <utility>

namespace entente::cypher {

namespace {

std::unique_ptr<Cursor> make_cursor(const Patterns& patterns, const PatternStep& step) {
    switch (step.kind) {
        case PatternStep::Kind::argument:
            return make_argument(patterns, step);
        case PatternStep::Kind::edge:
            return make_bound_edge(patterns, step);
        case PatternStep::Kind::seek:
        case PatternStep::Kind::label:
        case PatternStep::Kind::all:
            return make_scan(patterns, step);
        case PatternStep::Kind::expand:
            return make_expand(patterns, step);
        case PatternStep::Kind::hops:
            return make_hops(patterns, step);
        case PatternStep::Kind::shortest:
            break;
    }
    return make_shortest(patterns, step);
}

}  // namespace

Finding::Finding(const Patterns& patterns, const StepOrder& order, const Graph& graph)
    : order_(order),
      binding_{.patterns = patterns, .graph = graph, .kept = graph.snapshot() != nullptr},
      rows_(order.steps.size()) {
    if (binding_.kept) {
        binding_.arrays = graph.snapshot()->arrays();
    }
    binding_.nodes.resize(patterns.nodes.size());
    binding_.edges.resize(patterns.edges.size());
    binding_.walks.resize(patterns.edges.size());
    for (const auto& step : order.steps) {
        cursors_.push_back(make_cursor(patterns, step));
        bare_.push_back(step.conditions.empty() && step.shown_nodes.empty() && step.shown_paths.empty() &&
                        !step.shows_edge);
    }
}

bool Finding::begin(Row& row, Run& run) {
    binding_.row = &row;
    binding_.run = &run;
    binding_.trail.clear();
    for (const auto& cursor : cursors_) {
        cursor->forget();
    }
    const bool possible =
        !binding_.patterns.impossible && std::all_of(order_.first.begin(), order_.first.end(),
                                                     [&](const Condition* condition) { return holds(*condition); });
    if (possible) {
        cursors_.front()->open(binding_);
    }
    return possible;
}

bool Finding::holds(const Condition& condition) const {
    if (condition.expression != nullptr) {
        return cypher::holds(*condition.expression, *binding_.row, *binding_.run);
    }
    const auto& test = condition.test;
    const auto value = evaluate(*test.value, *binding_.row, *binding_.run);
    return test.node != kNowhere ? passes(test, binding_.nodes[test.node], value, binding_.graph)
                                 : passes(test, binding_.edges[test.edge], value, binding_.graph);
}

/// Shows what is read of the step's values, and tests its conditions.
bool Finding::admits(std::size_t at) {
    const auto& step = order_.steps[at];
    for (const auto node : step.shown_nodes) {
        binding_.show_node(node);
    }
    if (step.shows_edge) {
        binding_.show_edge(step.edge);
    }
    for (const auto path : step.shown_paths) {
        binding_.show_path(path);
    }
    for (const auto* condition : step.conditions) {
        if (!holds(*condition)) {
            return false;
        }
    }
    ++rows_[at];
    return true;
}

std::vector<std::uint64_t> Finding::take_rows() {
    return std::exchange(rows_, std::vector<std::uint64_t>(order_.steps.size()));
}

}  // namespace entente::cypher
