#pragma once

#include "loaders/template.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A day whose year, month and day of the month stand in cells of their own.
///
/// It is as precise as its cells: without a day a month, without a month a year, without a year nothing. Months and
/// days of one digit are padded; whether they are possible is for the reader of bounds to say.
class DayParts {
public:
    /// Throws Error naming the place in the mapping when a column is not there.
    DayParts(const FieldSpec& spec, const Columns& columns, std::string_view place);

    /// The text for a row, or nothing if its year is among the missing. Valid until the next call.
    std::optional<std::string_view> fill(const Cells& cells, const Markers& missing);

    /// Adds the indices of its columns.
    void collect_columns(std::vector<std::size_t>& columns) const;

private:
    Template year_;
    std::optional<Template> month_;
    std::optional<Template> day_;
    std::string filled_;
};

}  // namespace entente
