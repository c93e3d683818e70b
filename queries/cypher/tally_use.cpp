#include "queries/cypher/tally_use.hpp"

#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/children.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/steps.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

bool has(const std::vector<Slot>& slots, Slot slot) {
    return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

/// Of nodes and of single edges.
std::vector<Slot> element_slots(const Match& match) {
    std::vector<Slot> slots;
    for (const auto& pattern : match.patterns) {
        for (const auto& node : pattern.nodes) {
            slots.push_back(node.slot);
        }
        for (const auto& edge : pattern.edges) {
            if (!edge.hops && pattern.shape == PathPattern::Shape::plain) {
                slots.push_back(edge.slot);
            }
        }
    }
    slots.erase(std::remove(slots.begin(), slots.end(), Slot::none), slots.end());
    return slots;
}

/// Kinds of expressions that bind no variables and depend on nothing but what is inside.
bool is_plain(const Expression& expression) {
    return std::visit(
        [](const auto& content) {
            using Content = std::decay_t<decltype(content)>;
            if constexpr (std::is_same_v<Content, Call>) {
                const auto* function = find_function(content.name);
                return content.slot != Slot::none || (function != nullptr && !function->varies);
            }
            constexpr bool binds = std::is_same_v<Content, ListComprehension> ||
                                   std::is_same_v<Content, PatternComprehension> ||
                                   std::is_same_v<Content, Quantifier> || std::is_same_v<Content, Reduce> ||
                                   std::is_same_v<Content, PatternValue> || std::is_same_v<Content, Subquery>;
            return !binds;
        },
        expression.content);
}

class Reading {
public:
    Reading(const Match& match, const Projection& projection) : elements_(element_slots(match)) {
        for (const auto& item : projection.items) {
            items_.push_back(item.slot);
        }
    }

    std::optional<TallyUse> all(const Projection& projection);

private:
    bool add(const Expression& expression, bool arguments);
    bool add_all(const Projection& projection, bool arguments);
    void add(PartUse part);
    std::optional<PartUse> part_of(const Expression& expression) const;
    bool is_grouped_by_parts(const Projection& projection) const;
    std::optional<std::vector<PartUse>> counted(const Projection& projection) const;

    std::vector<Slot> elements_;
    std::vector<Slot> items_;
    TallyUse use_;
};

/// n or n.p.
std::optional<PartUse> Reading::part_of(const Expression& expression) const {
    const auto* property = std::get_if<PropertyOf>(&expression.content);
    const auto& of = property != nullptr ? *property->object : expression;
    const auto* variable = std::get_if<Variable>(&of.content);
    if (variable == nullptr || !has(elements_, variable->slot)) {
        return {};
    }
    return PartUse{variable->slot, property != nullptr ? &property->key : nullptr};
}

void Reading::add(PartUse part) {
    if (!has(use_.kept, part.slot)) {
        use_.kept.push_back(part.slot);
    }
    auto& keys = use_.keys;
    const bool known = std::any_of(keys.begin(), keys.end(), [&](const PartUse& key) {
        return key == part || (key.slot == part.slot && key.property == nullptr);
    });
    if (known) {
        return;
    }
    if (part.property == nullptr) {
        keys.erase(std::remove_if(keys.begin(), keys.end(), [&](const PartUse& key) { return key.slot == part.slot; }),
                   keys.end());
    }
    keys.push_back(part);
}

/// Adds what is read; false where it is more than can be told apart. `arguments`: also of what aggregates take.
bool Reading::add(const Expression& expression, bool arguments) {
    if (const auto part = part_of(expression)) {
        add(*part);
        return true;
    }
    if (const auto* variable = std::get_if<Variable>(&expression.content)) {
        return has(items_, variable->slot);
    }
    if (const auto* call = std::get_if<Call>(&expression.content);
        call != nullptr && call->slot != Slot::none && !arguments) {
        return true;
    }
    bool fits = is_plain(expression);
    each_child(expression, [&](const ExpressionPtr& child) { fits = fits && (!child || add(*child, arguments)); });
    return fits;
}

bool Reading::add_all(const Projection& projection, bool arguments) {
    use_ = {};
    return std::all_of(projection.items.begin(), projection.items.end(),
                       [&](const auto& item) { return add(*item.value, arguments); }) &&
           std::all_of(projection.order.begin(), projection.order.end(),
                       [&](const auto& item) { return add(*item.by, arguments); }) &&
           (!projection.where || add(*projection.where, arguments));
}

bool Reading::is_grouped_by_parts(const Projection& projection) const {
    return std::all_of(projection.items.begin(), projection.items.end(),
                       [&](const auto& item) { return aggregates(*item.value) || part_of(*item.value).has_value(); });
}

std::optional<std::vector<PartUse>> Reading::counted(const Projection& projection) const {
    std::vector<PartUse> parts;
    for (const auto* call : projection.aggregates) {
        if (call->star) {
            parts.emplace_back();
            continue;
        }
        const auto part = part_of(*call->arguments.front());
        if (call->distinct || find_aggregate(call->name)->name != "count" || !part) {
            return {};
        }
        parts.push_back(part->property != nullptr ? *part : PartUse());
    }
    return parts;
}

/// What stands beside the aggregates is the same in all rows of a group, so it reads nothing but the keys.
std::optional<TallyUse> Reading::all(const Projection& projection) {
    if (auto parts = counted(projection); parts && is_grouped_by_parts(projection) && add_all(projection, false)) {
        use_.counted = std::move(parts);
        return std::move(use_);
    }
    const bool keeps = std::any_of(projection.aggregates.begin(), projection.aggregates.end(),
                                   [](const Call* call) { return find_aggregate(call->name)->keeps; });
    return !keeps && add_all(projection, true) ? std::optional(std::move(use_)) : std::nullopt;
}

}  // namespace

std::optional<TallyUse> tally_use(const Match& match, const Projection& projection) {
    if (match.optional || projection.aggregates.empty()) {
        return {};
    }
    return Reading(match, projection).all(projection);
}

}  // namespace entente::cypher
