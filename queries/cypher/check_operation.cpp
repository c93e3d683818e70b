#include "queries/cypher/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

using T = StaticType;

std::string_view word_of(Operator operation) {
    switch (operation) {
        case Operator::subtract:
            return "an operand of -";
        case Operator::multiply:
            return "an operand of *";
        case Operator::divide:
            return "an operand of /";
        case Operator::modulo:
            return "an operand of %";
        case Operator::power:
            return "an operand of ^";
        default:
            return "an operand of +";
    }
}

T number_of(const T& a, const T& b) {
    const bool whole = a.is_only(T::integer) && b.is_only(T::integer);
    return whole ? T{T::integer} : T{};
}

}  // namespace

void Checker::need(const StaticType& type, StaticType::Kinds wanted, Spot at, std::string_view where) const {
    if (!type.may_be(wanted)) {
        fail("InvalidArgumentType", at,
             fmt::format("{} is {}, found {}", where, describe(wanted), describe(type.kinds)));
    }
}

/// Numbers, texts, days with durations; a list takes anything.
StaticType Checker::sum(const Operand& a, const Operand& b) const {
    if (((a.type.kinds | b.type.kinds) & T::list) != 0) {
        return a.type.is_only(T::list) || b.type.is_only(T::list) ? T{T::list} : T{};
    }
    constexpr T::Kinds kSummed = T::number | T::text | T::moment | T::duration;
    need(a.type, kSummed, a.spot, word_of(Operator::add));
    need(b.type, kSummed, b.spot, word_of(Operator::add));
    if (a.type.is_only(T::text) || b.type.is_only(T::text)) {
        return {T::text | T::null};
    }
    return number_of(a.type, b.type);
}

StaticType Checker::arithmetic(Operator operation, const Operand& a, const Operand& b) const {
    T::Kinds wanted = T::number;
    switch (operation) {
        case Operator::add:
            return sum(a, b);
        case Operator::subtract:
            wanted = T::number | T::moment | T::duration;
            break;
        case Operator::multiply:
        case Operator::divide:
            wanted = T::number | T::duration;
            break;
        default:
            break;
    }
    need(a.type, wanted, a.spot, word_of(operation));
    need(b.type, wanted, b.spot, word_of(operation));
    return operation == Operator::power ? T{T::real | T::null} : number_of(a.type, b.type);
}

StaticType Checker::arithmetic(Operation& operation) {
    auto& operands = operation.operands;
    Operand made{value(operands.front()), operands.front()->spot};
    for (std::size_t at = 0; at < operation.operators.size(); ++at) {
        const Operand next{value(operands[at + 1]), operands[at + 1]->spot};
        made.type = arithmetic(operation.operators[at], made, next);
    }
    return made.type;
}

void Checker::call_arguments(const Call& call, const Types& types, Spot at) const {
    std::string name = call.name;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto* signature = find_signature(name);
    if (signature == nullptr) {
        return;
    }
    for (std::size_t place = 0; place < types.size() && place < std::size(signature->arguments); ++place) {
        const auto spot = place < call.arguments.size() ? call.arguments[place]->spot : at;
        if (signature->arguments[place] != 0) {
            need(types[place], signature->arguments[place], spot, fmt::format("what {}() takes", call.name));
        }
    }
}

}  // namespace entente::cypher
