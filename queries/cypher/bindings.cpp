#include "queries/cypher/bindings.hpp"

#include "queries/cypher/children.hpp"
#include "queries/cypher/steps.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace entente::cypher {

namespace {

/// What the expression gives values to, for what stands within it.
std::vector<Slot> own_slots(const Expression& expression) {
    if (const auto* list = std::get_if<ListComprehension>(&expression.content)) {
        return {list->slot};
    }
    if (const auto* quantifier = std::get_if<Quantifier>(&expression.content)) {
        return {quantifier->slot};
    }
    if (const auto* reduce = std::get_if<Reduce>(&expression.content)) {
        return {reduce->accumulator_slot, reduce->slot};
    }
    if (const auto* pattern = std::get_if<PatternComprehension>(&expression.content)) {
        return pattern_slots(std::span(&pattern->pattern, 1));
    }
    return {};
}

void each_expression(const Clause& clause, const auto& visit) {
    const auto one = [&](const ExpressionPtr& expression) {
        if (expression) {
            visit(*expression);
        }
    };
    const auto span = [&](const Span& of) { one(of.since), one(of.until); };
    const auto items = [&](const std::vector<SetItem>& of) {
        for (const auto& item : of) {
            one(item.target), one(item.value);
        }
    };
    const auto& content = clause.content;
    if (const auto* match = std::get_if<Match>(&content)) {
        one(match->where);
    } else if (const auto* unwind = std::get_if<Unwind>(&content)) {
        one(unwind->list);
    } else if (const auto* create = std::get_if<Create>(&content)) {
        span(create->span);
    } else if (const auto* merge = std::get_if<Merge>(&content)) {
        items(merge->on_create), items(merge->on_match), span(merge->span);
    } else if (const auto* set = std::get_if<Set>(&content)) {
        items(set->items), span(set->span);
    } else if (const auto* remove = std::get_if<Remove>(&content)) {
        items(remove->items);
    } else if (const auto* gone = std::get_if<Delete>(&content)) {
        std::for_each(gone->targets.begin(), gone->targets.end(), one);
    } else if (const auto* call = std::get_if<CallProcedure>(&content)) {
        if (call->arguments) {
            std::for_each(call->arguments->begin(), call->arguments->end(), one);
        }
        one(call->where);
    } else if (const auto* projection = std::get_if<Projection>(&content)) {
        for (const auto& item : projection->items) {
            one(item.value);
        }
        for (const auto& item : projection->order) {
            one(item.by);
        }
        one(projection->skip), one(projection->limit), one(projection->where);
    }
}

std::span<const PathPattern> patterns_of(const Clause& clause) {
    if (const auto* match = std::get_if<Match>(&clause.content)) {
        return match->patterns;
    }
    if (const auto* create = std::get_if<Create>(&clause.content)) {
        return create->patterns;
    }
    if (const auto* merge = std::get_if<Merge>(&clause.content)) {
        return std::span(&merge->pattern, 1);
    }
    return {};
}

template <typename Map>
std::vector<typename Map::key_type> keys(const Map& map) {
    std::vector<typename Map::key_type> made;
    std::transform(map.begin(), map.end(), std::back_inserter(made), [](const auto& entry) { return entry.first; });
    return made;
}

}  // namespace

std::vector<Slot> joined(std::span<const Slot> a, std::span<const Slot> b) {
    std::vector<Slot> all(a.begin(), a.end());
    all.insert(all.end(), b.begin(), b.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<const PathPattern*> Bindings::patterns() const { return keys(patterns_); }
std::vector<const Query*> Bindings::queries() const { return keys(queries_); }

void Bindings::note(const Expression& expression, std::span<const Slot> bound) {
    if (const auto* comprehension = std::get_if<PatternComprehension>(&expression.content)) {
        patterns_[&comprehension->pattern] = joined(bound, {});
    } else if (const auto* value = std::get_if<PatternValue>(&expression.content)) {
        patterns_[&value->pattern] = joined(bound, {});
    } else if (const auto* subquery = std::get_if<Subquery>(&expression.content)) {
        queries_[subquery->query.get()] = joined(bound, {});
    }
    const auto within = joined(bound, own_slots(expression));
    each_child(expression, [&](const ExpressionPtr& child) {
        if (child) {
            note(*child, within);
        }
    });
}

void Bindings::note(const PathPattern& pattern, std::span<const Slot> bound) {
    each_property_map(pattern, [&](const ExpressionPtr& properties) {
        if (properties) {
            note(*properties, bound);
        }
    });
}

void Bindings::note(const Clause& clause, std::span<const Slot> before) {
    const auto bound = joined(before, clause.scope);
    each_expression(clause, [&](const Expression& expression) { note(expression, bound); });
    for (const auto& pattern : patterns_of(clause)) {
        note(pattern, bound);
    }
}

}  // namespace entente::cypher
