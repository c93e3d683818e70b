#include "queries/cypher/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

std::string estimate(const PlanNode& node) {
    if (!node.estimate) {
        return {};
    }
    return *node.estimate < 10 ? fmt::format("~{:.2g}", *node.estimate) : fmt::format("~{:.0f}", *node.estimate);
}

struct Line {
    std::string step;
    std::string estimate;
    std::string rows;
};

/// A step that gets its rows from one other stands right above it; several inputs are drawn as branches.
void write(const PlanNode& node, const std::string& indent, std::vector<Line>& into) {
    into.push_back({indent + node.name + (node.detail.empty() ? "" : " " + node.detail), estimate(node),
                    node.rows ? fmt::format("{}", *node.rows) : ""});
    for (std::size_t at = 0; at < node.inputs.size(); ++at) {
        const bool last = at + 1 == node.inputs.size();
        write(node.inputs[at], last ? indent : indent + "| ", into);
    }
}

}  // namespace

std::vector<std::string> lines(const PlanNode& plan) {
    std::vector<Line> all;
    write(plan, "", all);
    all.insert(all.begin(), {"step", "estimate", "rows"});
    std::size_t step = 0;
    std::size_t guess = 0;
    std::size_t rows = 0;
    const auto counted = std::any_of(all.begin() + 1, all.end(), [](const Line& line) { return !line.rows.empty(); });
    for (const auto& line : all) {
        step = std::max(step, line.step.size());
        guess = std::max(guess, line.estimate.size());
        rows = std::max(rows, line.rows.size());
    }
    std::vector<std::string> made;
    for (const auto& line : all) {
        auto text = fmt::format("{:<{}}  {:>{}}", line.step, step, line.estimate, guess);
        if (counted) {
            text += fmt::format("  {:>{}}", line.rows, rows);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        made.push_back(std::move(text));
    }
    return made;
}

}  // namespace entente::cypher
