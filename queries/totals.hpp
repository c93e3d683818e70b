#pragma once

#include "queries/exact_sum.hpp"
#include "queries/supports.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What the rows of totals are told apart by, beside the denomination, which always parts them.
enum class GroupBy : std::uint8_t { donor, recipient, category, year, month, period, agreement, channel, basis, unit };

/// Throws UsageError with the nearest word.
GroupBy parse_group_by(std::string_view word);
std::string_view to_string(GroupBy by);

/// What amounts must share to be added: never summed over.
struct Denomination {
    std::string unit;
    std::string basis;  ///< empty: not known
    std::string per;    ///< empty: in total

    friend auto operator<=>(const Denomination&, const Denomination&) = default;
};

/// What to do with amounts of one pair, category and denomination whose periods overlap.
enum class Overlapping : std::uint8_t {
    refuse,   ///< throw an Error that names two
    sum,      ///< add them all
    latest,   ///< take the one that ends last, then those that overlap none taken
    largest,  ///< likewise from the largest on
};

struct TotalsOptions {
    std::vector<GroupBy> by = {GroupBy::donor};
    std::vector<std::string> units = {};  ///< empty: all; so are the next two
    std::vector<std::string> bases = {};  ///< "unknown" for what names none
    std::vector<std::string> categories = {};
    std::vector<NodeIndex> donors = {};  ///< empty: all
    std::vector<NodeIndex> recipients = {};
    std::optional<Interval> during = {};  ///< only amounts whose period, else day, lies within
    Overlapping overlapping = Overlapping::refuse;
    bool multiply_out = false;            ///< an amount per year or month with a period of whole ones is a total
    std::optional<std::size_t> top = {};  ///< rows in each denomination
};

/// One value by which rows are grouped.
struct SupportGroup {
    std::optional<NodeIndex> node;  ///< of donor, recipient and agreement
    std::string text;               ///< else; empty: not known

    friend auto operator<=>(const SupportGroup&, const SupportGroup&) = default;
};

struct Total {
    std::vector<SupportGroup> groups;  ///< one for each of TotalsOptions::by
    Denomination in;
    ExactSum sum;
    SummedRange range;
    std::optional<double> share;  ///< of the whole denomination; nothing where that is not positive
    std::size_t ties = 0;
    std::size_t disputed = 0;
    std::vector<SourceId> sources;
};

/// How much of a denomination comes from few donors.
struct Concentration {
    Denomination in;
    ExactSum sum;
    SummedRange range;
    std::size_t donors = 0;
    std::size_t ties = 0;
    std::optional<double> hhi;  ///< sum of squared shares, above 0 to 1; nothing where it is undefined
    std::string undefined;      ///< why
};

/// What passed the filters and is not in the sums.
struct LeftOut {
    std::size_t without_amount = 0;
    std::size_t percentages = 0;  ///< shares of something else
    std::size_t included = 0;     ///< in another amount that is summed
    std::size_t overlapping = 0;  ///< another was taken
    std::size_t partly = 0;       ///< the period lies only partly within TotalsOptions::during
    std::size_t undated = 0;      ///< no period and no day, and TotalsOptions::during asks
    std::size_t rows = 0;         ///< beyond TotalsOptions::top; these are in the sums
};

struct Totals {
    std::vector<Total> rows;  ///< by denomination; then by descending sum, or, with a time among the groups, by these
    std::vector<Concentration> concentrations;  ///< one a denomination
    LeftOut left_out;
    std::size_t not_multiplied = 0;  ///< rates that --multiply-out had to leave as they are
    std::size_t dangling = 0;        ///< amounts said to be included in what is not there
};

/// Sums support.
///
/// Decimals add up exactly; ranges of hedged ones from end to end. Parallel edges are acts of their own. Throws Error
/// where periods overlap (see Overlapping), where acts are included in one another, and for a unit, basis or category
/// that no act has. Time O(n log n) in the acts, and O(k^2) in those of one pair and denomination.
Totals totals(const Snapshot& snapshot, std::span<const Support> supports, const TotalsOptions& options = {});

}  // namespace entente
