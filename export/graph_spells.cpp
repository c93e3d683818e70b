#include "export/graph_spells.hpp"

namespace entente {

SpellTexts texts_of(std::span<const Spell> spells) {
    SpellTexts texts;
    if (spells.empty()) {
        return texts;
    }
    const auto dated = [](Day day) { return day.is_dated() ? to_string(day) : std::string(); };
    texts.since = dated(spells.front().when.since);
    texts.until = dated(spells.back().when.until);
    for (const Spell& spell : spells.size() > 1 ? spells : std::span<const Spell>()) {
        texts.spells += texts.spells.empty() ? "" : " ";
        texts.spells += to_string(spell.when.since) + "/" + to_string(spell.when.until);
    }
    return texts;
}

}  // namespace entente
