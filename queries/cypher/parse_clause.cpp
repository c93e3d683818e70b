#include "queries/cypher/grammar.hpp"
#include "queries/cypher/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

constexpr std::array<std::string_view, 13> kClauses{"MATCH", "OPTIONAL", "UNWIND", "CREATE", "MERGE",
                                                    "SET",   "DELETE",   "DETACH", "REMOVE", "CALL",
                                                    "WITH",  "RETURN",   "UNION"};
constexpr std::size_t kMostClauses = 5'000;
constexpr std::size_t kMostItems = 10'000;

}  // namespace

Statement Grammar::statement() {
    Statement made;
    if (take_word("EXPLAIN")) {
        made.mode = Statement::Mode::explain;
    } else if (take_word("PROFILE")) {
        made.mode = Statement::Mode::profile;
    }
    made.time = time_prefix();
    made.query = query();
    while (take_sign(";")) {
    }
    if (next().kind != Token::Kind::end) {
        unexpected("a clause, or the end of the query");
    }
    return made;
}

TimePrefix Grammar::time_prefix() {
    TimePrefix made;
    while (take_word("FOR")) {
        const auto at = spot();
        const bool known = take_word("KNOWN_TIME");
        if (!known && !take_word("VALID_TIME")) {
            unexpected("VALID_TIME or KNOWN_TIME behind FOR");
        }
        if (!known && take_word("BETWEEN")) {
            made.from = binary(kAboveAnd);
            need_word("AND", "between the two days");
            made.to = binary(kAboveAnd);
        } else {
            need_word("AS", "behind the clock");
            need_word("OF", "behind AS");
            auto& day = known ? made.known : made.valid;
            if (day) {
                fail("UnexpectedSyntax", at, "this clock has been set before");
            }
            day = expression();
        }
        take_sign(",");
    }
    if (made.from && made.valid) {
        fail("UnexpectedSyntax", {}, "FOR VALID_TIME takes AS OF or BETWEEN, not both");
    }
    return made;
}

Query Grammar::query() {
    const Deeper deeper(*this);
    Query made;
    made.parts.push_back(single_query());
    while (is_word("UNION")) {
        made.unions.push_back(spot());
        ++at_;
        made.union_all.push_back(take_word("ALL"));
        made.parts.push_back(single_query());
    }
    return made;
}

bool Grammar::at_clause() const {
    return std::any_of(kClauses.begin(), kClauses.end() - 1, [&](auto word) { return is_word(word); });
}

SingleQuery Grammar::single_query() {
    SingleQuery made;
    made.spot = spot();
    if (!at_clause()) {
        unexpected(fmt::format("a clause ({})", fmt::join(kClauses.begin(), kClauses.end() - 1, ", ")));
    }
    while (at_clause()) {
        made.clauses.push_back(clause());
    }
    return made;
}

Clause Grammar::clause() {
    const auto at = spot();
    if (++clauses_ > kMostClauses) {
        fail("UnexpectedSyntax", at, fmt::format("a query has at most {} clauses", kMostClauses));
    }
    if (is_word("MATCH") || is_word("OPTIONAL")) {
        return {match(), at};
    }
    if (take_word("UNWIND")) {
        return {unwind(), at};
    }
    if (take_word("CREATE")) {
        return {create(), at};
    }
    if (take_word("MERGE")) {
        return {merge(), at};
    }
    if (take_word("SET")) {
        return {set(), at};
    }
    if (take_word("REMOVE")) {
        return {remove(), at};
    }
    if (is_word("DELETE") || is_word("DETACH")) {
        return {delete_(), at};
    }
    if (take_word("CALL")) {
        return {call(), at};
    }
    if (take_word("WITH")) {
        return {projection(false), at};
    }
    need_word("RETURN", "");
    return {projection(true), at};
}

Match Grammar::match() {
    Match made;
    made.optional = take_word("OPTIONAL");
    need_word("MATCH", "behind OPTIONAL");
    made.patterns = patterns();
    if (take_word("WHERE")) {
        made.where = expression();
    }
    return made;
}

Unwind Grammar::unwind() {
    Unwind made;
    made.list = expression();
    need_word("AS", "behind the list");
    made.variable = name("a variable");
    return made;
}

Projection Grammar::projection(bool returns) {
    Projection made;
    made.returns = returns;
    made.distinct = take_word("DISTINCT");
    made.star = take_sign("*");
    if (!made.star || take_sign(",")) {
        do {
            if (made.items.size() == kMostItems) {
                fail("UnexpectedSyntax", spot(), fmt::format("WITH and RETURN have at most {} items", kMostItems));
            }
            made.items.push_back(projection_item());
        } while (take_sign(","));
    }
    if (take_word("ORDER")) {
        need_word("BY", "behind ORDER");
        do {
            SortItem item{expression(), false};
            item.descending = take_word("DESC") || take_word("DESCENDING");
            if (!item.descending && !take_word("ASC")) {
                take_word("ASCENDING");
            }
            made.order.push_back(std::move(item));
        } while (take_sign(","));
    }
    if (take_word("SKIP")) {
        made.skip = expression();
    }
    if (take_word("LIMIT")) {
        made.limit = expression();
    }
    if (!returns && take_word("WHERE")) {
        made.where = expression();
    }
    return made;
}

Projection::Item Grammar::projection_item() {
    Projection::Item item;
    const auto first = at_;
    item.value = expression();
    item.name = source(first);
    if (take_word("AS")) {
        item.name = name("a variable");
        item.aliased = true;
    } else if (const auto* variable = std::get_if<Variable>(&item.value->content);
               variable != nullptr && !item.value->bracketed) {
        item.name = variable->name;
    }
    return item;
}

CallProcedure Grammar::call() {
    CallProcedure made;
    made.name = schema_name("a procedure");
    while (take_sign(".")) {
        made.name += "." + schema_name("a procedure");
    }
    if (take_sign("(")) {
        made.arguments = arguments();
    }
    if (take_word("YIELD")) {
        yield(made);
    }
    return made;
}

void Grammar::yield(CallProcedure& call) {
    call.yields = true;
    if (take_sign("*")) {
        call.yields_all = true;
    } else if (!take_sign("-")) {
        do {
            CallProcedure::Yield item;
            item.spot = spot();
            item.field = schema_name("a field");
            item.variable = take_word("AS") ? name("a variable") : item.field;
            call.items.push_back(std::move(item));
        } while (take_sign(","));
    }
    if (take_word("WHERE")) {
        call.where = expression();
    }
}

Statement parse(std::string_view text) { return Grammar(text).statement(); }

std::vector<std::string_view> statements(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    bool any = false;
    for (const auto& token : tokens(text)) {
        const bool parts = token.kind == Token::Kind::end || (token.kind == Token::Kind::sign && token.text == ";");
        if (parts && any) {
            found.push_back(text.substr(begin, token.spot.offset - begin));
        }
        if (parts) {
            begin = token.after;
            any = false;
        } else {
            any = true;
        }
    }
    return found;
}

}  // namespace entente::cypher
