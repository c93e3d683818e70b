#include "export/graph_history.hpp"

#include <algorithm>

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
        extend(days, spell.when);
    }
    return days;
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
    std::vector<Day> cuts;
    for (const Piece& piece : timeline) {
        cuts.push_back(piece.when.since);
        cuts.push_back(piece.when.until);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        Stretch stretch{{cuts[i], cuts[i + 1]}, {}};
        for (const Piece& piece : timeline) {
            if (!piece.value.is_none() && piece.when.contains(cuts[i])) {
                stretch.values.push_back(&piece.value);
            }
        }
        const auto same = [&](const Stretch& before) {
            return before.when.until == stretch.when.since &&
                   std::equal(before.values.begin(), before.values.end(), stretch.values.begin(), stretch.values.end(),
                              [](auto a, auto b) { return *a == *b; });
        };
        if (stretch.values.empty()) {
            continue;
        }
        if (!stretches.empty() && same(stretches.back())) {
            stretches.back().when.until = stretch.when.until;
        } else {
            stretches.push_back(std::move(stretch));
        }
    }
    return stretches;
}

}  // namespace entente
