#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/check.hpp"
#include "queries/cypher/match.hpp"
#include "queries/cypher/row_store.hpp"
#include "queries/cypher/steps.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

/// What is gathered by one call of an aggregate in one group.
struct Gathering {
    std::unique_ptr<Aggregator> aggregator;
    std::unique_ptr<RowIndex> seen;  ///< of DISTINCT
};

class Group final : public Step {
public:
    Group(const Projection& projection, Execution& execution);

    void begin(Row& /*row*/) override { clear(); }
    bool push(Row& row) override { return push_many(row, 1); }
    bool push_many(Row& row, std::uint64_t times) override;
    void finish(Row& row) override;
    PlanNode describe(PlanNode input) override;

private:
    Run& run() { return execution_.run; }
    void open(const Row& row);
    void gather(std::size_t group, Row& row, std::uint64_t times);
    void close(std::size_t group, Row& row);
    void clear();

    const Projection& projection_;
    Execution& execution_;
    std::vector<const Projection::Item*> keys_;
    std::vector<const Projection::Item*> others_;
    std::vector<const Aggregate*> aggregates_;
    RowBuffer firsts_;  ///< of each group, what is read beside the keys
    RowIndex groups_;
    std::vector<Gathering> gatherings_;  ///< by group, then by call
    std::uint64_t bytes_ = 0;
    DatumList key_;
    DatumList arguments_;
};

/// What the items with aggregates, the order and the condition read.
std::vector<Slot> read_beside(const Projection& projection) {
    std::vector<Slot> slots;
    const auto add = [&](const ExpressionPtr& expression) {
        const auto read = reads(*expression);
        slots.insert(slots.end(), read.begin(), read.end());
    };
    for (const auto& item : projection.items) {
        if (aggregates(*item.value)) {
            add(item.value);
        }
    }
    for (const auto& item : projection.order) {
        add(item.by);
    }
    if (projection.where) {
        add(projection.where);
    }
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

std::vector<const Projection::Item*> items_of(const Projection& projection, bool aggregated) {
    std::vector<const Projection::Item*> items;
    for (const auto& item : projection.items) {
        if (aggregates(*item.value) == aggregated) {
            items.push_back(&item);
        }
    }
    return items;
}

Group::Group(const Projection& projection, Execution& execution)
    : projection_(projection),
      execution_(execution),
      keys_(items_of(projection, false)),
      others_(items_of(projection, true)),
      firsts_(read_beside(projection), execution.run),
      groups_(keys_.size(), execution.run) {
    for (const auto* call : projection.aggregates) {
        aggregates_.push_back(find_aggregate(call->name));
    }
}

bool Group::push_many(Row& row, std::uint64_t times) {
    key_.clear();
    for (const auto* item : keys_) {
        key_.push_back(evaluate(*item->value, row, run()));
    }
    const auto [group, fresh] = groups_.add(key_);
    if (fresh) {
        open(row);
    }
    gather(group, row, times);
    return true;
}

void Group::open(const Row& row) {
    firsts_.save(row);
    for (std::size_t at = 0; at < aggregates_.size(); ++at) {
        auto seen = projection_.aggregates[at]->distinct ? std::make_unique<RowIndex>(1, run()) : nullptr;
        gatherings_.push_back({aggregates_[at]->make(), std::move(seen)});
    }
    const auto bytes = aggregates_.size() * (sizeof(Gathering) + 64);
    bytes_ += bytes;
    run().hold(bytes);
}

void Group::gather(std::size_t group, Row& row, std::uint64_t times) {
    for (std::size_t at = 0; at < aggregates_.size(); ++at) {
        const auto& call = *projection_.aggregates[at];
        auto& into = gatherings_[group * aggregates_.size() + at];
        arguments_.clear();
        for (const auto& argument : call.arguments) {
            arguments_.push_back(evaluate(*argument, row, run()));
        }
        if (!call.star && arguments_.front().is_null()) {
            continue;
        }
        if (into.seen && !into.seen->add(std::span(arguments_).first(1)).second) {
            continue;
        }
        const auto spot = call.star ? Spot{} : call.arguments.back()->spot;
        const auto weight = into.seen ? 1 : times;
        if (!aggregates_[at]->keeps) {
            cypher::at(spot, run(), [&] { into.aggregator->add(arguments_, weight); });
            continue;
        }
        const auto bytes = held_by(std::span(arguments_).first(1));
        for (std::uint64_t time = 0; time < weight; ++time) {
            run().tick();
            bytes_ += bytes;
            run().hold(bytes);
            cypher::at(spot, run(), [&] { into.aggregator->add(arguments_, 1); });
        }
    }
}

void Group::close(std::size_t group, Row& row) {
    firsts_.restore(group, row);
    for (std::size_t at = 0; at < keys_.size(); ++at) {
        row[place(keys_[at]->slot)] = groups_.at(group)[at];
    }
    for (std::size_t at = 0; at < aggregates_.size(); ++at) {
        const auto& call = *projection_.aggregates[at];
        const auto spot = call.star ? Spot{} : call.arguments.front()->spot;
        row[place(call.slot)] =
            cypher::at(spot, run(), [&] { return gatherings_[group * aggregates_.size() + at].aggregator->result(); });
    }
    for (const auto* item : others_) {
        row[place(item->slot)] = evaluate(*item->value, row, run());
    }
}

void Group::finish(Row& row) {
    if (keys_.empty() && groups_.size() == 0) {
        groups_.add({});
        open(row);
    }
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        close(group, row);
        if (!pass(row)) {
            break;
        }
    }
    clear();
    finish_next(row);
}

void Group::clear() {
    run().release(bytes_);
    bytes_ = 0;
    firsts_.clear();
    groups_.clear();
    gatherings_.clear();
}

PlanNode Group::describe(PlanNode input) {
    std::vector<std::string> names;
    for (const auto* item : keys_) {
        names.push_back(item->name);
    }
    for (const auto* item : others_) {
        names.push_back(item->name);
    }
    return above(std::move(input), keys_.empty() ? "Aggregate" : "Group", fmt::format("{}", fmt::join(names, ", ")));
}

}  // namespace

StepPtr group_step(const Projection& projection, Execution& execution) {
    return std::make_unique<Group>(projection, execution);
}

}  // namespace entente::cypher
