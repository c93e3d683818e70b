#include "queries/cypher/match_describe.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::cypher {

namespace {

std::string text(const NodePlace& node) {
    std::string made = "(";
    for (const auto* pattern : node.patterns) {
        if (!pattern->variable.empty()) {
            made += pattern->variable;
            break;
        }
    }
    for (const auto* pattern : node.patterns) {
        for (const auto& label : pattern->labels) {
            made += ":" + label;
        }
    }
    return made + ")";
}

std::string text(const EdgePlace& edge, bool from_left) {
    std::string inside = edge.pattern->variable;
    if (!edge.pattern->types.empty()) {
        inside += fmt::format(":{}", fmt::join(edge.pattern->types, "|"));
    }
    if (edge.variable) {
        inside += edge.most == kUnbounded   ? fmt::format("*{}..", edge.least)
                  : edge.least == edge.most ? fmt::format("*{}", edge.least)
                                            : fmt::format("*{}..{}", edge.least, edge.most);
    }
    const auto heading = from_left ? edge.heading : turned(edge.heading);
    const auto body = inside.empty() ? std::string("--") : "-[" + inside + "]-";
    return (heading == Heading::in ? "<" : "") + body + (heading == Heading::out ? ">" : "");
}

std::string_view name(const PatternStep& step) {
    switch (step.kind) {
        case PatternStep::Kind::argument:
            return "Bound";
        case PatternStep::Kind::edge:
            return "BoundEdge";
        case PatternStep::Kind::seek:
            return step.seek->key != nullptr ? "NodeByKey" : "NodeById";
        case PatternStep::Kind::label:
            return "NodeByLabel";
        case PatternStep::Kind::all:
            return "AllNodes";
        case PatternStep::Kind::expand:
            return step.into ? "ExpandInto" : "Expand";
        case PatternStep::Kind::hops:
            return step.into ? "ExpandAllInto" : "ExpandAll";
        case PatternStep::Kind::shortest:
            break;
    }
    return "ShortestPath";
}

std::string detail(const Patterns& patterns, const PatternStep& step) {
    if (step.edge == kNowhere) {
        return text(patterns.nodes[step.node]);
    }
    const auto& edge = patterns.edges[step.edge];
    return text(patterns.nodes[step.from]) + text(edge, step.from == edge.left) + text(patterns.nodes[step.node]);
}

PlanNode on(PlanNode input, PlanNode made) {
    made.inputs.push_back(std::move(input));
    return made;
}

std::string conditions(std::size_t count) { return count == 1 ? "1 condition" : fmt::format("{} conditions", count); }

}  // namespace

PlanNode describe_steps(const Patterns& patterns, const StepOrder& order, const std::vector<std::uint64_t>& rows,
                        PlanNode input) {
    if (!order.first.empty()) {
        input = on(std::move(input), {.name = "Filter", .detail = conditions(order.first.size())});
    }
    for (std::size_t at = 0; at < order.steps.size(); ++at) {
        const auto& step = order.steps[at];
        PlanNode made{.name = std::string(name(step)), .detail = detail(patterns, step), .estimate = step.estimate};
        const auto tests = step.node_tests.size() + step.edge_tests.size();
        if (tests > 0) {
            made.detail += " if " + conditions(tests);
        }
        if (step.conditions.empty() && !rows.empty()) {
            made.rows = rows[at];
        }
        input = on(std::move(input), std::move(made));
        if (!step.conditions.empty()) {
            input = on(std::move(input), {.name = "Filter", .detail = conditions(step.conditions.size())});
            if (!rows.empty()) {
                input.rows = rows[at];
            }
        }
    }
    return input;
}

}  // namespace entente::cypher
