#include "queries/cypher/evaluator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

/// Counts an item of a list that grows; to be released with the list.
std::uint64_t Evaluator::keep(const Datum& datum) {
    const auto bytes = held_by(std::span(&datum, 1));
    run_.hold(bytes);
    return bytes;
}

/// Null where there is no list; `held` keeps it alive.
const DatumList* Evaluator::list(const Expression& expression, Datum& held) {
    held = (*this)(expression);
    if (held.is_null()) {
        return nullptr;
    }
    if (held.list() == nullptr) {
        throw Fault(ErrorKind::type, "InvalidArgumentType",
                    fmt::format("a list was expected, found {}", type_name(held)));
    }
    return held.list();
}

Datum Evaluator::visit(const ListComprehension& of) {
    Datum held;
    const auto* items = list(*of.list, held);
    if (items == nullptr) {
        return {};
    }
    DatumList made;
    std::uint64_t bytes = 0;
    for (const auto& item : *items) {
        run_.tick();
        row_[place(of.slot)] = item;
        if (!of.where || truth(*of.where) == true) {
            made.push_back(of.result ? (*this)(*of.result) : item);
            bytes += keep(made.back());
        }
    }
    run_.release(bytes);
    return bounded(std::move(made));
}

Datum Evaluator::visit(const PatternComprehension& of) {
    DatumList made;
    std::uint64_t bytes = 0;
    run_.matcher->match(of.pattern, row_, [&](Row& row) {
        Evaluator inner(row, run_);
        if (!of.where || inner.truth(*of.where) == true) {
            made.push_back(inner(*of.result));
            bytes += keep(made.back());
        }
        return true;
    });
    run_.release(bytes);
    return bounded(std::move(made));
}

Datum Evaluator::visit(const Quantifier& quantifier) {
    using enum Quantifier::Kind;
    Datum held;
    const auto* items = list(*quantifier.list, held);
    if (items == nullptr) {
        return {};
    }
    std::size_t yes = 0;
    std::size_t unknown = 0;
    for (const auto& item : *items) {
        run_.tick();
        row_[place(quantifier.slot)] = item;
        const auto* plain = item.as<bool>();
        const auto one = quantifier.where ? truth(*quantifier.where) : plain != nullptr ? Truth(*plain) : Truth();
        yes += one == true ? 1 : 0;
        unknown += one ? 0 : 1;
    }
    const auto no = items->size() - yes - unknown;
    switch (quantifier.kind) {
        case all:
            return no > 0 ? Datum(false) : unknown > 0 ? Datum() : Datum(true);
        case any:
            return yes > 0 ? Datum(true) : unknown > 0 ? Datum() : Datum(false);
        case none:
            return yes > 0 ? Datum(false) : unknown > 0 ? Datum() : Datum(true);
        case single:
            break;
    }
    return yes > 1 ? Datum(false) : unknown > 0 ? Datum() : Datum(yes == 1);
}

Datum Evaluator::visit(const Reduce& reduce) {
    Datum held;
    const auto* items = list(*reduce.list, held);
    if (items == nullptr) {
        return {};
    }
    auto sum = (*this)(*reduce.start);
    for (const auto& item : *items) {
        run_.tick();
        row_[place(reduce.accumulator_slot)] = std::move(sum);
        row_[place(reduce.slot)] = item;
        sum = (*this)(*reduce.step);
    }
    return sum;
}

}  // namespace entente::cypher
