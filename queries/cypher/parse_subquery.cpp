#include "queries/cypher/grammar.hpp"

#include <utility>

namespace entente::cypher {

/// A pattern with a condition is short for a query that matches it.
Subquery Grammar::matching(Subquery::Kind kind, Match match, Spot at) {
    Subquery made{kind, std::make_unique<Query>()};
    SingleQuery single;
    single.spot = at;
    single.clauses.push_back({std::move(match), at});
    made.query->parts.push_back(std::move(single));
    return made;
}

/// As high as the tallest expression in it, which has just been read.
ExpressionPtr Grammar::subquery(Spot at, Subquery content, std::size_t outside) {
    const auto inside = std::exchange(tallest_, outside);
    auto made = make(at, std::move(content));
    measure(*made, inside);
    return made;
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
