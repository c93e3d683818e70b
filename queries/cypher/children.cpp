#include "queries/cypher/children.hpp"

namespace entente::cypher {

std::vector<std::string> bound_by(const Expression& expression) {
    if (const auto* list = std::get_if<ListComprehension>(&expression.content)) {
        return {list->variable};
    }
    if (const auto* quantifier = std::get_if<Quantifier>(&expression.content)) {
        return {quantifier->variable};
    }
    if (const auto* reduce = std::get_if<Reduce>(&expression.content)) {
        return {reduce->variable, reduce->accumulator};
    }
    std::vector<std::string> names;
    if (const auto* found = std::get_if<PatternComprehension>(&expression.content)) {
        names.push_back(found->pattern.variable);
        for (const auto& node : found->pattern.nodes) {
            names.push_back(node.variable);
        }
        for (const auto& edge : found->pattern.edges) {
            names.push_back(edge.variable);
        }
    }
    return names;
}

}  // namespace entente::cypher
