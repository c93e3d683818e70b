#include "queries/cypher/check.hpp"
#include "queries/cypher/children.hpp"
#include "queries/cypher/row_store.hpp"
#include "queries/cypher/steps.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

std::string item_names(const Projection& projection) {
    std::vector<std::string_view> names;
    for (const auto& item : projection.items) {
        names.push_back(item.name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

class Items final : public Step {
public:
    Items(const Projection& projection, Execution& execution) : projection_(projection), run_(execution.run) {}

    bool push(Row& row) override {
        for (const auto& item : projection_.items) {
            row[place(item.slot)] = evaluate(*item.value, row, run_);
        }
        return pass(row);
    }
    PlanNode describe(PlanNode input) override {
        return above(std::move(input), projection_.returns ? "Return" : "With", item_names(projection_));
    }

private:
    const Projection& projection_;
    Run& run_;
};

class Distinct final : public Step {
public:
    Distinct(const Projection& projection, Execution& execution)
        : projection_(projection), seen_(projection.items.size(), execution.run) {}

    void begin(Row& /*row*/) override { seen_.clear(); }
    bool push(Row& row) override {
        values_.clear();
        for (const auto& item : projection_.items) {
            values_.push_back(row[place(item.slot)]);
        }
        return !seen_.add(values_).second || pass(row);
    }
    PlanNode describe(PlanNode input) override { return above(std::move(input), "Distinct", item_names(projection_)); }

private:
    const Projection& projection_;
    RowIndex seen_;
    DatumList values_;
};

class Cut final : public Step {
public:
    Cut(const Projection& projection, Execution& execution) : projection_(projection), execution_(execution) {}

    void begin(Row& row) override {
        skip_ = projection_.skip ? row_limit(*projection_.skip, row, execution_) : 0;
        left_ = projection_.limit ? row_limit(*projection_.limit, row, execution_)
                                  : std::numeric_limits<std::uint64_t>::max();
    }
    bool push(Row& row) override {
        if (left_ == 0) {
            return false;
        }
        if (skip_ > 0) {
            --skip_;
            return true;
        }
        --left_;
        return pass(row) && left_ > 0;
    }
    PlanNode describe(PlanNode input) override {
        return above(std::move(input), projection_.skip && projection_.limit ? "SkipLimit"
                                       : projection_.skip                    ? "Skip"
                                                                             : "Limit");
    }

private:
    const Projection& projection_;
    Execution& execution_;
    std::uint64_t skip_ = 0;
    std::uint64_t left_ = 0;
};

class Filter final : public Step {
public:
    Filter(const Expression& condition, Execution& execution) : condition_(condition), run_(execution.run) {}

    bool push(Row& row) override { return !holds(condition_, row, run_) || pass(row); }
    PlanNode describe(PlanNode input) override { return above(std::move(input), "Filter"); }

private:
    const Expression& condition_;
    Run& run_;
};

}  // namespace

StepPtr items_step(const Projection& projection, Execution& execution) {
    return std::make_unique<Items>(projection, execution);
}

StepPtr distinct_step(const Projection& projection, Execution& execution) {
    return std::make_unique<Distinct>(projection, execution);
}

StepPtr cut_step(const Projection& projection, Execution& execution) {
    return std::make_unique<Cut>(projection, execution);
}

StepPtr filter_step(const Expression& condition, Execution& execution) {
    return std::make_unique<Filter>(condition, execution);
}

std::uint64_t row_limit(const Expression& expression, Row& row, Execution& execution) {
    const auto fail = [&](std::string_view detail, const std::string& found) {
        throw QueryError(ErrorKind::syntax, detail, QueryError::Phase::run,
                         fmt::format("a whole number that is not negative was expected, found {}", found),
                         execution.run.text, expression.spot);
    };
    const auto datum = evaluate(expression, row, execution.run);
    const auto* number = datum.as<std::int64_t>();
    if (number == nullptr) {
        fail("InvalidArgumentType", std::string(type_name(datum)));
    } else if (*number < 0) {
        fail("NegativeIntegerArgument", fmt::format("{}", *number));
    }
    return static_cast<std::uint64_t>(*number);
}

bool aggregates(const Expression& expression) {
    if (const auto* call = std::get_if<Call>(&expression.content); call != nullptr && call->slot != Slot::none) {
        return true;
    }
    bool found = false;
    each_child(expression, [&](const ExpressionPtr& child) { found = found || (child && aggregates(*child)); });
    return found;
}

std::vector<Slot> kept_slots(const Projection& projection) {
    std::vector<Slot> slots;
    for (const auto& item : projection.items) {
        slots.push_back(item.slot);
    }
    if (projection.where) {
        const auto read = reads(*projection.where);
        slots.insert(slots.end(), read.begin(), read.end());
    }
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
}

}  // namespace entente::cypher
