#include "queries/cypher/match_pattern.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

bool is_truth(const Expression& expression);

bool any_may_fail(const Expressions& expressions) {
    return std::any_of(expressions.begin(), expressions.end(), [](const auto& one) { return may_fail(*one); });
}

/// Names are those of patterns: nodes, edges and values that were bound before. Of the latter a property may be asked
/// in vain, so only names of patterns would do; the difference is not seen here, and such an error is the same early
/// or late.
class Failing {
public:
    bool operator()(const Literal& /*literal*/) const { return false; }
    bool operator()(const Parameter& /*parameter*/) const { return false; }
    bool operator()(const Variable& /*variable*/) const { return false; }
    bool operator()(const PropertyOf& of) const { return !std::holds_alternative<Variable>(of.object->content); }
    bool operator()(const HasLabels& of) const { return !std::holds_alternative<Variable>(of.object->content); }
    bool operator()(const ListOf& list) const { return any_may_fail(list.items); }
    bool operator()(const Comparison& comparison) const { return any_may_fail(comparison.operands); }
    bool operator()(const PatternValue& value) const { return value.pattern.shape != PathPattern::Shape::plain; }

    bool operator()(const Operation& operation) const {
        if (any_may_fail(operation.operands)) {
            return true;
        }
        const auto& operands = operation.operands;
        switch (operation.operators.front()) {
            case Operator::conjunction:
            case Operator::disjunction:
            case Operator::exclusive:
            case Operator::negation:
                return !std::all_of(operands.begin(), operands.end(), [](const auto& one) { return is_truth(*one); });
            case Operator::in:
                return !std::holds_alternative<ListOf>(operands[1]->content) &&
                       !std::holds_alternative<Parameter>(operands[1]->content);
            case Operator::starts_with:
            case Operator::ends_with:
            case Operator::contains:
            case Operator::is_null:
            case Operator::is_not_null:
                return operation.operators.size() > 1;
            default:
                return true;
        }
    }

    bool operator()(const Call& call) const {
        const bool plain = call.arguments.size() == 1 && std::holds_alternative<Variable>(call.arguments[0]->content);
        return !plain || (call.name != "id" && call.name != "type" && call.name != "labels");
    }

    template <typename Other>
    bool operator()(const Other& /*other*/) const {
        return true;
    }
};

/// Whether its value is a truth value or null, whatever is read.
bool is_truth(const Expression& expression) {
    if (const auto* literal = std::get_if<Literal>(&expression.content)) {
        return std::holds_alternative<bool>(literal->value);
    }
    if (const auto* operation = std::get_if<Operation>(&expression.content)) {
        switch (operation->operators.back()) {
            case Operator::add:
            case Operator::subtract:
            case Operator::multiply:
            case Operator::divide:
            case Operator::modulo:
            case Operator::power:
            case Operator::plus:
            case Operator::minus:
                return false;
            default:
                return true;
        }
    }
    return std::holds_alternative<Comparison>(expression.content) ||
           std::holds_alternative<HasLabels>(expression.content) ||
           std::holds_alternative<PatternValue>(expression.content);
}

}  // namespace

bool may_fail(const Expression& expression) { return std::visit(Failing{}, expression.content); }

}  // namespace entente::cypher
