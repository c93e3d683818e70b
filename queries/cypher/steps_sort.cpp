#include "queries/cypher/steps.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::cypher {

namespace {

/// Keeps rows, or the first of them that LIMIT lets through, and gives them in order. Equal ones stay as they came.
class Sort final : public Step {
public:
    Sort(const Projection& projection, Execution& execution)
        : projection_(projection), execution_(execution), slots_(kept_slots(projection)) {}
    ~Sort() override { clear(); }
    Sort(const Sort&) = delete;
    Sort& operator=(const Sort&) = delete;

    void begin(Row& row) override {
        clear();
        most_ = std::numeric_limits<std::uint64_t>::max();
        if (projection_.limit) {
            const auto skip = projection_.skip ? row_limit(*projection_.skip, row, execution_) : 0;
            most_ = skip + row_limit(*projection_.limit, row, execution_);
        }
    }

    bool push(Row& row) override {
        if (most_ == 0) {
            return false;
        }
        keys_.resize(width() * (entries_.size() + 1));
        auto* const keys = &keys_[width() * entries_.size()];
        for (std::size_t at = 0; at < width(); ++at) {
            keys[at] = evaluate(*projection_.order[at].by, row, execution_.run);
        }
        if (entries_.size() < most_) {
            add(row);
        } else if (const auto last = entries_.front(); before(keys, keys_of(last))) {
            replace(last, row);
        }
        return true;
    }

    void finish(Row& row) override {
        std::sort(entries_.begin(), entries_.end(), [&](Entry a, Entry b) { return before(a, b); });
        for (const auto entry : entries_) {
            const auto* value = &values_[slots_.size() * entry.at];
            for (const auto slot : slots_) {
                row[place(slot)] = *value++;
            }
            if (!pass(row)) {
                break;
            }
        }
        clear();
        finish_next(row);
    }

    PlanNode describe(PlanNode input) override { return above(std::move(input), projection_.limit ? "Top" : "Sort"); }

private:
    struct Entry {
        std::size_t at;        ///< in keys_ and values_
        std::uint64_t number;  ///< as it came
    };

    std::size_t width() const { return projection_.order.size(); }
    const Datum* keys_of(Entry entry) const { return &keys_[width() * entry.at]; }

    std::weak_ordering compare(const Datum* a, const Datum* b) const {
        for (std::size_t at = 0; at < width(); ++at) {
            const auto found = projection_.order[at].descending ? order(b[at], a[at]) : order(a[at], b[at]);
            if (found != 0) {
                return found;
            }
        }
        return std::weak_ordering::equivalent;
    }
    bool before(const Datum* a, const Datum* b) const { return compare(a, b) < 0; }
    bool before(Entry a, Entry b) const {
        const auto found = compare(keys_of(a), keys_of(b));
        return found != 0 ? found < 0 : a.number < b.number;
    }
    auto heap_order() const {
        return [this](Entry a, Entry b) { return before(a, b); };
    }

    void add(const Row& row) {
        const auto at = entries_.size();
        for (const auto slot : slots_) {
            values_.push_back(row[place(slot)]);
        }
        hold(at);
        entries_.push_back({at, number_++});
        if (entries_.size() == most_) {
            std::make_heap(entries_.begin(), entries_.end(), heap_order());
        }
    }

    /// The keys of the new row stand behind those of all entries.
    void replace(Entry last, const Row& row) {
        std::pop_heap(entries_.begin(), entries_.end(), heap_order());
        execution_.run.release(held(last.at));
        bytes_ -= held(last.at);
        std::copy_n(keys_.end() - static_cast<std::ptrdiff_t>(width()), width(),
                    keys_.begin() + static_cast<std::ptrdiff_t>(width() * last.at));
        auto value = values_.begin() + static_cast<std::ptrdiff_t>(slots_.size() * last.at);
        for (const auto slot : slots_) {
            *value++ = row[place(slot)];
        }
        hold(last.at);
        entries_.back() = {last.at, number_++};
        std::push_heap(entries_.begin(), entries_.end(), heap_order());
    }

    std::size_t held(std::size_t at) const {
        return held_by(std::span(keys_).subspan(width() * at, width())) +
               held_by(std::span(values_).subspan(slots_.size() * at, slots_.size()));
    }
    void hold(std::size_t at) {
        bytes_ += held(at);
        execution_.run.hold(held(at));
    }
    void clear() {
        execution_.run.release(bytes_);
        bytes_ = 0;
        keys_.clear();
        values_.clear();
        entries_.clear();
    }

    const Projection& projection_;
    Execution& execution_;
    std::vector<Slot> slots_;
    std::uint64_t most_ = 0;
    std::uint64_t number_ = 0;
    std::uint64_t bytes_ = 0;
    std::vector<Datum> keys_;
    std::vector<Datum> values_;
    std::vector<Entry> entries_;  ///< a heap, the last row on top, once there are as many as may be
};

}  // namespace

StepPtr sort_step(const Projection& projection, Execution& execution) {
    return std::make_unique<Sort>(projection, execution);
}

}  // namespace entente::cypher
