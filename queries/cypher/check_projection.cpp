#include "queries/cypher/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

void Checker::expand_star(Projection& projection, Spot at) {
    if (!projection.star) {
        return;
    }
    const auto& own = scope_->own();
    if (own.empty() && scope_->outer() == nullptr && projection.returns) {
        fail("NoVariablesInScope", at, "RETURN * needs at least one variable");
    }
    std::vector<Projection::Item> made;
    for (const auto& [name, known] : own) {
        auto value = std::make_unique<Expression>();
        value->content = Variable{name};
        value->spot = at;
        made.push_back({std::move(value), name, true});
    }
    std::move(projection.items.begin(), projection.items.end(), std::back_inserter(made));
    projection.items = std::move(made);
}

/// Gathers the aggregates in the items.
Checker::Items Checker::items(Projection& projection) {
    Items found;
    Groups groups;
    for (const auto& [name, known] : scope_->own()) {
        groups.differing.insert(known.slot);
    }
    std::vector<const Expression*> mixed;
    collecting_ = &projection;
    for (auto& item : projection.items) {
        const auto before = projection.aggregates.size();
        found.types.push_back(value(item.value));
        if (projection.aggregates.size() > before) {
            mixed.push_back(item.value.get());
            continue;
        }
        groups.keys.add(*item.value);
        names_in(*item.value, found.names);
        if (const auto* variable = std::get_if<Variable>(&item.value->content)) {
            groups.differing.erase(variable->slot);
        }
    }
    collecting_ = nullptr;
    for (const auto& item : projection.order) {
        found.sorts_by_aggregate.push_back(has_aggregate(*item.by));
    }
    for (const auto* expression : mixed) {
        check_grouped(*expression, groups);
    }
    return found;
}

void Checker::declare_items(Projection& projection, const Types& types, Scope& scope) {
    for (std::size_t at = 0; at < projection.items.size(); ++at) {
        auto& item = projection.items[at];
        if (scope.own().contains(item.name)) {
            fail("ColumnNameConflict", item.value->spot, fmt::format("two columns have the name '{}'", item.name));
        }
        item.slot = new_slot(item.value->spot);
        scope.declare(item.name, {item.slot, types[at]});
    }
}

void Checker::need_aliases(const Projection& projection) const {
    for (const auto& item : projection.items) {
        if (!projection.returns && !item.aliased && !std::holds_alternative<Variable>(item.value->content)) {
            fail("NoExpressionAlias", item.value->spot,
                 fmt::format("in WITH an expression has an alias: {} AS ..", item.name));
        }
    }
}

void Checker::sort(Projection& projection, const Items& items) {
    const bool aggregates = !projection.aggregates.empty();
    for (std::size_t place = 0; place < projection.order.size(); ++place) {
        auto& item = projection.order[place];
        grouped_ = aggregates && items.sorts_by_aggregate[place] ? &items.names : nullptr;
        collecting_ = aggregates ? &projection : nullptr;
        const auto before = projection.aggregates.size();
        value(item.by);
        for (auto at = before; at < projection.aggregates.size(); ++at) {
            for (const auto& argument : projection.aggregates[at]->arguments) {
                if (!reads(*argument).empty()) {
                    fail("InvalidAggregation", argument->spot, "what is aggregated here is gone once rows are grouped");
                }
            }
        }
    }
    grouped_ = nullptr;
    collecting_ = nullptr;
}

/// SKIP and LIMIT are the same for all rows.
void Checker::count_of_rows(ExpressionPtr& expression, std::string_view word) {
    if (!expression) {
        return;
    }
    const auto type = value(expression);
    const auto& content = expression->content;
    if (!reads(*expression).empty() || has_pattern(*expression)) {
        fail("NonConstantExpression", expression->spot, fmt::format("{} cannot depend on what is in a row", word));
    }
    if (const auto* literal = std::get_if<Literal>(&content)) {
        const auto* number = std::get_if<std::int64_t>(&literal->value);
        if (number != nullptr && *number < 0) {
            fail("NegativeIntegerArgument", expression->spot, fmt::format("{} is at least 0, found {}", word, *number));
        }
    }
    need(type, StaticType::integer, expression->spot, word);
}

void Checker::clause(Projection& projection, Spot at) {
    expand_star(projection, at);
    const auto made = items(projection);
    auto* before = scope_;
    Scope after(before->outer());
    declare_items(projection, made.types, after);
    Scope both(before);
    for (const auto& [name, known] : after.own()) {
        both.declare(name, known);
    }
    const bool closed = projection.distinct || !projection.aggregates.empty();
    scope_ = closed ? &after : &both;
    use_items(projection);
    sort(projection, made);
    count_of_rows(projection.skip, "SKIP");
    count_of_rows(projection.limit, "LIMIT");
    if (projection.where) {
        condition(*projection.where);
    }
    need_aliases(projection);
    scope_ = before;
    *before = std::move(after);
}

}  // namespace entente::cypher
