#include "graph/names.hpp"
#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/callable.hpp"
#include "queries/cypher/checker.hpp"
#include "queries/cypher/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

using T = StaticType;

constexpr T kTruth{T::boolean | T::null};

bool is_plain_pattern(const Expression& expression) {
    const auto* value = std::get_if<PatternValue>(&expression.content);
    return value != nullptr && value->pattern.shape == PathPattern::Shape::plain;
}

}  // namespace

StaticType Checker::value(Expression& expression) {
    return std::visit([&](auto& content) { return visit(content, expression); }, expression.content);
}

void Checker::condition(Expression& expression) {
    if (is_plain_pattern(expression)) {
        pattern_there(std::get<PatternValue>(expression.content).pattern);
        return;
    }
    need(value(expression), T::boolean, expression.spot, "a condition");
}

StaticType Checker::visit(Literal& literal, Expression&) {
    constexpr std::array kKinds{T::null, T::boolean, T::integer, T::real, T::text};
    return {kKinds.at(literal.value.index())};
}

StaticType Checker::visit(Parameter&, Expression&) { return {}; }

StaticType Checker::visit(Variable& variable, Expression& at) {
    if (variable.slot != Slot::none) {
        return {};
    }
    const auto* known = scope_->find(variable.name);
    if (known == nullptr) {
        fail_undefined(variable.name, at.spot);
    }
    variable.slot = known->slot;
    return known->type;
}

StaticType Checker::visit(PropertyOf& property, Expression& at) {
    const auto type = value(property.object);
    if (!type.may_be(T::node | T::edge | T::map | T::moment | T::duration)) {
        fail("InvalidArgumentType", at.spot, fmt::format("{} has no property '{}'", describe(type.kinds), property.key),
             type.is_only(T::path) ? ErrorKind::syntax : ErrorKind::type);
    }
    if (type.is_only(T::node | T::edge | T::null)) {
        note(NamedThing::Kind::property, property.key, at.spot);
    }
    return {};
}

StaticType Checker::visit(HasLabels& has, Expression& at) {
    const auto type = value(has.object);
    need(type, T::node | T::edge, at.spot, "what has labels");
    for (const auto& label : has.labels) {
        note(type.is_only(T::edge | T::null) ? NamedThing::Kind::type : NamedThing::Kind::label, label, at.spot);
    }
    return kTruth;
}

StaticType Checker::visit(Subscript& subscript, Expression&) {
    value(subscript.object);
    value(subscript.index);
    return {};
}

StaticType Checker::visit(Slice& slice, Expression&) {
    const auto type = value(slice.object);
    for (auto* bound : {&slice.from, &slice.to}) {
        if (*bound) {
            value(*bound);
        }
    }
    return type.is_only(T::list) ? type : T{};
}

StaticType Checker::visit(ListOf& list, Expression&) {
    T::Kinds items = 0;
    for (auto& item : list.items) {
        items |= value(item).kinds;
    }
    return {T::list, list.items.empty() ? T::any : items};
}

StaticType Checker::visit(MapOf& map, Expression&) {
    for (auto& [key, each] : map.entries) {
        value(each);
    }
    return {T::map};
}

StaticType Checker::visit(Projected& projected, Expression& at) {
    const auto type = value(projected.object);
    need(type, T::node | T::edge | T::map, at.spot, "what has properties");
    for (auto& item : projected.items) {
        if (item.value) {
            value(item.value);
        } else if (item.kind == Projected::Item::Kind::property && type.is_only(T::node | T::edge | T::null)) {
            note(NamedThing::Kind::property, item.key, at.spot);
        }
    }
    return {T::map | T::null};
}

StaticType Checker::visit(Operation& operation, Expression&) {
    auto& operands = operation.operands;
    switch (operation.operators.front()) {
        case Operator::disjunction:
        case Operator::exclusive:
        case Operator::conjunction:
        case Operator::negation:
            for (auto& operand : operands) {
                condition(*operand);
            }
            return kTruth;
        case Operator::plus:
        case Operator::minus: {
            const auto type = value(operands.front());
            need(type, T::number | T::duration, operands.front()->spot, "what has a sign");
            return type;
        }
        case Operator::is_null:
        case Operator::is_not_null:
            value(operands.front());
            return {T::boolean};
        case Operator::in:
            value(operands[0]);
            need(value(operands[1]), T::list, operands[1]->spot, "what is behind IN");
            return kTruth;
        case Operator::starts_with:
        case Operator::ends_with:
        case Operator::contains:
        case Operator::matches:
            value(operands[0]);
            value(operands[1]);
            return kTruth;
        default:
            return arithmetic(operation);
    }
}

StaticType Checker::visit(Comparison& comparison, Expression&) {
    for (auto& operand : comparison.operands) {
        value(operand);
    }
    return kTruth;
}

StaticType Checker::visit(Call& call, Expression& at) {
    const auto name = lowered(call.name);
    if (call.star && name != "count") {
        fail("UnexpectedSyntax", at.spot, fmt::format("only count(*) takes a star, not {}", call.name));
    }
    if (find_aggregate(name) != nullptr) {
        return aggregate(call, at);
    }
    const auto* function = find_function(name);
    if (function == nullptr) {
        const auto similar = nearest(name, function_names());
        fail("UnknownFunction", at.spot,
             fmt::format("there is no function '{}'{}", call.name,
                         similar.empty() ? "" : fmt::format(": did you mean '{}'?", similar)));
    }
    if (call.distinct) {
        fail("UnexpectedSyntax", at.spot, fmt::format("DISTINCT is for aggregates, which {}() is not", call.name));
    }
    const auto given = call.arguments.size();
    if (given < function->least || given > function->most) {
        fail("InvalidNumberOfArguments", at.spot,
             fmt::format("{}() takes {}, found {}", call.name, counted_arguments(function->least, function->most),
                         given));
    }
    if (in_aggregate_ && name == "rand") {
        fail("NonConstantExpression", at.spot, "what is aggregated cannot be left to chance");
    }
    Types types;
    for (auto& argument : call.arguments) {
        types.push_back(value(argument));
    }
    call_arguments(call, types, at.spot);
    const auto* signature = find_signature(name);
    return signature == nullptr ? T{} : signature->result;
}

StaticType Checker::visit(Case& of, Expression&) {
    if (of.subject) {
        value(of.subject);
    }
    T::Kinds kinds = of.otherwise ? value(of.otherwise).kinds : T::null;
    for (auto& [when, then] : of.branches) {
        if (of.subject) {
            value(when);
        } else {
            condition(*when);
        }
        kinds |= value(then).kinds;
    }
    return {kinds};
}

}  // namespace entente::cypher
