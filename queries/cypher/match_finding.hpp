#pragma once

#include "queries/cypher/match_binding.hpp"
#include "queries/cypher/match_count.hpp"

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
        return each_of(cursors_.size(), row, run, found);
    }

    /// Calls `found` with the bindings of the first step.
    template <typename Found>
    bool each_first(Row& row, Run& run, Found&& found) {
        return each_of(1, row, run, found);
    }

    /// Calls `found` with bindings in which the last steps are only counted, and how many they stand for.
    template <typename Found>
    bool each_counted(TailCount& tail, Row& row, Run& run, Found&& found) {
        tail.forget();
        if (tail.begin() == cursors_.size()) {
            return each(row, run, [&](const Binding& binding) { return found(binding, 1); });
        }
        return each_of(tail.begin(), row, run, [&](Binding& binding) {
            const auto times = tail.count(binding);
            rows_.back() += times;
            return times == 0 || found(binding, times);
        });
    }

    /// What each step has given since the last call.
    std::vector<std::uint64_t> take_rows();

private:
    /// Runs the first so many steps, at least one.
    template <typename Found>
    bool each_of(std::size_t steps, Row& row, Run& run, Found&& found) {
        if (!begin(row, run)) {
            return true;
        }
        std::size_t at = 0;
        while (true) {
            if (at + 1 == steps && bare_[at]) {
                for (auto& cursor = *cursors_[at]; cursor.next(binding_); run.tick()) {
                    ++rows_[at];
                    if (!found(binding_)) {
                        return false;
                    }
                }
                if (at-- == 0) {
                    return true;
                }
            }
            run.tick();
            if (!cursors_[at]->next(binding_)) {
                if (at == 0) {
                    return true;
                }
                --at;
            } else if (admits(at)) {
                if (at + 1 < steps) {
                    cursors_[++at]->open(binding_);
                } else if (!found(binding_)) {
                    return false;
                }
            }
        }
    }

    bool begin(Row& row, Run& run);
    bool admits(std::size_t at);
    bool holds(const Condition& condition) const;

    const StepOrder& order_;
    Binding binding_;
    std::vector<std::unique_ptr<Cursor>> cursors_;
    std::vector<bool> bare_;  ///< by step: what it gives is neither shown nor tested
    std::vector<std::uint64_t> rows_;
};

}  // namespace entente::cypher
