#pragma once

#include "queries/cypher/row_store.hpp"
#include "queries/cypher/steps.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the clauses that write share. Not installed.
namespace entente::cypher {

/// Takes all rows; then writes for each, in order; then passes on what came of them. So a clause sees the graph as it
/// was before it, and those behind it see all that it wrote.
class WriteStep : public Step {
public:
    WriteStep(std::string_view name, const Standing& where, Execution& execution)
        : execution_(execution),
          where_(where),
          name_(name),
          in_(where.before, execution.run),
          out_(where.behind, execution.run) {}

    void begin(Row& row) override;
    bool push(Row& row) override;
    void finish(Row& row) override;
    PlanNode describe(PlanNode input) override { return above(std::move(input), name_, where_.words); }

protected:
    /// Writes for one row, and emits it, or several.
    virtual void write(Row& row) = 0;

    /// After the last row.
    virtual void write_rest() {}

    void emit(const Row& row);
    void wrote() { ++execution_.writes; }

    Draft& draft() { return *execution_.draft; }
    Run& run() { return execution_.run; }
    const Standing& where() const { return where_; }

    Execution& execution_;

private:
    Standing where_;
    std::string name_;
    RowBuffer in_;
    RowBuffer out_;
};

/// SINCE and UNTIL; open where they are not given, unknown where they are null.
entente::Span written_span(const Span& span, Row& row, Run& run);

/// The map of properties of a pattern; empty where there is none.
DatumMap written_properties(const Expression* properties, Row& row, Run& run);

/// Makes what the patterns say and what is not bound before.
class Making {
public:
    Making(std::span<const PathPattern> patterns, std::vector<Slot> bound);

    void operator()(Row& row, Execution& execution, const entente::Span& span) const;

private:
    void make(const PathPattern& pattern, const std::vector<bool>& fresh, Row& row, Execution& execution,
              const entente::Span& span) const;

    std::span<const PathPattern> patterns_;
    std::vector<std::vector<bool>> fresh_;  ///< nodes, by pattern
};

/// Does what SET says.
void apply(std::span<const SetItem> items, Row& row, Execution& execution, const entente::Span& span);

}  // namespace entente::cypher
