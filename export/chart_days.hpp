#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "graph/bound.hpp"
#include "graph/table.hpp"

// Days and spans read back from the cells of a table. Not installed.
namespace entente {

/// What a table says of a time beyond its days.
struct SpanMarks {
    bool disputed = false;
    bool undated = false;
    bool carried = false;
    bool planned = false;  ///< planned, expected or considered
};

/// A time from the first day in to the first day out; a bound that is not days is open.
struct MarkedSpan {
    Span span;
    SpanMarks marks;
};

/// The day, month or year of a cell; of a date with a time its day. A whole number is a year if `years`.
std::optional<Bound> bound_of(const Cell& cell, bool years);

/// The spans of a cell: text as readable(Span) writes it, several joined by commas, or maps with since and until.
/// Nothing where the cell holds anything else; null is no span at all.
std::optional<std::vector<MarkedSpan>> stretches_of(const Cell& cell);

/// The marks named in a text such as "undated, carried".
SpanMarks marks_in(std::string_view text);

}  // namespace entente
