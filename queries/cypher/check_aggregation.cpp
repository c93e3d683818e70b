#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/callable.hpp"
#include "queries/cypher/checker.hpp"
#include "queries/cypher/children.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

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
             fmt::format("{}() takes {}, found {}", call.name, counted_arguments(found.arguments, found.arguments),
                         call.arguments.size()));
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

/// Beside an aggregate may stand what rows are grouped by, and what does not depend on rows.
void Checker::check_grouped(const Expression& expression, const Groups& groups) const {
    const auto* call = std::get_if<Call>(&expression.content);
    if (groups.keys.find(expression) != nullptr || (call != nullptr && call->slot != Slot::none)) {
        return;
    }
    const bool patterns = std::holds_alternative<PatternValue>(expression.content) ||
                          std::holds_alternative<PatternComprehension>(expression.content) ||
                          std::holds_alternative<Subquery>(expression.content);
    if (patterns || std::holds_alternative<Variable>(expression.content)) {
        for (const auto slot : reads(expression)) {
            if (groups.differing.contains(slot)) {
                fail("AmbiguousAggregationExpression", expression.spot,
                     "beside an aggregate stands what differs between the rows of a group: make it a column of its "
                     "own");
            }
        }
        return;
    }
    each_child(expression, [&](const ExpressionPtr& child) {
        if (child) {
            check_grouped(*child, groups);
        }
    });
}

}  // namespace entente::cypher
