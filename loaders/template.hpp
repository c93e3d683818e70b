#pragma once

#include "loaders/columns.hpp"
#include "loaders/mapping.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The index of a column. Throws Error naming the place in the mapping, and the nearest column, when it is not there.
std::size_t find_column(std::string_view name, const Columns& columns, std::string_view place);

/// Text with `{column}` places, bound to the columns of a table.
class Template {
public:
    /// Throws Error naming the place in the mapping when a column is not there or a brace is not closed.
    Template(std::string_view text, const Columns& columns, std::string_view place);

    /// The text for a row, or nothing if one of the cells is among the missing. Valid until the next call.
    std::optional<std::string_view> fill(const Cells& cells, const Markers& missing);

    bool is_constant() const { return pieces_.empty() || (pieces_.size() == 1 && pieces_[0].column == Columns::kNone); }

    /// Adds the indices of its columns.
    void collect_columns(std::vector<std::size_t>& columns) const;

    /// The name of the first column in it, for messages; empty if it is constant.
    const std::string& column() const { return column_; }

private:
    struct Piece {
        std::size_t column;  ///< kNone: text
        std::string text;
    };

    void add_text(std::string_view text);

    std::vector<Piece> pieces_;
    std::string column_;
    std::string filled_;
};

}  // namespace entente
