#include "queries/cypher/evaluate.hpp"

#include "queries/cypher/evaluator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

Datum Evaluator::operator()(const Expression& expression) {
    return located(expression,
                   [&] { return std::visit([&](const auto& content) { return visit(content); }, expression.content); });
}

const Datum& Evaluator::read(const Expression& expression, Datum& held) {
    if (const auto* variable = std::get_if<Variable>(&expression.content)) {
        return row_[place(variable->slot)];
    }
    if (const auto* literal = std::get_if<Literal>(&expression.content);
        literal != nullptr && std::holds_alternative<std::string>(literal->value)) {
        return constants().text(*literal);
    }
    held = (*this)(expression);
    return held;
}

Datum Evaluator::visit(const Literal& literal) {
    return std::visit(
        [&](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return Datum();
            } else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
                return constants().text(literal);
            } else {
                return Datum(value);
            }
        },
        literal.value);
}

Datum Evaluator::visit(const Parameter& parameter) {
    for (const auto& [name, value] : *run_.parameters) {
        if (name == parameter.name) {
            return value;
        }
    }
    throw Fault(ErrorKind::parameter, "MissingParameter",
                fmt::format("the parameter ${} is not given", parameter.name));
}

Datum Evaluator::visit(const PropertyOf& property) {
    Datum held;
    return element(read(*property.object, held), property.key, run_);
}

Datum Evaluator::visit(const Subscript& of) {
    Datum object;
    Datum index;
    const auto& from = read(*of.object, object);
    return subscript(from, read(*of.index, index), run_);
}

Datum Evaluator::visit(const HasLabels& has) {
    Datum held;
    const auto& datum = read(*has.object, held);
    if (datum.is_null()) {
        return {};
    }
    const auto& schema = run_.graph->schema();
    if (const auto* edge = datum.as<EdgeIndex>()) {
        require_visible(*edge);
        const auto& type = schema.at(run_.graph->type(*edge)).name;
        return std::all_of(has.labels.begin(), has.labels.end(), [&](const auto& name) { return name == type; });
    }
    const auto* node = datum.as<NodeIndex>();
    if (node == nullptr) {
        throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("{} has no labels", type_name(datum)));
    }
    require_visible(*node);
    const auto labels = run_.graph->labels(*node);
    return std::all_of(has.labels.begin(), has.labels.end(), [&](const auto& name) {
        const auto* label = schema.label(name);
        return label != nullptr && std::find(labels.begin(), labels.end(), label->id) != labels.end();
    });
}

Datum Evaluator::visit(const Call& call) {
    if (call.slot != Slot::none) {
        return row_[place(call.slot)];
    }
    const auto* function = constants().function(call);
    if (function == nullptr) {
        throw Fault(ErrorKind::syntax, "UnknownFunction", fmt::format("there is no function '{}'", call.name));
    }
    DatumList arguments;
    arguments.reserve(call.arguments.size());
    bool null = false;
    for (const auto& argument : call.arguments) {
        arguments.push_back((*this)(*argument));
        null = null || arguments.back().is_null();
    }
    return null && !function->takes_null ? Datum() : bounded(function->call(arguments, run_));
}

Datum Evaluator::visit(const PatternValue& value) {
    if (value.pattern.shape != PathPattern::Shape::plain) {
        return run_.matcher->shortest(value.pattern, row_);
    }
    bool found = false;
    run_.matcher->match(value.pattern, row_, [&](Row&) {
        found = true;
        return false;
    });
    return found;
}

Datum Evaluator::visit(const Subquery& subquery) {
    const bool exists = subquery.kind == Subquery::Kind::exists;
    const auto rows = run_.matcher->count(*subquery.query, row_, exists ? 1 : std::numeric_limits<std::size_t>::max());
    return exists ? Datum(rows > 0) : Datum(rows);
}

Datum evaluate(const Expression& expression, Row& row, Run& run) { return Evaluator(row, run)(expression); }

bool holds(const Expression& expression, Row& row, Run& run) { return Evaluator(row, run).truth(expression) == true; }

}  // namespace entente::cypher
