#include "export/graph_spells.hpp"

#include "export/graph_history.hpp"

namespace entente {

SpellTexts texts_of(std::span<const Spell> spells) {
    SpellTexts texts;
    if (spells.empty()) {
        return texts;
    }
    const auto dated = [](Day day) { return day.is_dated() ? to_string(day) : std::string(); };
    texts.since = dated(spells.front().when.since);
    texts.until = dated(spells.back().when.until);
    const Intervals days = days_of(spells);
    for (const Interval& when : days.size() > 1 ? days : Intervals()) {
        texts.spells += texts.spells.empty() ? "" : " ";
        texts.spells += to_string(when.since) + "/" + to_string(when.until);
    }
    return texts;
}

}  // namespace entente
