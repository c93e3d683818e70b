#include "queries/cypher/evaluator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

Datum Evaluator::binary(Operator operation, const Datum& a, const Expression& second) {
    if (operation == Operator::in) {
        if (const auto* list = constants().list(second, row_, run_)) {
            return list->contains(a);
        }
    }
    Datum held;
    const auto& b = read(second, held);
    const auto texts = [&](auto test) -> Datum {
        const auto* whole = a.text();
        const auto* part = b.text();
        return whole == nullptr || part == nullptr ? Datum() : Datum(test(*whole, *part));
    };
    switch (operation) {
        case Operator::add:
            return bounded(add(a, b));
        case Operator::subtract:
            return subtract(a, b);
        case Operator::multiply:
            return multiply(a, b);
        case Operator::divide:
            return divide(a, b);
        case Operator::modulo:
            return modulo(a, b);
        case Operator::power:
            return power(a, b);
        case Operator::starts_with:
            return texts([](const std::string& whole, const std::string& part) { return whole.starts_with(part); });
        case Operator::ends_with:
            return texts([](const std::string& whole, const std::string& part) { return whole.ends_with(part); });
        case Operator::contains:
            return texts([](const std::string& whole, const std::string& part) {
                return whole.find(part) != std::string::npos;
            });
        case Operator::matches:
            return matches(a, b, constants());
        default:
            return contains(b, a);
    }
}

Datum Evaluator::visit(const Operation& operation) {
    Datum held;
    switch (operation.operators.front()) {
        case Operator::disjunction:
        case Operator::exclusive:
        case Operator::conjunction:
        case Operator::negation:
            return of(logic(operation));
        case Operator::minus:
            return negate((*this)(*operation.operands.front()));
        case Operator::plus:
            return positive((*this)(*operation.operands.front()));
        case Operator::is_null:
            return read(*operation.operands.front(), held).is_null();
        case Operator::is_not_null:
            return !read(*operation.operands.front(), held).is_null();
        default:
            break;
    }
    auto made = binary(operation.operators.front(), read(*operation.operands.front(), held), *operation.operands[1]);
    for (std::size_t at = 1; at < operation.operators.size(); ++at) {
        made = binary(operation.operators[at], made, *operation.operands[at + 1]);
    }
    return made;
}

}  // namespace entente::cypher
