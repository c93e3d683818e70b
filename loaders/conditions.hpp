#pragma once

#include "loaders/columns.hpp"
#include "loaders/field.hpp"

#include <vector>

namespace entente {

/// The `when` and `unless` of a table or a rule, bound to its columns.
class Conditions {
public:
    /// Throws Error when a column is not there.
    Conditions(const std::vector<Condition>& conditions, const FieldContext& context);

    /// Whether all of them hold. Cells are compared raw; one that a lookup did not find is empty.
    bool hold(const Cells& cells) const;

private:
    struct Bound {
        std::size_t column;
        std::vector<std::string> values;
        Condition::Wants wants;
    };
    std::vector<Bound> conditions_;
};

}  // namespace entente
