#pragma once

#include "queries/cypher/ast.hpp"

#include <string>
#include <type_traits>
#include <vector>

// What is inside an expression. Not installed.
namespace entente::cypher {

/// Calls `each` with every property map of the pattern, null where there is none.
template <typename Pattern, typename Each>
void each_property_map(Pattern& pattern, Each&& each) {
    for (auto& node : pattern.nodes) {
        each(node.properties);
    }
    for (auto& edge : pattern.edges) {
        each(edge.properties);
    }
}

/// Calls `each` with every expression directly inside, in a fixed order, null where it may be missing and is. What
/// stands in the query of a subquery is not among them.
template <typename Of, typename Each>
void each_child(Of& expression, Each&& each) {
    const auto visit = [&](auto& content) {
        using Content = std::remove_cv_t<std::remove_reference_t<decltype(content)>>;
        const auto all = [&](auto& expressions) {
            for (auto& child : expressions) {
                each(child);
            }
        };
        if constexpr (std::is_same_v<Content, PropertyOf> || std::is_same_v<Content, HasLabels>) {
            each(content.object);
        } else if constexpr (std::is_same_v<Content, Subscript>) {
            each(content.object);
            each(content.index);
        } else if constexpr (std::is_same_v<Content, Slice>) {
            each(content.object);
            each(content.from);
            each(content.to);
        } else if constexpr (std::is_same_v<Content, ListOf>) {
            all(content.items);
        } else if constexpr (std::is_same_v<Content, MapOf>) {
            for (auto& [key, value] : content.entries) {
                each(value);
            }
        } else if constexpr (std::is_same_v<Content, Projected>) {
            each(content.object);
            for (auto& item : content.items) {
                each(item.value);
            }
        } else if constexpr (std::is_same_v<Content, Operation> || std::is_same_v<Content, Comparison>) {
            all(content.operands);
        } else if constexpr (std::is_same_v<Content, Call>) {
            all(content.arguments);
        } else if constexpr (std::is_same_v<Content, Case>) {
            each(content.subject);
            for (auto& [when, then] : content.branches) {
                each(when);
                each(then);
            }
            each(content.otherwise);
        } else if constexpr (std::is_same_v<Content, ListComprehension>) {
            each(content.list);
            each(content.where);
            each(content.result);
        } else if constexpr (std::is_same_v<Content, PatternComprehension>) {
            each_property_map(content.pattern, each);
            each(content.where);
            each(content.result);
        } else if constexpr (std::is_same_v<Content, Quantifier>) {
            each(content.list);
            each(content.where);
        } else if constexpr (std::is_same_v<Content, Reduce>) {
            each(content.start);
            each(content.list);
            each(content.step);
        } else if constexpr (std::is_same_v<Content, PatternValue>) {
            each_property_map(content.pattern, each);
        }
    };
    std::visit(visit, expression.content);
}

/// Whether the test says so of the expression or of one inside it.
template <typename Test>
bool any_inside(const Expression& expression, const Test& test) {
    bool found = test(expression);
    each_child(expression,
               [&](const ExpressionPtr& child) { found = found || (child != nullptr && any_inside(*child, test)); });
    return found;
}

/// The names that the expression binds for what is directly inside it; some may be empty.
std::vector<std::string> bound_by(const Expression& expression);

}  // namespace entente::cypher
