#include "queries/cypher/checker.hpp"
#include "queries/cypher/children.hpp"

#include <algorithm>
#include <unordered_map>

namespace entente::cypher {

namespace {

/// What the items of a projection say, and what replaces it.
class Replacement {
public:
    explicit Replacement(const Projection& projection);
    void replace(ExpressionPtr& expression);

private:
    bool is_free(const Expression& key) const;
    static bool stays(const Expression& parent, const Expression& child);
    void replace_inside(Expression& expression);
    void add_aggregates(const Expression& expression);

    ExpressionIndex keys_;
    std::unordered_map<const Expression*, Variable> variables_;
    std::vector<std::string> bound_;
};

bool is_constant(const Expression& expression) {
    return std::holds_alternative<Literal>(expression.content) || std::holds_alternative<Parameter>(expression.content);
}

/// A name that an item gives means that item, whatever it meant before.
Replacement::Replacement(const Projection& projection) {
    std::set<std::string_view> given;
    for (const auto& item : projection.items) {
        given.insert(item.name);
    }
    for (const auto& item : projection.items) {
        const auto* variable = std::get_if<Variable>(&item.value->content);
        if (variable == nullptr ? !is_constant(*item.value) : !given.contains(variable->name)) {
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

/// A property map of a pattern remains one, whatever is in it.
bool Replacement::stays(const Expression& parent, const Expression& child) {
    return std::holds_alternative<MapOf>(child.content) &&
           (std::holds_alternative<PatternValue>(parent.content) ||
            std::holds_alternative<PatternComprehension>(parent.content));
}

void Replacement::replace(ExpressionPtr& expression) {
    if (const auto* key = keys_.find(*expression); key != nullptr && is_free(*key)) {
        expression->content = variables_.at(key);
        return;
    }
    replace_inside(*expression);
}

void Replacement::replace_inside(Expression& expression) {
    const auto outside = bound_.size();
    const auto added = bound_by(expression);
    bound_.insert(bound_.end(), added.begin(), added.end());
    each_child(expression, [&](ExpressionPtr& child) {
        if (child && stays(expression, *child)) {
            replace_inside(*child);
        } else if (child) {
            replace(child);
        }
    });
    bound_.resize(outside);
}

}  // namespace

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
