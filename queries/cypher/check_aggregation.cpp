#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/checker.hpp"
#include "queries/cypher/children.hpp"
#include "queries/cypher/same_expression.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

template <typename Test>
bool any_inside(const Expression& expression, const Test& test) {
    bool found = test(expression);
    each_child(expression,
               [&](const ExpressionPtr& child) { found = found || (child != nullptr && any_inside(*child, test)); });
    return found;
}

/// The names that the expression binds for what is directly inside it.
std::vector<std::string> bound_by(const Expression& expression) {
    if (const auto* list = std::get_if<ListComprehension>(&expression.content)) {
        return {list->variable};
    }
    if (const auto* quantifier = std::get_if<Quantifier>(&expression.content)) {
        return {quantifier->variable};
    }
    if (const auto* reduce = std::get_if<Reduce>(&expression.content)) {
        return {reduce->variable, reduce->accumulator};
    }
    std::vector<std::string> names;
    if (const auto* found = std::get_if<PatternComprehension>(&expression.content)) {
        names.push_back(found->pattern.variable);
        for (const auto& node : found->pattern.nodes) {
            names.push_back(node.variable);
        }
        for (const auto& edge : found->pattern.edges) {
            names.push_back(edge.variable);
        }
    }
    return names;
}

struct Replaceable {
    const Projection::Item* item;
    std::set<std::string> names;  ///< that its expression reads, and that must mean the same where it is replaced
};

bool is_free(const Replaceable& of, const std::vector<std::string>& bound) {
    return std::none_of(bound.begin(), bound.end(), [&](const std::string& name) { return of.names.contains(name); });
}

void replace(ExpressionPtr& expression, const std::vector<Replaceable>& items, std::vector<std::string>& bound) {
    for (const auto& candidate : items) {
        if (is_free(candidate, bound) && same_expression(*expression, *candidate.item->value)) {
            expression->content = Variable{candidate.item->name, candidate.item->slot};
            return;
        }
    }
    const auto outside = bound.size();
    const auto added = bound_by(*expression);
    bound.insert(bound.end(), added.begin(), added.end());
    each_child(*expression, [&](ExpressionPtr& child) {
        if (child) {
            replace(child, items, bound);
        }
    });
    bound.resize(outside);
}

}  // namespace

bool Checker::has_aggregate(const Expression& expression) {
    return any_inside(expression, [](const Expression& each) {
        const auto* call = std::get_if<Call>(&each.content);
        return call != nullptr && find_aggregate(call->name) != nullptr;
    });
}

bool Checker::has_pattern(const Expression& expression) {
    return any_inside(expression, [](const Expression& each) {
        return std::holds_alternative<PatternValue>(each.content) ||
               std::holds_alternative<PatternComprehension>(each.content) ||
               std::holds_alternative<Subquery>(each.content);
    });
}

void Checker::names_in(const Expression& expression, std::set<std::string>& names) {
    if (const auto* variable = std::get_if<Variable>(&expression.content)) {
        names.insert(variable->name);
    }
    for (const auto& name : bound_by(expression)) {
        names.insert(name);
    }
    each_child(expression, [&](const ExpressionPtr& child) {
        if (child) {
            names_in(*child, names);
        }
    });
}

StaticType Checker::aggregate(Call& call, const Expression& at) {
    if (in_aggregate_) {
        fail("NestedAggregation", at.spot, fmt::format("{}() stands inside another aggregate", call.name));
    }
    if (collecting_ == nullptr) {
        fail("InvalidAggregation", at.spot,
             fmt::format("{}() gathers many rows: it stands in WITH or RETURN, or in the ORDER BY of those that "
                         "aggregate",
                         call.name));
    }
    const auto& found = *find_aggregate(call.name);
    if (!call.star && call.arguments.size() != found.arguments) {
        fail("InvalidNumberOfArguments", at.spot,
             fmt::format("{}() takes {} arguments, found {}", call.name, found.arguments, call.arguments.size()));
    }
    in_aggregate_ = true;
    Types types;
    for (auto& argument : call.arguments) {
        types.push_back(value(argument));
    }
    in_aggregate_ = false;
    call.slot = new_slot(at.spot);
    collecting_->aggregates.push_back(&call);
    if (found.name == "min" || found.name == "max") {
        return types.front();
    }
    if (found.name == "collect") {
        return {StaticType::list, types.front().kinds};
    }
    return {found.name == "count" ? StaticType::integer : StaticType::any};
}

bool Checker::is_of_row(Slot slot, const std::vector<const Expression*>& keys, Slot first_new) const {
    const auto is_key = [&](const Expression* key) {
        const auto* variable = std::get_if<Variable>(&key->content);
        return variable != nullptr && variable->slot == slot;
    };
    const auto is_own = [&](const auto& entry) { return entry.second.slot == slot; };
    return slot < first_new && std::none_of(keys.begin(), keys.end(), is_key) &&
           std::any_of(scope_->own().begin(), scope_->own().end(), is_own);
}

/// Beside an aggregate may stand what rows are grouped by, and what does not depend on rows.
void Checker::check_grouped(const Expression& expression, const std::vector<const Expression*>& keys,
                            Slot first_new) const {
    const bool key = std::any_of(keys.begin(), keys.end(),
                                 [&](const Expression* each) { return same_expression(*each, expression); });
    const auto* call = std::get_if<Call>(&expression.content);
    if (key || (call != nullptr && call->slot != Slot::none)) {
        return;
    }
    const bool variable = std::holds_alternative<Variable>(expression.content);
    const bool pattern = std::holds_alternative<PatternValue>(expression.content) ||
                         std::holds_alternative<PatternComprehension>(expression.content) ||
                         std::holds_alternative<Subquery>(expression.content);
    if (variable || pattern) {
        for (const auto slot : reads(expression)) {
            if (is_of_row(slot, keys, first_new)) {
                fail("AmbiguousAggregationExpression", expression.spot,
                     "beside an aggregate stands what differs between the rows of a group: make it a column of its "
                     "own");
            }
        }
        return;
    }
    each_child(expression, [&](const ExpressionPtr& child) {
        if (child) {
            check_grouped(*child, keys, first_new);
        }
    });
}

/// What repeats an item becomes its variable. A name that an item gives means that item, whatever it meant before.
void Checker::use_items(ExpressionPtr& expression, const Projection& projection) {
    std::vector<Replaceable> items;
    for (const auto& item : projection.items) {
        const auto* variable = std::get_if<Variable>(&item.value->content);
        const bool renamed_over = variable != nullptr && std::any_of(projection.items.begin(), projection.items.end(),
                                                                     [&](const Projection::Item& other) {
                                                                         return other.name == variable->name;
                                                                     });
        if (!renamed_over) {
            Replaceable made{&item, {}};
            names_in(*item.value, made.names);
            items.push_back(std::move(made));
        }
    }
    std::vector<std::string> bound;
    replace(expression, items, bound);
}

}  // namespace entente::cypher
