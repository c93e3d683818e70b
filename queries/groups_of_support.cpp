#include "queries/groups_of_support.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "queries/double_counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

constexpr std::array<std::string_view, 10> kGroupWords = {"donor",  "recipient", "category", "year",  "month",
                                                          "period", "agreement", "channel",  "basis", "unit"};

std::string year_text(const Interval& days) {
    int first = civil(days.since).year;
    int last = civil(days.until.previous()).year;
    return first == last ? fmt::format("{:04}", first) : fmt::format("{:04} to {:04}", first, last);
}

std::string month_text(const Interval& days) {
    CivilDay first = civil(days.since);
    CivilDay last = civil(days.until.previous());
    if (first.year == last.year && first.month == last.month)
        return fmt::format("{:04}-{:02}", first.year, first.month);
    return fmt::format("{:04}-{:02} to {:04}-{:02}", first.year, first.month, last.year, last.month);
}

}  // namespace

SupportGroup group_of(const Support& support, const Denomination& in, GroupBy by) {
    auto when = days_of(support);
    switch (by) {
        case GroupBy::donor:
            return {support.donor, ""};
        case GroupBy::recipient:
            return {support.recipient, ""};
        case GroupBy::agreement:
            return {support.under, ""};
        case GroupBy::category:
            return {std::nullopt, support.category};
        case GroupBy::channel:
            return {std::nullopt, support.channel};
        case GroupBy::year:
            return {std::nullopt, when ? year_text(*when) : ""};
        case GroupBy::month:
            return {std::nullopt, when ? month_text(*when) : ""};
        case GroupBy::period:
            return {std::nullopt, when ? readable(*when) : ""};
        case GroupBy::basis:
            return {std::nullopt, in.basis};
        case GroupBy::unit:
            return {std::nullopt, in.unit};
    }
    return {};
}

GroupBy parse_group_by(std::string_view word) {
    auto found = std::find(kGroupWords.begin(), kGroupWords.end(), word);
    if (found != kGroupWords.end()) return static_cast<GroupBy>(found - kGroupWords.begin());
    std::string near = nearest(word, {kGroupWords.begin(), kGroupWords.end()});
    throw UsageError(fmt::format("totals cannot be grouped by '{}'; {}", word,
                                 near.empty() ? fmt::format("expected one of {}", fmt::join(kGroupWords, ", "))
                                              : fmt::format("did you mean '{}'?", near)));
}

std::string_view to_string(GroupBy by) { return kGroupWords.at(static_cast<std::size_t>(by)); }

}  // namespace entente
