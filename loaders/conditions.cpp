#include "loaders/conditions.hpp"

#include <algorithm>

namespace entente {

Conditions::Conditions(const std::vector<Condition>& conditions, const FieldContext& context) {
    for (const Condition& condition : conditions) {
        const std::size_t column = find_column(condition.column, context.columns, place_of(context, condition.line));
        conditions_.push_back({column, condition.values, condition.wants});
        if (context.used != nullptr) {
            context.used->push_back(column);
        }
    }
}

bool Conditions::hold(const Cells& cells) const {
    return std::all_of(conditions_.begin(), conditions_.end(), [&](const Bound& condition) {
        const std::string_view cell = cells[condition.column];
        const bool listed = std::find(condition.values.begin(), condition.values.end(), cell) != condition.values.end();
        return listed == (condition.wants == Condition::Wants::one_of);
    });
}

}  // namespace entente
