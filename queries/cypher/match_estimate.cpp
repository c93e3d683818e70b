#include "queries/cypher/match_estimate.hpp"

#include <algorithm>
#include <cmath>

namespace entente::cypher {

namespace {

// Guesses: of tests by equality and by order, and of a graph that cannot count.
constexpr double kEqual = 0.1;
constexpr double kOrdered = 0.3;
constexpr double kNodes = 1e6;
constexpr double kOfLabel = 1e5;
constexpr double kDegree = 4;

constexpr int kHops = 4;  ///< further ones make no difference to the order

}  // namespace

Estimate::Estimate(const Patterns& patterns, const Graph& graph) : patterns_(patterns), graph_(graph) {
    const bool exact = graph.snapshot() != nullptr;
    nodes_ = exact ? std::max<double>(1, static_cast<double>(graph.count_nodes({}))) : kNodes;
    tested_.assign(patterns.nodes.size(), 1);
    const Expression* before = nullptr;
    for (const auto& condition : patterns.conditions) {
        const bool again = condition.expression != nullptr && condition.expression == before;
        before = condition.expression;
        if (condition.test.node != kNowhere && !again) {
            tested_[condition.test.node] *= condition.test.kind == Comparison::Kind::equal ? kEqual : kOrdered;
        }
    }
    std::map<TypeId, double> types;
    for (const auto& edge : patterns.edges) {
        double count = exact && edge.any_type ? static_cast<double>(graph.count_edges({})) : kDegree * nodes_;
        if (exact && !edge.any_type) {
            count = 0;
            for (const auto type : edge.types) {
                auto [known, added] = types.try_emplace(type);
                if (added) {
                    known->second = static_cast<double>(graph.count_edges(type));
                }
                count += known->second;
            }
        }
        edges_.push_back(count);
    }
}

double Estimate::count(LabelId label) const {
    auto [known, added] = labels_.try_emplace(label);
    if (added) {
        known->second = graph_.snapshot() != nullptr ? static_cast<double>(graph_.count_nodes(label)) : kOfLabel;
    }
    return known->second;
}

std::optional<LabelId> Estimate::rarest(std::size_t node) const {
    const auto& labels = patterns_.nodes[node].labels;
    const auto found =
        std::min_element(labels.begin(), labels.end(), [&](LabelId a, LabelId b) { return count(a) < count(b); });
    return found == labels.end() ? std::nullopt : std::optional(*found);
}

double Estimate::scanned(std::size_t node) const {
    const auto label = rarest(node);
    return label ? count(*label) : nodes_;
}

double Estimate::passing(std::size_t node) const { return std::min(1.0, remaining(node) / nodes_); }

double Estimate::degree(std::size_t edge, std::size_t from) const {
    const auto ways = patterns_.edges[edge].heading == Heading::both ? 2 : 1;
    return ways * edges_[edge] / std::max(1.0, scanned(from));
}

double Estimate::walks(std::size_t edge, std::size_t from) const {
    const auto& place = patterns_.edges[edge];
    const auto each = degree(edge, from);
    const auto last =
        static_cast<int>(std::min<std::uint64_t>(place.most, std::max<std::uint64_t>(place.least, kHops)));
    double sum = 0;
    for (int hops = static_cast<int>(std::min<std::uint64_t>(place.least, kHops)); hops <= std::min(last, 2 * kHops);
         ++hops) {
        sum += std::pow(each, hops);
    }
    return std::max(sum, each);
}

}  // namespace entente::cypher
