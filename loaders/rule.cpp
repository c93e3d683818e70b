#include "loaders/rule.hpp"

#include "graph/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

FieldContext context_of(const FieldContext& table, const std::optional<Markers>& none, std::vector<std::size_t>* used) {
    return {table.columns, table.mapping, table.missing, none ? *none : table.none, used};
}

void require_source(const StandingReader& standing, const FieldContext& context, int line) {
    if (!standing.has_source()) {
        throw Error(fmt::format("{}: the rule states something, but neither it nor its table has a `source`",
                                place_of(context, line)));
    }
}

void append_cells(const Cells& cells, const std::vector<std::size_t>& columns, std::string& text) {
    for (const std::size_t column : columns) {
        text += cells[column];
        text += '\x1f';
    }
}

void tidy_columns(std::vector<std::size_t>& used) {
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
}

}  // namespace entente
