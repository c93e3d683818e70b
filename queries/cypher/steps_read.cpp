#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/kept_plan.hpp"
#include "queries/cypher/steps.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

std::vector<Slot> without(const std::vector<Slot>& slots, const std::vector<Slot>& these) {
    std::vector<Slot> left;
    std::copy_if(slots.begin(), slots.end(), std::back_inserter(left),
                 [&](Slot slot) { return std::find(these.begin(), these.end(), slot) == these.end(); });
    return left;
}

/// Of two ascending rows.
std::vector<Slot> common(const std::vector<Slot>& a, const std::vector<Slot>& b) {
    std::vector<Slot> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

class MatchStep final : public Step {
public:
    MatchStep(const Match& match, const Standing& where, Execution& execution)
        : match_(match),
          execution_(execution),
          plan_(match.patterns, match.where.get(), where.before),
          fresh_(without(pattern_slots(match.patterns), where.before)) {
        if (where.use) {
            use_.emplace(*where.use);
            use_->read = common(use_->read, fresh_);
        }
    }

    bool push(Row& row) override { return push_many(row, 1); }
    bool push_many(Row& row, std::uint64_t times) override {
        bool any = false;
        const bool more = use_ ? match_used(row, times, any) : match_each(row, times, any);
        if (any || !match_.optional) {
            return more;
        }
        for (const auto slot : fresh_) {
            row[place(slot)] = {};
        }
        return pass_many(row, times);
    }
    PlanNode describe(PlanNode input) override {
        if (!match_.optional) {
            return plan_(execution_).describe(std::move(input));
        }
        auto made = above(std::move(input), "Optional");
        made.inputs.push_back(plan_(execution_).describe({"Row", "", {}, {}, {}}));
        return made;
    }
    bool is_bounded() override { return plan_(execution_).is_bounded(); }

private:
    bool match_each(Row& row, std::uint64_t times, bool& any) {
        return plan_(execution_).match(row, execution_.run, [&](Row& found) {
            any = true;
            return pass_many(found, times);
        });
    }
    bool match_used(Row& row, std::uint64_t times, bool& any) {
        const MatchUse use{use_->read, use_->distinct};
        return plan_(execution_).match(row, execution_.run, use, [&](Row& found, std::uint64_t alike) {
            any = true;
            return pass_many(found, use.distinct ? 1 : times * alike);
        });
    }

    const Match& match_;
    Execution& execution_;
    KeptPlan plan_;
    std::vector<Slot> fresh_;
    std::optional<RowUse> use_;  ///< of what is fresh
};

/// A match and the projection behind it that asks for nothing but the number of rows.
class CountStep final : public Step {
public:
    CountStep(const Match& match, const Projection& projection, const Standing& where, Execution& execution)
        : match_(match),
          projection_(projection),
          execution_(execution),
          plan_(match.patterns, match.where.get(), where.before) {}

    void begin(Row& /*row*/) override { found_ = matches_ = 0; }
    bool push(Row& row) override {
        const auto count = plan_(execution_).count(row, execution_.run);
        found_ += count;
        matches_ += match_.optional ? std::max<std::uint64_t>(count, 1) : count;
        return true;
    }
    void finish(Row& row) override {
        for (const auto* call : projection_.aggregates) {
            row[place(call->slot)] = static_cast<std::int64_t>(call->star ? matches_ : found_);
        }
        for (const auto& item : projection_.items) {
            row[place(item.slot)] = evaluate(*item.value, row, execution_.run);
        }
        pass(row);
        finish_next(row);
    }
    PlanNode describe(PlanNode input) override {
        std::vector<std::string_view> names;
        for (const auto& item : projection_.items) {
            names.push_back(item.name);
        }
        return above(plan_(execution_).describe(std::move(input)), "Count", fmt::format("{}", fmt::join(names, ", ")));
    }
    bool is_bounded() override { return plan_(execution_).is_bounded(); }

private:
    const Match& match_;
    const Projection& projection_;
    Execution& execution_;
    KeptPlan plan_;
    std::uint64_t found_ = 0;
    std::uint64_t matches_ = 0;
};

class UnwindStep final : public Step {
public:
    UnwindStep(const Unwind& unwind, Execution& execution) : unwind_(unwind), run_(execution.run) {}

    bool push(Row& row) override {
        const auto datum = evaluate(*unwind_.list, row, run_);
        if (datum.is_null()) {
            return true;
        }
        const auto* list = datum.list();
        if (list == nullptr) {
            row[place(unwind_.slot)] = datum;
            return pass(row);
        }
        for (const auto& item : *list) {
            run_.tick();
            row[place(unwind_.slot)] = item;
            if (!pass(row)) {
                return false;
            }
        }
        return true;
    }
    PlanNode describe(PlanNode input) override { return above(std::move(input), "Unwind", unwind_.variable); }

private:
    const Unwind& unwind_;
    Run& run_;
};

}  // namespace

StepPtr match_step(const Match& match, const Standing& place, Execution& execution) {
    return std::make_unique<MatchStep>(match, place, execution);
}

StepPtr unwind_step(const Unwind& unwind, Execution& execution) {
    return std::make_unique<UnwindStep>(unwind, execution);
}

StepPtr count_step(const Match& match, const Projection& projection, const Standing& place, Execution& execution) {
    const auto fresh = without(pattern_slots(match.patterns), place.before);
    const bool counts = std::all_of(projection.aggregates.begin(), projection.aggregates.end(), [&](const Call* call) {
        if (call->star) {
            return true;
        }
        if (call->distinct || find_aggregate(call->name)->name != "count") {
            return false;
        }
        const auto* variable = std::get_if<Variable>(&call->arguments.front()->content);
        return variable != nullptr && std::find(fresh.begin(), fresh.end(), variable->slot) != fresh.end();
    });
    const bool grouped = std::any_of(projection.items.begin(), projection.items.end(),
                                     [](const auto& item) { return !aggregates(*item.value); });
    if (projection.aggregates.empty() || !counts || grouped) {
        return nullptr;
    }
    return std::make_unique<CountStep>(match, projection, place, execution);
}

std::vector<Slot> pattern_slots(std::span<const PathPattern> patterns) {
    std::vector<Slot> slots;
    const auto add = [&](Slot slot) {
        if (slot != Slot::none) {
            slots.push_back(slot);
        }
    };
    for (const auto& pattern : patterns) {
        add(pattern.slot);
        for (const auto& node : pattern.nodes) {
            add(node.slot);
        }
        for (const auto& edge : pattern.edges) {
            add(edge.slot);
        }
    }
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

}  // namespace entente::cypher
