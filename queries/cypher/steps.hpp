#pragma once

#include "queries/cypher/row_use.hpp"
#include "queries/cypher/step.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// The steps there are. All keep references to the tree of the query. Not installed.
namespace entente::cypher {

using StepPtr = std::unique_ptr<Step>;

/// Where a clause stands: the slots that have values before it and behind it.
struct Standing {
    std::vector<Slot> before;
    std::vector<Slot> behind;
    Spot spot;
    std::string words;  ///< of the clause, for plans
    bool last = false;  ///< nothing reads its rows
    std::optional<RowUse> use = {};
};

StepPtr match_step(const Match& match, const Standing& place, Execution& execution);
StepPtr unwind_step(const Unwind& unwind, Execution& execution);
StepPtr call_step(const CallProcedure& call, const Standing& place, Execution& execution);

/// Each takes all rows before it changes anything.
StepPtr create_step(const Create& create, const Standing& place, Execution& execution);
StepPtr merge_step(const Merge& merge, const Standing& place, Execution& execution);
StepPtr set_step(const Set& set, const Standing& place, Execution& execution);
StepPtr remove_step(const Remove& remove, const Standing& place, Execution& execution);
StepPtr delete_step(const Delete& remove, const Standing& place, Execution& execution);

/// WITH and RETURN: the items, or groups of them; then what is different, in order, cut, and filtered.
StepPtr items_step(const Projection& projection, Execution& execution);
StepPtr group_step(const Projection& projection, Execution& execution);
StepPtr distinct_step(const Projection& projection, Execution& execution);
StepPtr sort_step(const Projection& projection, Execution& execution);
StepPtr cut_step(const Projection& projection, Execution& execution);
StepPtr filter_step(const Expression& condition, Execution& execution);

/// A match of which the projection only counts the rows; null where it asks for more.
StepPtr count_step(const Match& match, const Projection& projection, const Standing& place, Execution& execution);

/// A match and the groups that the projection makes of its rows; null where more is read of them than a tally tells.
StepPtr tally_step(const Match& match, const Projection& projection, const Standing& place, Execution& execution);

/// Whether a call of an aggregate stands in it.
bool aggregates(const Expression& expression);

/// The number of SKIP or LIMIT. Throws QueryError where it is none, or negative.
std::uint64_t row_limit(const Expression& expression, Row& row, Execution& execution);

/// The slots that are read behind a projection.
std::vector<Slot> kept_slots(const Projection& projection);

/// The slots of what the patterns name.
std::vector<Slot> pattern_slots(std::span<const PathPattern> patterns);

}  // namespace entente::cypher
