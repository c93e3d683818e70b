#include "queries/cypher/grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente::cypher {

namespace {

struct Sign {
    std::string_view sign;
    Operator operation;
    bool word = false;
};

/// From the weakest. NOT, comparisons and the predicates stand between XOR and plus; signs below the power.
const std::array<std::vector<Sign>, 6>& levels() {
    static const std::array<std::vector<Sign>, 6> all{{
        {{"OR", Operator::disjunction, true}},
        {{"XOR", Operator::exclusive, true}},
        {{"AND", Operator::conjunction, true}},
        {{"+", Operator::add}, {"-", Operator::subtract}},
        {{"*", Operator::multiply}, {"/", Operator::divide}, {"%", Operator::modulo}},
        {{"^", Operator::power}},
    }};
    return all;
}

constexpr std::size_t kNegation = 3;  ///< NOT and below it the comparisons come before this level

constexpr std::array kComparisons{
    std::pair{std::string_view("="), Comparison::Kind::equal},
    std::pair{std::string_view("<>"), Comparison::Kind::unequal},
    std::pair{std::string_view("<="), Comparison::Kind::at_most},
    std::pair{std::string_view(">="), Comparison::Kind::at_least},
    std::pair{std::string_view("<"), Comparison::Kind::less},
    std::pair{std::string_view(">"), Comparison::Kind::greater},
};

}  // namespace

ExpressionPtr Grammar::binary(std::size_t level) {
    const auto at = spot();
    const auto below = [&] {
        if (level + 1 == kNegation) {
            return negation();
        }
        return level + 1 < levels().size() ? binary(level + 1) : unary();
    };
    auto first = below();
    Operation operation;
    for (;;) {
        const auto& signs = levels()[level];
        const auto found = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) {
            return sign.word ? is_word(sign.sign) : is_sign(sign.sign);
        });
        if (found == signs.end()) {
            break;
        }
        ++at_;
        operation.operators.push_back(found->operation);
        operation.operands.push_back(below());
    }
    if (operation.operators.empty()) {
        return first;
    }
    operation.operands.insert(operation.operands.begin(), std::move(first));
    return make(at, std::move(operation));
}

ExpressionPtr Grammar::negation() {
    const auto at = spot();
    if (!take_word("NOT")) {
        return comparison();
    }
    const Deeper deeper(*this);
    Operation operation;
    operation.operators.push_back(Operator::negation);
    operation.operands.push_back(negation());
    return make(at, std::move(operation));
}

ExpressionPtr Grammar::comparison() {
    const auto at = spot();
    auto first = predicate();
    Comparison made;
    for (;;) {
        const auto* found =
            std::find_if(kComparisons.begin(), kComparisons.end(), [&](const auto& row) { return is_sign(row.first); });
        if (found == kComparisons.end()) {
            break;
        }
        ++at_;
        made.kinds.push_back(found->second);
        made.operands.push_back(predicate());
    }
    if (made.kinds.empty()) {
        return first;
    }
    made.operands.insert(made.operands.begin(), std::move(first));
    return make(at, std::move(made));
}

/// What is asked of a text, a list or a null, one after another.
ExpressionPtr Grammar::predicate() {
    const auto at = spot();
    auto made = binary(kNegation);
    for (;;) {
        std::optional<Operator> operation;
        bool alone = false;
        if (is_word("STARTS") && is_word("WITH", 1)) {
            operation = Operator::starts_with;
            at_ += 2;
        } else if (is_word("ENDS") && is_word("WITH", 1)) {
            operation = Operator::ends_with;
            at_ += 2;
        } else if (take_word("CONTAINS")) {
            operation = Operator::contains;
        } else if (take_sign("=~")) {
            operation = Operator::matches;
        } else if (take_word("IN")) {
            operation = Operator::in;
        } else if (is_word("IS") && (is_word("NULL", 1) || (is_word("NOT", 1) && is_word("NULL", 2)))) {
            alone = true;
            operation = is_word("NULL", 1) ? Operator::is_null : Operator::is_not_null;
            at_ += is_word("NULL", 1) ? 2 : 3;
        }
        if (!operation) {
            return made;
        }
        Operation next_made;
        next_made.operators.push_back(*operation);
        next_made.operands.push_back(std::move(made));
        if (!alone) {
            next_made.operands.push_back(binary(kNegation));
        }
        made = make(at, std::move(next_made));
    }
}

ExpressionPtr Grammar::unary() {
    const auto at = spot();
    const bool minus = is_sign("-");
    if (!minus && !is_sign("+")) {
        return postfix();
    }
    ++at_;
    if (minus && (next().kind == Token::Kind::integer || next().kind == Token::Kind::real)) {
        --at_;
        return postfix();
    }
    const Deeper deeper(*this);
    Operation operation;
    operation.operators.push_back(minus ? Operator::minus : Operator::plus);
    operation.operands.push_back(unary());
    return make(at, std::move(operation));
}

ExpressionPtr Grammar::postfix() {
    const Deeper deeper(*this);
    const auto at = spot();
    auto made = atom();
    for (;;) {
        if (take_sign(".")) {
            made = make(at, PropertyOf{std::move(made), schema_name("a property")});
        } else if (take_sign("[")) {
            made = subscript(std::move(made));
            made->spot = at;
        } else if (is_sign(":") && (next(1).kind == Token::Kind::word || next(1).kind == Token::Kind::quoted)) {
            made = make(at, HasLabels{std::move(made), labels()});
        } else if (is_sign("{") && std::holds_alternative<Variable>(made->content)) {
            made = projected(std::move(made));
            made->spot = at;
        } else {
            return made;
        }
    }
}

ExpressionPtr Grammar::subscript(ExpressionPtr object) {
    const auto at = spot();
    ExpressionPtr from;
    if (!is_sign("..")) {
        from = expression();
    }
    if (!take_sign("..")) {
        need_sign("]", "behind an index");
        return make(at, Subscript{std::move(object), std::move(from)});
    }
    ExpressionPtr to;
    if (!is_sign("]")) {
        to = expression();
    }
    need_sign("]", "to end a slice");
    return make(at, Slice{std::move(object), std::move(from), std::move(to)});
}

}  // namespace entente::cypher
