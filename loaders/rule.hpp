#pragma once

#include "loaders/context.hpp"
#include "loaders/field.hpp"
#include "loaders/standing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What each row of a table makes: read and checked first, written afterwards.
class Rule {
public:
    enum class Plan : std::uint8_t { nothing, something };

    virtual ~Rule() = default;

    /// Whether its conditions hold for the row.
    virtual bool applies(const Cells& cells) const = 0;

    /// Reads the row without writing. Throws RowRejected. `nothing`: it is all there already.
    virtual Plan plan(const Cells& cells, LoadContext& context) = 0;

    /// Writes what was planned.
    virtual void write(LoadContext& context) = 0;
};

/// The context of a rule's fields: its own markers where it has some, and a note of the columns it names.
FieldContext context_of(const FieldContext& table, const std::optional<Markers>& none, std::vector<std::size_t>* used);

/// Throws Error unless the rule or its table has a source.
void require_source(const StandingReader& standing, const FieldContext& context, int line);

/// The raw cells of some columns, as one text that tells rows apart.
void append_cells(const Cells& cells, const std::vector<std::size_t>& columns, std::string& text);

/// Sorted, each once.
void tidy_columns(std::vector<std::size_t>& used);

}  // namespace entente
