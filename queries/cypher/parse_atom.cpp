#include "queries/cypher/grammar.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace entente::cypher {

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

}  // namespace entente::cypher
