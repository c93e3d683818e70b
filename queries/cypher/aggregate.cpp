#include "queries/cypher/aggregate.hpp"

#include "queries/cypher/aggregate_numbers.hpp"
#include "queries/cypher/callable.hpp"

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

class Count final : public Aggregator {
public:
    void add(std::span<const Datum> /*arguments*/, std::uint64_t times) override {
        count_ += static_cast<std::int64_t>(times);
    }
    Datum result() const override { return count_; }

private:
    std::int64_t count_ = 0;
};

/// The first or last in the order of ORDER BY.
template <bool kLeast>
class Extreme final : public Aggregator {
public:
    void add(std::span<const Datum> arguments, std::uint64_t /*times*/) override {
        const auto& datum = arguments.front();
        if (best_.is_null() || (kLeast ? order(datum, best_) < 0 : order(datum, best_) > 0)) {
            best_ = datum;
        }
    }
    Datum result() const override { return best_; }

private:
    Datum best_;
};

class Collect final : public Aggregator {
public:
    void add(std::span<const Datum> arguments, std::uint64_t /*times*/) override { list_.push_back(arguments.front()); }
    Datum result() const override { return list_; }

private:
    DatumList list_;
};

template <typename Made>
std::unique_ptr<Aggregator> make() {
    return std::make_unique<Made>();
}

constexpr std::array<Aggregate, 10> kAggregates{{
    {"avg", 1, make_average},
    {"collect", 1, make<Collect>, true},
    {"count", 1, make<Count>},
    {"max", 1, make<Extreme<false>>, false, true},
    {"min", 1, make<Extreme<true>>, false, true},
    {"percentilecont", 2, make_percentile_cont, true},
    {"percentiledisc", 2, make_percentile_disc, true},
    {"stdev", 1, make_deviation},
    {"stdevp", 1, make_deviation_of_all},
    {"sum", 1, make_sum},
}};

}  // namespace

std::span<const Aggregate> aggregates() { return kAggregates; }

const Aggregate* find_aggregate(std::string_view name) {
    const auto lower = lowered(name);
    const auto* found = std::find_if(kAggregates.begin(), kAggregates.end(),
                                     [&](const Aggregate& aggregate) { return aggregate.name == lower; });
    return found == kAggregates.end() ? nullptr : &*found;
}

}  // namespace entente::cypher
