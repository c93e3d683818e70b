#include "queries/cypher/grammar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
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

ExpressionPtr Grammar::atom() {
    const auto at = spot();
    switch (next().kind) {
        case Token::Kind::integer:
        case Token::Kind::real:
            return number(false);
        case Token::Kind::malformed:
            fail("InvalidNumberLiteral", at, "this is not a number");
        case Token::Kind::text:
            return make(at, Literal{tokens_[at_++].text});
        case Token::Kind::parameter:
            return make(at, Parameter{tokens_[at_++].text});
        case Token::Kind::word:
        case Token::Kind::quoted:
            return word();
        case Token::Kind::sign:
            if (take_sign("-")) {
                auto made = number(true);
                made->spot = at;
                return made;
            }
            if (is_sign("(")) {
                return at_pattern() ? make(at, PatternValue{pattern_element()}) : bracketed();
            }
            if (is_sign("[")) {
                return list();
            }
            if (is_sign("{")) {
                return map();
            }
            break;
        case Token::Kind::end:
            break;
    }
    unexpected("an expression");
}

ExpressionPtr Grammar::number(bool negative) {
    const auto at = spot();
    const auto token = tokens_[at_++];
    const auto written = (negative ? "-" : "") + token.text;
    if (token.kind == Token::Kind::real) {
        const double value = std::strtod(written.c_str(), nullptr);
        if (std::isinf(value)) {
            fail("FloatingPointOverflow", at, fmt::format("{} is too large", written));
        }
        return make(at, Literal{value});
    }
    auto digits = token.text;
    int base = 10;
    if (digits.size() > 1 && (digits[1] == 'x' || digits[1] == 'X' || digits[1] == 'o')) {
        base = digits[1] == 'o' ? 8 : 16;
        digits.erase(0, 2);
    }
    if (negative) {
        digits.insert(0, 1, '-');
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error == std::errc::result_out_of_range) {
        fail("IntegerOverflow", at, fmt::format("{} does not fit into 64 bits", written));
    }
    if (error != std::errc{} || end != digits.data() + digits.size()) {
        fail("InvalidNumberLiteral", at, fmt::format("'{}' is not a number", written));
    }
    return make(at, Literal{value});
}

ExpressionPtr Grammar::bracketed() {
    need_sign("(", "");
    auto made = expression();
    need_sign(")", "to close the bracket");
    made->bracketed = true;
    return made;
}

/// Words that begin something; any other is a function before a bracket, and else a variable.
ExpressionPtr Grammar::word() {
    const auto at = spot();
    const bool plain = next().kind == Token::Kind::word;
    const auto is = [&](std::string_view keyword) { return plain && is_word(keyword); };
    if (is("TRUE") || is("FALSE")) {
        const bool truth = is("TRUE");
        ++at_;
        return make(at, Literal{truth});
    }
    if (is("NULL")) {
        ++at_;
        return make(at, Literal{});
    }
    if (is("CASE")) {
        return case_();
    }
    if ((is("EXISTS") || is("COUNT")) && is_sign("{", 1)) {
        return subquery(is("EXISTS") ? Subquery::Kind::exists : Subquery::Kind::count);
    }
    if (is("EXISTS") && is_sign("(", 1)) {
        return exists();
    }
    if (is_sign("(", 1)) {
        using Kind = Quantifier::Kind;
        for (const auto& [keyword, kind] : {std::pair{"ALL", Kind::all}, std::pair{"ANY", Kind::any},
                                            std::pair{"NONE", Kind::none}, std::pair{"SINGLE", Kind::single}}) {
            if (is(keyword) && is_word("IN", 3)) {
                return quantifier(kind);
            }
        }
        if ((is("EXTRACT") || is("FILTER")) && is_word("IN", 3)) {
            at_ += 2;
            return list_comprehension(at, ")");
        }
        if (is("REDUCE") && is_sign("=", 3)) {
            return reduce();
        }
        if (is("SHORTESTPATH") || is("ALLSHORTESTPATHS")) {
            return make(at, PatternValue{path_pattern()});
        }
        return call_function();
    }
    if (is_sign(".", 1)) {
        std::size_t ahead = 1;
        while (is_sign(".", ahead) && next(ahead + 1).kind == Token::Kind::word) {
            ahead += 2;
        }
        if (ahead > 1 && is_sign("(", ahead)) {
            return call_function();
        }
    }
    return make(at, Variable{name("an expression")});
}

ExpressionPtr Grammar::call_function() {
    const auto at = spot();
    Call call;
    call.name = schema_name("a function");
    while (take_sign(".")) {
        call.name += "." + schema_name("a function");
    }
    need_sign("(", "behind a function");
    if (take_sign("*")) {
        call.star = true;
        need_sign(")", "behind the star");
        return make(at, std::move(call));
    }
    call.distinct = take_word("DISTINCT");
    call.arguments = arguments();
    return make(at, std::move(call));
}

/// Up to the bracket that closes them.
Expressions Grammar::arguments() {
    Expressions found;
    if (take_sign(")")) {
        return found;
    }
    do {
        found.push_back(expression());
    } while (take_sign(","));
    need_sign(")", "behind the arguments");
    return found;
}

/// From its variable to the bracket that ends it.
ExpressionPtr Grammar::list_comprehension(Spot at, std::string_view end) {
    ListComprehension made;
    made.variable = name("a variable");
    need_word("IN", "behind the variable");
    made.list = expression();
    if (take_word("WHERE")) {
        made.where = expression();
    }
    if (take_sign("|")) {
        made.result = expression();
    }
    need_sign(end, "to end the list");
    return make(at, std::move(made));
}

ExpressionPtr Grammar::list() {
    const auto at = spot();
    const bool comprehension =
        (next(1).kind == Token::Kind::word || next(1).kind == Token::Kind::quoted) && is_word("IN", 2);
    ++at_;
    if (comprehension) {
        return list_comprehension(at, "]");
    }
    if (at_comprehension()) {
        PatternComprehension made;
        made.pattern = path_pattern();
        if (take_word("WHERE")) {
            made.where = expression();
        }
        need_sign("|", "before what the pattern gives");
        made.result = expression();
        need_sign("]", "to end the list");
        return make(at, std::move(made));
    }
    ListOf made;
    if (!take_sign("]")) {
        do {
            made.items.push_back(expression());
        } while (take_sign(","));
        need_sign("]", "to end the list");
    }
    return make(at, std::move(made));
}

ExpressionPtr Grammar::map() {
    const Deeper deeper(*this);
    const auto at = spot();
    need_sign("{", "to begin a map");
    MapOf made;
    if (take_sign("}")) {
        return make(at, std::move(made));
    }
    do {
        auto key = schema_name("a key");
        need_sign(":", "behind a key");
        made.entries.emplace_back(std::move(key), expression());
    } while (take_sign(","));
    need_sign("}", "to end the map");
    return make(at, std::move(made));
}

ExpressionPtr Grammar::projected(ExpressionPtr object) {
    const auto at = spot();
    need_sign("{", "to begin a map");
    Projected made;
    made.object = std::move(object);
    using Kind = Projected::Item::Kind;
    if (take_sign("}")) {
        return make(at, std::move(made));
    }
    do {
        if (take_sign(".")) {
            if (take_sign("*")) {
                made.items.push_back({Kind::all, "", nullptr});
            } else {
                made.items.push_back({Kind::property, schema_name("a property"), nullptr});
            }
            continue;
        }
        const auto where = spot();
        auto key = schema_name("a key");
        auto value = take_sign(":") ? expression() : make(where, Variable{key});
        made.items.push_back({Kind::entry, std::move(key), std::move(value)});
    } while (take_sign(","));
    need_sign("}", "to end the map");
    return make(at, std::move(made));
}

ExpressionPtr Grammar::case_() {
    const auto at = spot();
    need_word("CASE", "");
    Case made;
    if (!is_word("WHEN")) {
        made.subject = expression();
    }
    while (take_word("WHEN")) {
        auto when = expression();
        need_word("THEN", "behind WHEN");
        made.branches.emplace_back(std::move(when), expression());
    }
    if (made.branches.empty()) {
        unexpected("WHEN in a CASE");
    }
    if (take_word("ELSE")) {
        made.otherwise = expression();
    }
    need_word("END", "to end a CASE");
    return make(at, std::move(made));
}

ExpressionPtr Grammar::quantifier(Quantifier::Kind kind) {
    const auto at = spot();
    at_ += 2;
    Quantifier made{kind, name("a variable"), nullptr, nullptr};
    need_word("IN", "behind the variable");
    made.list = expression();
    if (take_word("WHERE")) {
        made.where = expression();
    }
    need_sign(")", "behind the condition");
    return make(at, std::move(made));
}

ExpressionPtr Grammar::reduce() {
    const auto at = spot();
    at_ += 2;
    Reduce made;
    made.accumulator = name("a variable");
    need_sign("=", "behind what is reduced to");
    made.start = expression();
    need_sign(",", "behind the first value");
    made.variable = name("a variable");
    need_word("IN", "behind the variable");
    made.list = expression();
    need_sign("|", "before the step");
    made.step = expression();
    need_sign(")", "behind the step");
    return make(at, std::move(made));
}

/// exists(n.p) is n.p IS NOT NULL, exists((a)-->(b)) is EXISTS { (a)-->(b) }.
ExpressionPtr Grammar::exists() {
    const auto at = spot();
    at_ += 2;
    if (at_pattern()) {
        const auto outside = std::exchange(tallest_, 0);
        Match match;
        match.patterns.push_back(path_pattern());
        need_sign(")", "behind the pattern");
        return subquery(at, matching(Subquery::Kind::exists, std::move(match), at), outside);
    }
    Operation test;
    test.operators.push_back(Operator::is_not_null);
    test.operands.push_back(expression());
    need_sign(")", "behind what may exist");
    return make(at, std::move(test));
}

/// A pattern with a condition is short for a query that matches it.
/// As high as the tallest expression in it, which has just been read.
ExpressionPtr Grammar::subquery(Spot at, Subquery content, std::size_t outside) {
    const auto inside = std::exchange(tallest_, outside);
    auto made = make(at, std::move(content));
    measure(*made, inside);
    return made;
}

Subquery Grammar::matching(Subquery::Kind kind, Match match, Spot at) {
    Subquery made{kind, std::make_unique<Query>()};
    SingleQuery single;
    single.spot = at;
    single.clauses.push_back({std::move(match), at});
    made.query->parts.push_back(std::move(single));
    return made;
}

ExpressionPtr Grammar::subquery(Subquery::Kind kind) {
    const auto at = spot();
    at_ += 2;
    const auto outside = std::exchange(tallest_, 0);
    Subquery made{kind, std::make_unique<Query>()};
    if (is_sign("(") || (is_name() && is_sign("=", 1))) {
        Match match;
        match.patterns = patterns();
        if (take_word("WHERE")) {
            match.where = expression();
        }
        made = matching(kind, std::move(match), at);
    } else {
        *made.query = query();
    }
    need_sign("}", "to end the subquery");
    return subquery(at, std::move(made), outside);
}

}  // namespace entente::cypher
