#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/draft.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/fault.hpp"
#include "queries/cypher/plan.hpp"
#include "queries/cypher/procedure.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

// What rows pass on their way from the first clause of a query to its answer. Not installed.
namespace entente::cypher {

/// What the steps of a statement share.
struct Execution {
    Run& run;
    Draft* draft = nullptr;  ///< of a statement that writes
    std::span<const Procedure> procedures = {};
    bool tallies = true;       ///< rows are counted by codes of what is read of them, where the plan allows
    std::uint64_t writes = 0;  ///< so often the graph has changed: plans made before are stale
};

/// Takes rows and passes others on. There is one row a statement, of which each variable has a slot of its own: it is
/// changed in place, and what waits keeps the slots that are read later.
class Step {
public:
    Step() = default;
    virtual ~Step() = default;
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

    void lead_to(Step& next) { next_ = &next; }

    /// Makes it as new: a subquery runs many times.
    virtual void begin(Row& /*row*/) {}

    /// Takes a row; false where no more are wanted.
    virtual bool push(Row& row) = 0;

    /// As if the row came so many times.
    virtual bool push_many(Row& row, std::uint64_t times) {
        while (times-- > 0) {
            if (!push(row)) {
                return false;
            }
        }
        return true;
    }

    /// All rows have come, or no more were wanted.
    virtual void finish(Row& row) { next_->finish(row); }

    /// Its place in the plan, above what it gets its rows from.
    virtual PlanNode describe(PlanNode input) = 0;

    /// Whether the store answers it without a snapshot.
    virtual bool is_bounded() { return true; }

    std::uint64_t rows() const { return rows_; }

protected:
    bool pass(Row& row) {
        ++rows_;
        return next_->push(row);
    }
    bool pass_many(Row& row, std::uint64_t times) {
        rows_ += times;
        return next_->push_many(row, times);
    }
    void finish_next(Row& row) { next_->finish(row); }

private:
    Step* next_ = nullptr;
    std::uint64_t rows_ = 0;
};

inline std::size_t place(Slot slot) { return static_cast<std::size_t>(slot); }

/// Runs `act`, and makes of a Fault the error at the spot.
template <typename Act>
auto at(Spot spot, const Run& run, Act&& act) {
    try {
        return std::forward<Act>(act)();
    } catch (const Fault& fault) {
        throw QueryError(fault.kind(), fault.detail(), QueryError::Phase::run, fault.what(), run.text, spot);
    }
}

inline PlanNode above(PlanNode input, std::string name, std::string detail = {}) {
    PlanNode made;
    made.name = std::move(name);
    made.detail = std::move(detail);
    made.inputs.push_back(std::move(input));
    return made;
}

}  // namespace entente::cypher
