#include "queries/paths_days.hpp"

#include <algorithm>

namespace entente {

namespace {

template <typename Keep>
Intervals days_where(std::span<const Spell> spells, Keep keep) {
    Intervals found;
    for (const auto& spell : spells) {
        if (keep(spell)) {
            found.push_back(spell.when);
        }
    }
    return normalised(std::move(found));
}

}  // namespace

Intervals days(std::span<const Spell> spells) {
    return days_where(spells, [](const Spell&) { return true; });
}

Intervals certain_days(std::span<const Spell> spells) {
    return days_where(spells, [](const Spell& spell) { return spell.marks.certain; });
}

// Spells are sorted and may touch.
Intervals during(const Intervals& days, std::span<const Spell> spells) {
    Intervals found;
    auto spell = spells.begin();
    for (auto at = days.begin(); at != days.end() && spell != spells.end();) {
        const Interval both{std::max(at->since, spell->when.since), std::min(at->until, spell->when.until)};
        if (both.since < both.until) {
            if (!found.empty() && found.back().until == both.since) {
                found.back().until = both.until;
            } else {
                found.push_back(both);
            }
        }
        if (at->until < spell->when.until) {
            ++at;
        } else {
            ++spell;
        }
    }
    return found;
}

bool is_always(std::span<const Spell> spells) {
    return spells.size() == 1 && spells[0].when == Interval{Day::beginning(), Day::forever()};
}

void join(Intervals& intervals, const Intervals& more) {
    intervals.insert(intervals.end(), more.begin(), more.end());
    intervals = normalised(std::move(intervals));
}

}  // namespace entente
