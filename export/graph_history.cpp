#include "export/graph_history.hpp"

#include <algorithm>
#include <compare>
#include <set>

namespace entente {
namespace {

void extend(Intervals& days, const Interval& when) {
    if (!days.empty() && days.back().until == when.since) {
        days.back().until = when.until;
    } else {
        days.push_back(when);
    }
}

}  // namespace

Intervals days_of(std::span<const Spell> spells) {
    Intervals days;
    for (const Spell& spell : spells) {
        days.push_back(spell.when);
    }
    return normalised(std::move(days));
}

bool has_history(const Timeline& timeline, const GraphProperty& property, std::span<const Spell> spells) {
    if (property.kind == Kind::event || timeline.empty()) {
        return false;
    }
    const Intervals whole = days_of(spells);
    for (auto piece = timeline.begin(); piece != timeline.end();) {
        Intervals days;
        const Value& value = piece->value;
        for (; piece != timeline.end() && piece->value == value; ++piece) {
            if (piece->marks.disputed) {
                return true;
            }
            extend(days, piece->when);
        }
        if (value.is_none() || days != whole || (!property.many && piece != timeline.end())) {
            return true;
        }
    }
    return false;
}

std::vector<Stretch> stretches_of(const Timeline& timeline) {
    /// Where a piece begins or ends; by day, then piece.
    struct Cut {
        Day day;
        std::size_t piece;
        auto operator<=>(const Cut&) const = default;
    };
    std::vector<Cut> cuts;
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        if (!timeline[i].value.is_none() && timeline[i].when.since < timeline[i].when.until) {
            cuts.push_back({timeline[i].when.since, i});
            cuts.push_back({timeline[i].when.until, i});
        }
    }
    std::sort(cuts.begin(), cuts.end());
    std::set<std::size_t> shown;
    std::vector<Stretch> stretches;
    for (auto cut = cuts.begin(); cut != cuts.end();) {
        const Day since = cut->day;
        for (; cut != cuts.end() && cut->day == since; ++cut) {
            if (shown.erase(cut->piece) == 0) {
                shown.insert(cut->piece);
            }
        }
        if (shown.empty()) {
            continue;
        }
        Stretch stretch{{since, cut->day}, {}};
        for (const std::size_t piece : shown) {
            stretch.values.push_back(&timeline[piece].value);
        }
        const auto same = [&](const Stretch& before) {
            return before.when.until == since &&
                   std::equal(before.values.begin(), before.values.end(), stretch.values.begin(), stretch.values.end(),
                              [](auto a, auto b) { return *a == *b; });
        };
        if (!stretches.empty() && same(stretches.back())) {
            stretches.back().when.until = stretch.when.until;
        } else {
            stretches.push_back(std::move(stretch));
        }
    }
    return stretches;
}

}  // namespace entente
