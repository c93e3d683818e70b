#pragma once

#include "queries/cypher/ast.hpp"

// What stands directly within an expression. Not installed.
namespace entente::cypher {

/// Calls `visit` with the properties of every node and edge of the pattern.
template <typename Visit>
void each_child(const PathPattern& pattern, Visit&& visit) {
    for (const auto& node : pattern.nodes) {
        if (node.properties) {
            visit(*node.properties);
        }
    }
    for (const auto& edge : pattern.edges) {
        if (edge.properties) {
            visit(*edge.properties);
        }
    }
}

/// Calls `visit` with every expression directly within, those of patterns included; not with those of subqueries.
template <typename Visit>
class EachChild {
public:
    explicit EachChild(Visit& visit) : visit_(visit) {}

    void operator()(const Literal&) {}
    void operator()(const Parameter&) {}
    void operator()(const Variable&) {}
    void operator()(const Subquery&) {}
    void operator()(const PropertyOf& of) { one(of.object); }
    void operator()(const HasLabels& of) { one(of.object); }
    void operator()(const Subscript& of) { one(of.object), one(of.index); }
    void operator()(const Slice& of) { one(of.object), one(of.from), one(of.to); }
    void operator()(const ListOf& of) { all(of.items); }
    void operator()(const MapOf& of) {
        for (const auto& [key, value] : of.entries) {
            one(value);
        }
    }
    void operator()(const Projected& of) {
        one(of.object);
        for (const auto& item : of.items) {
            one(item.value);
        }
    }
    void operator()(const Operation& of) { all(of.operands); }
    void operator()(const Comparison& of) { all(of.operands); }
    void operator()(const Call& of) { all(of.arguments); }
    void operator()(const Case& of) {
        one(of.subject);
        for (const auto& [when, then] : of.branches) {
            one(when), one(then);
        }
        one(of.otherwise);
    }
    void operator()(const ListComprehension& of) { one(of.list), one(of.where), one(of.result); }
    void operator()(const PatternComprehension& of) { each_child(of.pattern, visit_), one(of.where), one(of.result); }
    void operator()(const Quantifier& of) { one(of.list), one(of.where); }
    void operator()(const Reduce& of) { one(of.start), one(of.list), one(of.step); }
    void operator()(const PatternValue& of) { each_child(of.pattern, visit_); }

private:
    void one(const ExpressionPtr& expression) {
        if (expression) {
            visit_(*expression);
        }
    }
    void all(const Expressions& expressions) {
        for (const auto& expression : expressions) {
            one(expression);
        }
    }

    Visit& visit_;
};

template <typename Visit>
void each_child(const Expression& expression, Visit&& visit) {
    std::visit(EachChild<Visit>(visit), expression.content);
}

}  // namespace entente::cypher
