#include "queries/cypher/evaluator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

/// Whether several truth values are joined to one.
bool joins(Operator operation) {
    return operation == Operator::conjunction || operation == Operator::disjunction ||
           operation == Operator::exclusive || operation == Operator::negation;
}

Truth compared(Comparison::Kind kind, const Datum& a, const Datum& b) {
    using enum Comparison::Kind;
    if (kind == equal || kind == unequal) {
        const auto same = equals(a, b);
        return same ? Truth(*same == (kind == equal)) : Truth();
    }
    const auto ordering = cypher::compare(a, b);
    if (!ordering) {
        return {};
    }
    switch (kind) {
        case less:
            return *ordering < 0;
        case at_most:
            return *ordering <= 0;
        case greater:
            return *ordering > 0;
        default:
            return *ordering >= 0;
    }
}

}  // namespace

Truth Evaluator::truth(const Expression& expression) {
    if (const auto* comparison = std::get_if<Comparison>(&expression.content)) {
        return located(expression, [&] { return compare(*comparison); });
    }
    if (const auto* operation = std::get_if<Operation>(&expression.content);
        operation != nullptr && joins(operation->operators.front())) {
        return logic(*operation);
    }
    Datum held;
    const auto& datum = read(expression, held);
    if (datum.is_null()) {
        return {};
    }
    if (const auto* value = datum.as<bool>()) {
        return *value;
    }
    throw QueryError(ErrorKind::type, "InvalidArgumentType", QueryError::Phase::run,
                     fmt::format("a truth value was expected, found {}", type_name(datum)), run_.text, expression.spot);
}

/// AND, OR and XOR of any number of truth values; what decides alone ends it.
Truth Evaluator::logic(const Operation& operation) {
    const auto kind = operation.operators.front();
    if (kind == Operator::negation) {
        const auto value = truth(*operation.operands.front());
        return value ? Truth(!*value) : Truth();
    }
    const bool decides = kind == Operator::disjunction;
    bool unknown = false;
    bool odd = false;
    for (const auto& operand : operation.operands) {
        const auto value = truth(*operand);
        unknown = unknown || !value;
        if (kind == Operator::exclusive) {
            odd = odd != value.value_or(false);
        } else if (value == decides) {
            return decides;
        }
    }
    if (unknown) {
        return {};
    }
    return kind == Operator::exclusive ? odd : !decides;
}

/// a < b < c is a < b and b < c, with b read once.
Truth Evaluator::compare(const Comparison& comparison) {
    Datum held[2];
    const auto* left = &read(*comparison.operands.front(), held[0]);
    Truth all = true;
    for (std::size_t at = 0; at < comparison.kinds.size(); ++at) {
        const auto* right = &read(*comparison.operands[at + 1], held[(at + 1) % 2]);
        const auto one = compared(comparison.kinds[at], *left, *right);
        if (one == false) {
            return false;
        }
        all = one ? all : Truth();
        left = right;
    }
    return all;
}

Datum Evaluator::visit(const Case& of) {
    Datum held;
    const Datum* const subject = of.subject ? &read(*of.subject, held) : nullptr;
    for (const auto& [when, then] : of.branches) {
        Datum other;
        const bool chosen = subject != nullptr ? equals(*subject, read(*when, other)) == true : truth(*when) == true;
        if (chosen) {
            return (*this)(*then);
        }
    }
    return of.otherwise ? (*this)(*of.otherwise) : Datum();
}

}  // namespace entente::cypher
