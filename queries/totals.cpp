// Totals: how much support, by whom, for whom, in which category and year, and how concentrated it is.
//
// Method. Amounts are added where they share a denomination: unit, basis (commitment, allocation, disbursement, raised;
// an unknown one is a basis of its own) and rate (per year, per month, in total). Nothing is converted. A percentage is
// a share of something that differs from donor to donor, and is left out. Rows are groups within a denomination.
//
// Double counting. (1) An amount included in another one of the same denomination that is in the sum is left out; the
// name of the whole is looked for among the acts of the same pair, then of the same donor, then of all, and wholes may
// be included in turn. If the filters leave the whole out, the part counts. (2) Amounts of one pair, category and
// denomination whose periods overlap may be one sum told twice. They stop the work, unless the caller decides. `latest`
// and `largest` go from the best down and take each amount whose period overlaps that of none taken. An act without a
// period is a day's: it overlaps a period that it may have begun in, and no other day.
//
// Parallel edges. Each is an act of its own: sources that speak of one act share its edge. Loops count as any other.
// Direction is that of the edge: the tail gives. Whether parts of the graph are connected does not matter.
//
// Time. An amount with a period lies within a range of days, a year or a month if all of its period does; it is never
// divided. Without a period the days count among which the act began.
//
// Ranges. A hedged amount stands for a range, a bare figure for half its last digit either way (docs/model.md). The
// ends of a sum are the sums of the ends; one open end opens that of the sum. The sum itself adds the numbers as given.
// Sums and ranges are exact, see exact_sum.hpp; shares are quotients of the nearest doubles.
//
// Concentration. The Herfindahl-Hirschman index: the sum of the squared shares of donors in a denomination, from 1/n
// for n equal donors to 1 for a single one. A correction below zero counts in its donor's total. Where such a total is
// below zero, or the whole is not positive, shares are no parts of a whole and the index is undefined.
//
// Edge cases. No support gives no rows. An amount of zero counts as a tie.
//
// Cost. Time O(n log n) in the acts, O(k^2) in the acts with a period of one pair, category and denomination.
//
// Hirschman, "The paternity of an index", American Economic Review 54(5), 1964, pp. 761-762.

#include "queries/totals.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "queries/double_counting.hpp"
#include "queries/groups_of_support.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente {

namespace {

constexpr std::string_view kUnknown = "unknown";

/// Whole months from one day to another of the same day of the month; nothing else.
std::optional<int> whole_months(const Interval& days) {
    if (!days.since.is_dated() || !days.until.is_dated()) return std::nullopt;
    CivilDay a = civil(days.since);
    CivilDay b = civil(days.until);
    if (a.day != b.day) return std::nullopt;
    return (b.year - a.year) * 12 + static_cast<int>(b.month) - static_cast<int>(a.month);
}

/// How often the rate is due in the period, where that is a whole number.
std::optional<std::int64_t> occurrences(const Quantity& amount, const std::optional<Interval>& period) {
    auto months = period ? whole_months(*period) : std::nullopt;
    if (!months || *months <= 0) return std::nullopt;
    if (amount.per == "month") return *months;
    if (amount.per == "year" && *months % 12 == 0) return *months / 12;
    return std::nullopt;
}

/// Throws Error for a word that none of the known ones is.
void require(std::string_view what, const std::vector<std::string>& words, const std::set<std::string>& known) {
    std::vector<std::string> list(known.begin(), known.end());
    for (const std::string& word : words) {
        if (known.empty() || known.contains(word)) continue;
        std::string near = nearest(word, list);
        throw Error(fmt::format("no support has the {} '{}'; {}", what, word,
                                near.empty() ? fmt::format("there is {}", fmt::join(list, ", "))
                                             : fmt::format("the nearest is '{}'", near)));
    }
}

template <typename Word>
bool admitted(const std::vector<Word>& wanted, const Word& word) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), word) != wanted.end();
}

std::string basis_word(const std::string& basis) { return basis.empty() ? std::string(kUnknown) : basis; }

class Adder {
public:
    Adder(const Snapshot& snapshot, std::span<const Support> supports, const TotalsOptions& options)
        : snapshot_(snapshot), supports_(supports), options_(options) {}

    Totals run() {
        check_words();
        for (const Support& support : supports_) {
            if (admits(support)) enter(support);
        }
        totals_.left_out.included = drop_included(snapshot_, supports_, amounts_, totals_.dangling);
        totals_.left_out.overlapping = drop_overlapping(snapshot_, options_.overlapping, amounts_);
        add_up();
        concentrate();
        order();
        return std::move(totals_);
    }

private:
    void check_words() const {
        std::set<std::string> units, bases, categories;
        for (const Support& support : supports_) {
            if (!support.category.empty()) categories.insert(support.category);
            if (!support.amount) continue;
            units.insert(support.amount->unit);
            bases.insert(basis_word(support.basis));
        }
        require("unit", options_.units, units);
        require("basis", options_.bases, bases);
        require("category", options_.categories, categories);
    }

    bool admits(const Support& support) {
        if (!admitted(options_.donors, support.donor) || !admitted(options_.recipients, support.recipient) ||
            !admitted(options_.categories, support.category))
            return false;
        auto when = days_of(support);
        if (options_.during && when && !overlap(*when, *options_.during)) return false;
        if (!support.amount) {
            ++totals_.left_out.without_amount;
            return false;
        }
        if (!admitted(options_.units, support.amount->unit) || !admitted(options_.bases, basis_word(support.basis)))
            return false;
        bool percentage = support.amount->unit == "%" || !support.amount->of.empty();
        totals_.left_out.percentages += percentage ? 1 : 0;
        if (percentage || !options_.during) return !percentage;
        bool within = when && options_.during->since <= when->since && when->until <= options_.during->until;
        totals_.left_out.undated += when ? 0 : 1;
        totals_.left_out.partly += when && !within ? 1 : 0;
        return within;
    }

    void enter(const Support& support) {
        const std::string& per = support.amount->per;
        Amount amount{&support, {support.amount->unit, support.basis, per == "total" ? "" : per}};
        if (options_.multiply_out && !amount.in.per.empty()) {
            auto times = occurrences(*support.amount, support.period);
            amount.times = times.value_or(1);
            if (times) amount.in.per.clear();
            totals_.not_multiplied += times ? 0 : 1;
        }
        amounts_.push_back(std::move(amount));
    }

    void add_up() {
        std::map<std::pair<Denomination, std::vector<SupportGroup>>, std::size_t> rows;
        for (const Amount& amount : amounts_) {
            auto groups = groups_of(amount);
            auto [at, fresh] = rows.try_emplace({amount.in, groups}, totals_.rows.size());
            if (fresh) totals_.rows.push_back({groups, amount.in, {}, {}, {}, 0, 0, {}});
            Total& row = totals_.rows[at->second];
            const Support& support = *amount.support;
            row.sum += amount.number();
            row.range.add(*support.amount, amount.times);
            ++row.ties;
            row.disputed += support.disputed ? 1 : 0;
            for (SourceId id : snapshot_.sources(support.edge)) {
                if (std::find(row.sources.begin(), row.sources.end(), id) == row.sources.end())
                    row.sources.push_back(id);
            }
        }
        for (Total& row : totals_.rows) std::sort(row.sources.begin(), row.sources.end());
    }

    std::vector<SupportGroup> groups_of(const Amount& amount) const {
        std::vector<SupportGroup> groups;
        for (GroupBy by : options_.by) groups.push_back(group_of(*amount.support, amount.in, by));
        return groups;
    }

    void concentrate() {
        std::map<Denomination, std::map<NodeIndex, ExactSum>> donors;
        std::map<Denomination, Concentration> whole;
        for (const Amount& amount : amounts_) {
            Concentration& all = whole[amount.in];
            all.in = amount.in;
            all.sum += amount.number();
            all.range.add(*amount.support->amount, amount.times);
            ++all.ties;
            donors[amount.in][amount.support->donor] += amount.number();
        }
        for (auto& [in, all] : whole) {
            const auto& parts = donors[in];
            all.donors = parts.size();
            long double sum = all.sum.to_double();
            if (all.sum.sign() <= 0) {
                all.undefined = "the total is not positive";
            } else if (std::any_of(parts.begin(), parts.end(), [](auto& part) { return part.second.sign() < 0; })) {
                all.undefined = "the total of a donor is negative";
            } else {
                long double squares = 0;
                for (const auto& [donor, part] : parts) {
                    long double share = static_cast<long double>(part.to_double()) / sum;
                    squares += share * share;
                }
                all.hhi = std::min(static_cast<double>(squares), 1.0);
            }
            totals_.concentrations.push_back(all);
        }
        for (Total& row : totals_.rows) {
            const Concentration& all = whole[row.in];
            if (all.sum.sign() > 0) row.share = row.sum.to_double() / all.sum.to_double();
        }
    }

    void order() {
        auto labels = [&](const Total& row) {
            std::vector<std::string> texts;
            for (const SupportGroup& group : row.groups)
                texts.emplace_back(group.node ? std::string(snapshot_.key(*group.node)) : group.text);
            return texts;
        };
        auto by_sum = [&](const Total& a, const Total& b) {
            if (a.in != b.in) return a.in < b.in;
            return a.sum != b.sum ? a.sum > b.sum : labels(a) < labels(b);
        };
        std::sort(totals_.rows.begin(), totals_.rows.end(), by_sum);
        if (options_.top) cut(*options_.top);
        bool over_time = std::any_of(options_.by.begin(), options_.by.end(), [](GroupBy by) {
            return by == GroupBy::year || by == GroupBy::month || by == GroupBy::period;
        });
        if (!over_time) return;
        std::sort(totals_.rows.begin(), totals_.rows.end(),
                  [&](const Total& a, const Total& b) { return a.in != b.in ? a.in < b.in : labels(a) < labels(b); });
    }

    void cut(std::size_t top) {
        std::map<Denomination, std::size_t> counts;
        totals_.left_out.rows = std::erase_if(totals_.rows, [&](const Total& row) { return ++counts[row.in] > top; });
    }

    const Snapshot& snapshot_;
    std::span<const Support> supports_;
    const TotalsOptions& options_;
    std::vector<Amount> amounts_;
    Totals totals_;
};

}  // namespace

Totals totals(const Snapshot& snapshot, std::span<const Support> supports, const TotalsOptions& options) {
    return Adder(snapshot, supports, options).run();
}

}  // namespace entente
