#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/checker.hpp"
#include "queries/cypher/children.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

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

/// What the items of a projection say, and what replaces it.
class Replacement {
public:
    explicit Replacement(const Projection& projection);
    void replace(ExpressionPtr& expression);

private:
    bool is_free(const Expression& key) const;
    void add_aggregates(const Expression& expression);

    ExpressionIndex keys_;
    std::unordered_map<const Expression*, Variable> variables_;
    std::vector<std::string> bound_;
};

/// A name that an item gives means that item, whatever it meant before.
Replacement::Replacement(const Projection& projection) {
    std::set<std::string_view> given;
    for (const auto& item : projection.items) {
        given.insert(item.name);
    }
    for (const auto& item : projection.items) {
        const auto* variable = std::get_if<Variable>(&item.value->content);
        if (variable == nullptr || !given.contains(variable->name)) {
            keys_.add(*item.value);
            variables_.emplace(item.value.get(), Variable{item.name, item.slot});
        }
    }
    for (const auto& item : projection.items) {
        add_aggregates(*item.value);
    }
}

/// Those inside items: their results lie in slots of their own.
void Replacement::add_aggregates(const Expression& expression) {
    const auto* call = std::get_if<Call>(&expression.content);
    if (call != nullptr && call->slot != Slot::none) {
        keys_.add(expression);
        variables_.emplace(&expression, Variable{call->name, call->slot});
        return;
    }
    each_child(expression, [&](const ExpressionPtr& child) {
        if (child) {
            add_aggregates(*child);
        }
    });
}

/// Whether its names mean here what they mean in the item.
bool Replacement::is_free(const Expression& key) const {
    return bound_.empty() || !any_inside(key, [&](const Expression& each) {
               const auto* variable = std::get_if<Variable>(&each.content);
               return variable != nullptr && std::find(bound_.begin(), bound_.end(), variable->name) != bound_.end();
           });
}

void Replacement::replace(ExpressionPtr& expression) {
    if (const auto* key = keys_.find(*expression); key != nullptr && is_free(*key)) {
        expression->content = variables_.at(key);
        return;
    }
    const auto outside = bound_.size();
    const auto added = bound_by(*expression);
    bound_.insert(bound_.end(), added.begin(), added.end());
    each_child(*expression, [&](ExpressionPtr& child) {
        if (child) {
            replace(child);
        }
    });
    bound_.resize(outside);
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

void Checker::use_items(Projection& projection) {
    Replacement replacement(projection);
    for (auto& item : projection.order) {
        replacement.replace(item.by);
    }
    if (projection.where) {
        replacement.replace(projection.where);
    }
}

}  // namespace entente::cypher
