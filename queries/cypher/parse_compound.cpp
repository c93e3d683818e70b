#include "queries/cypher/grammar.hpp"

namespace entente::cypher {

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

}  // namespace entente::cypher
