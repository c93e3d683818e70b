#include "queries/cypher/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

template <typename Content>
bool holds(const Clause& clause) {
    return std::holds_alternative<Content>(clause.content);
}

bool writes(const Clause& clause) {
    return holds<Create>(clause) || holds<Merge>(clause) || holds<Set>(clause) || holds<Remove>(clause) ||
           holds<Delete>(clause);
}

bool returns(const Clause& clause) {
    const auto* projection = std::get_if<Projection>(&clause.content);
    return projection != nullptr && projection->returns;
}

Projection* projection_of(SingleQuery& single) { return std::get_if<Projection>(&single.clauses.back().content); }

}  // namespace

/// RETURN comes last. A statement ends in it, in a write, or in the call of a procedure that gives nothing, if the call
/// is not all there is. Subqueries end as they like, and only read.
void Checker::compose(const SingleQuery& single, Place place) const {
    for (const auto& clause : single.clauses) {
        if (place == Place::subquery && writes(clause)) {
            fail("InvalidClauseComposition", clause.spot, "EXISTS { } and COUNT { } only read");
        }
        if (returns(clause) && &clause != &single.clauses.back()) {
            fail("InvalidClauseComposition", (&clause + 1)->spot, "nothing can follow RETURN but UNION");
        }
    }
    const auto& last = single.clauses.back();
    if (place == Place::subquery || returns(last) || writes(last)) {
        return;
    }
    const auto* call = std::get_if<CallProcedure>(&last.content);
    if (call == nullptr || (single.clauses.size() > 1 && !procedure(call->name, last.spot).fields.empty())) {
        fail("InvalidClauseComposition", last.spot,
             "a query ends in RETURN or in a clause that writes, not in this one");
    }
}

void Checker::unite(const Query& query) const {
    for (std::size_t at = 1; at < query.union_all.size(); ++at) {
        if (query.union_all[at] != query.union_all[0]) {
            fail("InvalidClauseComposition", query.unions[at], "UNION and UNION ALL cannot stand in one query");
        }
    }
}

/// Columns of the same names in another order are put into the order of the first part.
void Checker::match_columns(Query& query, std::size_t part, const Columns& first, Columns& columns) const {
    if (columns == first) {
        return;
    }
    const auto differ = [&] {
        fail("DifferentColumnsInUnion", query.unions[part - 1],
             fmt::format("all parts of a UNION have the same columns: ({}) and ({})", fmt::join(first, ", "),
                         fmt::join(columns, ", ")));
    };
    auto* projection = projection_of(query.parts[part]);
    if (projection == nullptr || columns.size() != first.size()) {
        differ();
    }
    auto& items = projection->items;
    for (std::size_t at = 0; at < first.size(); ++at) {
        const auto found = std::find_if(items.begin() + static_cast<std::ptrdiff_t>(at), items.end(),
                                        [&](const auto& item) { return item.name == first[at]; });
        if (found == items.end()) {
            differ();
        }
        std::rotate(items.begin() + static_cast<std::ptrdiff_t>(at), found, found + 1);
    }
}

Checker::Columns Checker::query(Query& query, const Scope* outer, Place place) {
    unite(query);
    Columns first;
    for (std::size_t at = 0; at < query.parts.size(); ++at) {
        auto& single = query.parts[at];
        compose(single, place);
        stands_alone_ = place == Place::statement && query.parts.size() == 1 && single.clauses.size() == 1;
        auto columns = part(single, outer, place);
        if (at == 0) {
            first = std::move(columns);
        } else if (place == Place::statement) {
            match_columns(query, at, first, columns);
        }
    }
    return first;
}

Checker::Columns Checker::part(SingleQuery& single, const Scope* outer, Place place) {
    Scope scope(outer);
    auto* before = scope_;
    scope_ = &scope;
    for (auto& clause : single.clauses) {
        writes_ = writes_ || writes(clause);
        std::visit([&](auto& content) { this->clause(content, clause.spot); }, clause.content);
        clause.scope = scope.slots();
    }
    scope_ = before;
    Columns columns;
    if (const auto* projection = projection_of(single); projection != nullptr && place == Place::statement) {
        for (const auto& item : projection->items) {
            columns.push_back(item.name);
        }
    } else if (const auto* call = std::get_if<CallProcedure>(&single.clauses.back().content);
               call != nullptr && stands_alone_) {
        for (const auto& item : call->items) {
            columns.push_back(item.variable);
        }
    }
    return columns;
}

}  // namespace entente::cypher
