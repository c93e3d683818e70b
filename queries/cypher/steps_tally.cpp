#include "queries/cypher/kept_plan.hpp"
#include "queries/cypher/match_pattern.hpp"
#include "queries/cypher/steps.hpp"
#include "queries/cypher/tally.hpp"
#include "queries/cypher/tally_use.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <queue>

namespace entente::cypher {

namespace {

constexpr std::size_t kMostAlike = std::size_t{1} << 18U;  ///< told apart before they are grouped

/// Matches of which only codes are read, and their groups. Where the codes make the groups and rows are all that is
/// counted, it makes a row a group; else one for all that agree in the codes, which a Group takes as many times. On a
/// graph without a snapshot the match and the group work as if it were not there.
class TallyStep final : public Step {
public:
    TallyStep(const Match& match, const Projection& projection, const Standing& where, TallyUse use,
              Execution& execution);

    void begin(Row& row) override;
    bool push(Row& row) override { return push_many(row, 1); }
    bool push_many(Row& row, std::uint64_t times) override;
    void finish(Row& row) override;
    PlanNode describe(PlanNode input) override;
    bool is_bounded() override { return match_->is_bounded(); }

private:
    /// Behind the group.
    class Behind final : public Step {
    public:
        explicit Behind(TallyStep& step) : step_(step) {}
        bool push(Row& row) override { return step_.pass(row); }
        void finish(Row& row) override { step_.finish_next(row); }
        PlanNode describe(PlanNode input) override { return input; }

    private:
        TallyStep& step_;
    };

    bool fits();
    void make();
    ElementPlace element(Slot slot) { return *plan_(execution_).element_place(slot); }
    std::optional<Tally::Part> part(const PartUse& use);
    void restore(std::size_t group, Row& row) const;
    void pass_groups(Row& row);
    void pass_group(std::size_t group, Row& row);
    void spill(Row& row);
    std::optional<std::size_t> leading() const;
    std::uint64_t worst_passed(Row& row, std::size_t counted);

    const Projection& projection_;
    Execution& execution_;
    TallyUse use_;
    std::optional<RowUse> rows_use_;
    std::vector<Slot> read_;  ///< those that the tally looks at
    KeptPlan plan_;
    StepPtr match_;
    StepPtr group_;
    Behind behind_;
    std::unique_ptr<Tally> tally_;
    std::optional<bool> fits_;  ///< since the first row came
    Row* row_ = nullptr;        ///< at hand
    std::uint64_t spilled_ = 0;
};

TallyStep::TallyStep(const Match& match, const Projection& projection, const Standing& where, TallyUse use,
                     Execution& execution)
    : projection_(projection),
      execution_(execution),
      use_(std::move(use)),
      rows_use_(where.use),
      plan_(match.patterns, match.where.get(), where.before),
      match_(match_step(match, where, execution)),
      group_(group_step(projection, execution)),
      behind_(*this) {
    match_->lead_to(*group_);
    group_->lead_to(behind_);
    read_ = use_.kept;
    for (const auto& part : use_.counted.value_or(std::vector<PartUse>())) {
        read_.push_back(part.slot);
    }
}

/// Where only what differs counts, a match may have a quicker way.
bool TallyStep::fits() {
    if (!execution_.tallies || execution_.run.graph->codes() == nullptr) {
        return false;
    }
    const auto& plan = plan_(execution_);
    const bool placed = std::all_of(read_.begin(), read_.end(), [&](Slot slot) {
        return slot == Slot::none || plan.element_place(slot).has_value();
    });
    return placed && !(rows_use_ && rows_use_->distinct && plan.finds_distinct(use_.kept));
}

std::optional<Tally::Part> TallyStep::part(const PartUse& use) {
    return use.slot == Slot::none ? std::nullopt : std::optional(Tally::Part{element(use.slot), use.property});
}

void TallyStep::make() {
    Tally::Wanted wanted;
    for (const auto& key : use_.keys) {
        wanted.keys.push_back(*part(key));
    }
    for (const auto& counted : use_.counted.value_or(std::vector<PartUse>(1))) {
        wanted.counted.push_back(part(counted));
    }
    for (const auto slot : use_.kept) {
        wanted.kept.push_back(element(slot));
    }
    tally_ = std::make_unique<Tally>(wanted, *execution_.run.graph, execution_.run);
    if (!use_.counted) {
        tally_->limit(kMostAlike, [this] { spill(*row_); });
    }
}

void TallyStep::begin(Row& row) {
    tally_.reset();
    fits_.reset();
    match_->begin(row);
    group_->begin(row);
}

bool TallyStep::push_many(Row& row, std::uint64_t times) {
    if (!fits_) {
        fits_ = fits();
        if (*fits_) {
            make();
        }
    }
    if (!*fits_) {
        return match_->push_many(row, times);
    }
    row_ = &row;
    tally_->weigh(times);
    plan_(execution_).tally(row, execution_.run, read_, *tally_);
    return true;
}

void TallyStep::restore(std::size_t group, Row& row) const {
    for (std::size_t at = 0; at < use_.kept.size(); ++at) {
        row[place(use_.kept[at])] = tally_->kept(group, at);
    }
}

/// Gives to the group what is told apart so far. The search that goes on has the row as it was.
void TallyStep::spill(Row& row) {
    DatumList before;
    for (const auto slot : use_.kept) {
        before.push_back(row[place(slot)]);
    }
    for (std::size_t group = 0; group < tally_->size(); ++group) {
        execution_.run.tick();
        restore(group, row);
        group_->push_many(row, tally_->count(group, 0));
    }
    for (std::size_t at = 0; at < before.size(); ++at) {
        row[place(use_.kept[at])] = std::move(before[at]);
    }
    spilled_ += tally_->size();
    tally_->clear();
}

/// Which count is the first that the groups are sorted by, where the sort keeps only some of them.
std::optional<std::size_t> TallyStep::leading() const {
    const auto plain = [](const auto& expression) { return !may_fail(*expression); };
    const auto& order = projection_.order;
    if (order.empty() || !projection_.limit || projection_.distinct ||
        !std::all_of(order.begin(), order.end(), [&](const auto& item) { return plain(item.by); })) {
        return {};
    }
    const auto* variable = std::get_if<Variable>(&order.front().by->content);
    for (const auto& item : projection_.items) {
        const auto* call = std::get_if<Call>(&item.value->content);
        const bool aggregated = aggregates(*item.value);
        if (aggregated && (call == nullptr || call->slot == Slot::none)) {
            return {};  // it may fail for groups that would be left out
        }
        if (aggregated && variable != nullptr && (variable->slot == item.slot || variable->slot == call->slot)) {
            const auto& calls = projection_.aggregates;
            return static_cast<std::size_t>(std::find(calls.begin(), calls.end(), call) - calls.begin());
        }
    }
    return {};
}

/// The count of the last group that the sort may keep.
std::uint64_t TallyStep::worst_passed(Row& row, std::size_t counted) {
    const bool descending = projection_.order.front().descending;
    const auto rank = [&](std::uint64_t count) { return descending ? count : ~count; };
    const auto most = row_limit(*projection_.limit, row, execution_) +
                      (projection_.skip ? row_limit(*projection_.skip, row, execution_) : 0);
    std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> best;
    for (std::size_t group = 0; group < tally_->size() && most < tally_->size(); ++group) {
        execution_.run.tick();
        const auto count = rank(tally_->count(group, counted));
        if (best.size() < most) {
            best.push(count);
        } else if (most > 0 && count > best.top()) {
            best.pop();
            best.push(count);
        }
    }
    return best.empty() ? 0 : best.top();
}

void TallyStep::pass_group(std::size_t group, Row& row) {
    restore(group, row);
    DatumList keys;
    for (const auto& item : projection_.items) {
        keys.push_back(aggregates(*item.value) ? Datum() : evaluate(*item.value, row, execution_.run));
    }
    for (std::size_t at = 0; at < keys.size(); ++at) {
        row[place(projection_.items[at].slot)] = std::move(keys[at]);
    }
    for (std::size_t at = 0; at < projection_.aggregates.size(); ++at) {
        row[place(projection_.aggregates[at]->slot)] = static_cast<std::int64_t>(tally_->count(group, at));
    }
    for (const auto& item : projection_.items) {
        if (aggregates(*item.value)) {
            row[place(item.slot)] = evaluate(*item.value, row, execution_.run);
        }
    }
}

void TallyStep::pass_groups(Row& row) {
    const auto first = leading();
    const auto worst = first ? worst_passed(row, *first) : 0;
    const bool descending = first && projection_.order.front().descending;
    for (std::size_t group = 0; group < tally_->size(); ++group) {
        execution_.run.tick();
        if (first) {
            const auto count = tally_->count(group, *first);
            if ((descending ? count : ~count) < worst) {
                continue;
            }
        }
        pass_group(group, row);
        if (!pass(row)) {
            return;
        }
    }
}

void TallyStep::finish(Row& row) {
    const bool counts_nothing = use_.keys.empty() && tally_ && tally_->size() == 0;
    if (!tally_ || !use_.counted || counts_nothing) {
        if (tally_ && !use_.counted) {
            spill(row);
        }
        tally_.reset();
        match_->finish(row);
        return;
    }
    pass_groups(row);
    tally_.reset();
    finish_next(row);
}

PlanNode TallyStep::describe(PlanNode input) {
    if (!fits_.value_or(fits())) {
        return group_->describe(match_->describe(std::move(input)));
    }
    auto found = plan_(execution_).describe(std::move(input));
    if (!use_.counted) {
        auto alike = above(std::move(found), "Tally");
        if (spilled_ > 0) {
            alike.rows = spilled_;
        }
        return group_->describe(std::move(alike));
    }
    std::vector<std::string_view> names;
    for (const auto& item : projection_.items) {
        names.push_back(item.name);
    }
    return above(std::move(found), "GroupedCount", fmt::format("{}", fmt::join(names, ", ")));
}

}  // namespace

StepPtr tally_step(const Match& match, const Projection& projection, const Standing& place, Execution& execution) {
    auto use = tally_use(match, projection);
    return use ? std::make_unique<TallyStep>(match, projection, place, std::move(*use), execution) : StepPtr();
}

}  // namespace entente::cypher
