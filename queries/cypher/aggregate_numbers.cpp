#include "queries/cypher/aggregate_numbers.hpp"

#include "queries/cypher/argument.hpp"
#include "queries/cypher/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::cypher {

namespace {

__extension__ using Wide = __int128;

/// A sum of whole numbers that may overflow midway, of decimals, floats and durations. Durations stand alone.
class Total {
public:
    void add(const Datum& datum, std::uint64_t times) {
        const auto weight = static_cast<std::int64_t>(times);
        count_ += weight;
        if (const auto* whole = datum.as<std::int64_t>()) {
            whole_ += Wide{*whole} * weight;
        } else if (datum.as<Decimal>() != nullptr) {
            decimal_ = cypher::add(decimal_, times == 1 ? datum : multiply(datum, weight));
            decimals_ = true;
        } else if (const auto* real = datum.as<double>()) {
            real_ += *real * static_cast<double>(times);
            reals_ = true;
        } else if (const auto* duration = datum.as<Duration>()) {
            duration_ = duration_ + (times == 1 ? *duration : *duration * static_cast<double>(times));
            durations_ += weight;
        } else {
            refuse_argument("a number or a duration", datum);
        }
        if (durations_ != 0 && durations_ != count_) {
            throw Fault(ErrorKind::type, "InvalidArgumentType", "numbers and durations cannot be summed together");
        }
    }

    std::int64_t count() const { return count_; }

    Datum sum() const {
        if (durations_ != 0) {
            return Datum::Content(duration_);
        }
        if (reals_) {
            return number();
        }
        if (whole_ > std::numeric_limits<std::int64_t>::max() || whole_ < std::numeric_limits<std::int64_t>::min()) {
            throw Fault(ErrorKind::arithmetic, "IntegerOverflow", "the sum does not fit into 64 bits");
        }
        const auto whole = Datum(static_cast<std::int64_t>(whole_));
        return decimals_ ? cypher::add(whole, decimal_) : whole;
    }

    Datum mean() const {
        if (count_ == 0) {
            return {};
        }
        if (durations_ != 0) {
            return Datum::Content(duration_ * (1.0 / static_cast<double>(count_)));
        }
        return number() / static_cast<double>(count_);
    }

private:
    double number() const { return real_ + static_cast<double>(whole_) + decimal_.number(); }

    Wide whole_ = 0;
    Datum decimal_ = 0;
    double real_ = 0;
    Duration duration_;
    bool decimals_ = false;
    bool reals_ = false;
    std::int64_t durations_ = 0;
    std::int64_t count_ = 0;
};

class Sum final : public Aggregator {
public:
    void add(std::span<const Datum> arguments, std::uint64_t times) override { total_.add(arguments.front(), times); }
    Datum result() const override { return total_.sum(); }

private:
    Total total_;
};

class Average final : public Aggregator {
public:
    void add(std::span<const Datum> arguments, std::uint64_t times) override { total_.add(arguments.front(), times); }
    Datum result() const override { return total_.mean(); }

private:
    Total total_;
};

/// Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4(3), 1962.
template <int kLost>
class Deviation final : public Aggregator {
public:
    void add(std::span<const Datum> arguments, std::uint64_t times) override {
        const auto value = number_argument(arguments.front());
        const auto weight = static_cast<double>(times);
        count_ += static_cast<std::int64_t>(times);
        const auto before = value - mean_;
        mean_ += before * weight / static_cast<double>(count_);
        squares_ += before * (value - mean_) * weight;
    }
    Datum result() const override {
        return count_ <= kLost ? 0.0 : std::sqrt(squares_ / static_cast<double>(count_ - kLost));
    }

private:
    std::int64_t count_ = 0;
    double mean_ = 0;
    double squares_ = 0;
};

/// Keeps the numbers; which share of them is asked for is told with each.
class Percentile : public Aggregator {
public:
    void add(std::span<const Datum> arguments, std::uint64_t /*times*/) override {
        number_argument(arguments[0]);
        const auto share = number_argument(arguments[1]);
        if (!(share >= 0 && share <= 1)) {
            throw Fault(ErrorKind::argument, "NumberOutOfRange",
                        fmt::format("a percentile lies between 0 and 1, found {}", share));
        }
        share_ = share;
        values_.push_back(arguments[0]);
    }

protected:
    double share() const { return share_; }
    std::size_t size() const { return values_.size(); }

    /// The values with two in their places in order: at `place`, and next to it.
    DatumList around(std::size_t place) const {
        auto values = values_;
        const auto before = [](const Datum& a, const Datum& b) { return order(a, b) < 0; };
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
        std::nth_element(values.begin(), at, values.end(), before);
        if (place + 1 < values.size()) {
            std::iter_swap(at + 1, std::min_element(at + 1, values.end(), before));
        }
        return values;
    }

private:
    DatumList values_;
    double share_ = 0;
};

class PercentileCont final : public Percentile {
public:
    Datum result() const override {
        if (size() == 0) {
            return {};
        }
        const auto at = share() * static_cast<double>(size() - 1);
        const auto low = std::floor(at);
        const auto values = around(static_cast<std::size_t>(low));
        const auto first = values[static_cast<std::size_t>(low)].number();
        const auto second = values[static_cast<std::size_t>(std::ceil(at))].number();
        return at == low ? first : first + (second - first) * (at - low);
    }
};

class PercentileDisc final : public Percentile {
public:
    Datum result() const override {
        if (size() == 0) {
            return {};
        }
        const auto rank = std::ceil(share() * static_cast<double>(size()));
        const auto place = rank < 1 ? 0 : static_cast<std::size_t>(rank) - 1;
        return around(place)[place];
    }
};

}  // namespace

std::unique_ptr<Aggregator> make_sum() { return std::make_unique<Sum>(); }
std::unique_ptr<Aggregator> make_average() { return std::make_unique<Average>(); }
std::unique_ptr<Aggregator> make_percentile_cont() { return std::make_unique<PercentileCont>(); }
std::unique_ptr<Aggregator> make_percentile_disc() { return std::make_unique<PercentileDisc>(); }
std::unique_ptr<Aggregator> make_deviation() { return std::make_unique<Deviation<1>>(); }
std::unique_ptr<Aggregator> make_deviation_of_all() { return std::make_unique<Deviation<0>>(); }

}  // namespace entente::cypher
