#include "queries/cypher/row_use.hpp"

#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/check.hpp"
#include "queries/cypher/children.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/steps.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

/// Whether its value changes though nothing does that it reads.
bool left_to_chance(const Expression& expression) {
    static const auto* const chance = find_function("rand");
    const auto* call = std::get_if<Call>(&expression.content);
    bool found = call != nullptr && find_function(call->name) == chance;
    each_child(expression, [&](const ExpressionPtr& child) { found = found || (child && left_to_chance(*child)); });
    return found;
}

class Reading {
public:
    void add(const ExpressionPtr& expression) {
        if (!expression) {
            return;
        }
        const auto read = reads(*expression);
        slots_.insert(slots_.end(), read.begin(), read.end());
        each_alike_ = each_alike_ && !left_to_chance(*expression);
    }
    void add(const Match& match) {
        for (const auto& pattern : match.patterns) {
            std::for_each(pattern.nodes.begin(), pattern.nodes.end(), [&](const auto& node) { add_element(node); });
            std::for_each(pattern.edges.begin(), pattern.edges.end(), [&](const auto& edge) { add_element(edge); });
        }
        add(match.where);
    }
    void add(const Projection& projection) {
        for (const auto& item : projection.items) {
            add(item.value);
        }
        for (const auto& item : projection.order) {
            add(item.by);
        }
        add(projection.where);
    }

    /// None where equal rows may become different ones.
    std::optional<RowUse> done(bool distinct) {
        std::sort(slots_.begin(), slots_.end());
        slots_.erase(std::unique(slots_.begin(), slots_.end()), slots_.end());
        return each_alike_ ? std::optional(RowUse{std::move(slots_), distinct}) : std::nullopt;
    }

private:
    template <typename Element>
    void add_element(const Element& element) {
        if (!element.declares) {
            slots_.push_back(element.slot);
        }
        add(element.properties);
    }

    std::vector<Slot> slots_;
    bool each_alike_ = true;
};

bool takes_each_once(const Projection& projection) {
    return std::all_of(projection.aggregates.begin(), projection.aggregates.end(),
                       [](const Call* call) { return call->distinct || find_aggregate(call->name)->once; });
}

}  // namespace

std::optional<RowUse> row_use(std::span<const Clause> behind) {
    Reading reading;
    for (const auto& clause : behind) {
        if (const auto* match = std::get_if<Match>(&clause.content)) {
            reading.add(*match);
        } else if (const auto* projection = std::get_if<Projection>(&clause.content)) {
            reading.add(*projection);
            const bool groups = !projection->aggregates.empty();
            return groups || projection->distinct ? reading.done(!groups || takes_each_once(*projection))
                                                  : std::nullopt;
        } else {
            break;
        }
    }
    return {};
}

}  // namespace entente::cypher
