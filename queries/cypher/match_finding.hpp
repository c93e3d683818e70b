#pragma once

#include "queries/cypher/match_binding.hpp"

#include <memory>
#include <span>
#include <vector>

// Not installed.
namespace entente::cypher {

/// Steps as they run: one cursor each, the last one innermost. Serves one search at a time, and any number of them.
class Finding {
public:
    Finding(const Patterns& patterns, const StepOrder& order, const Graph& graph);

    /// Calls `found` with the binding of every match until it says false; false if it did.
    template <typename Found>
    bool each(Row& row, Run& run, Found&& found) {
        if (!begin(row, run)) {
            return true;
        }
        std::size_t at = 0;
        while (true) {
            run.tick();
            if (!cursors_[at]->next(binding_)) {
                if (at == 0) {
                    return true;
                }
                --at;
            } else if (admits(at)) {
                if (at + 1 < cursors_.size()) {
                    cursors_[++at]->open(binding_);
                } else if (!found(binding_)) {
                    return false;
                }
            }
        }
    }

    std::uint64_t count(Row& row, Run& run);

    /// What each step has given since the last call.
    std::vector<std::uint64_t> take_rows();

private:
    bool begin(Row& row, Run& run);
    bool admits(std::size_t at);
    bool holds(const Condition& condition) const;

    const StepOrder& order_;
    Binding binding_;
    std::vector<std::unique_ptr<Cursor>> cursors_;
    std::vector<std::uint64_t> rows_;
};

}  // namespace entente::cypher
