#pragma once

#include <span>
#include <string>

#include "graph/snapshot.hpp"

namespace entente {

/// When an element is there, for formats with one text a field.
struct SpellTexts {
    std::string since;   ///< the first day; empty: always
    std::string until;   ///< the first day after all spells; empty: open
    std::string spells;  ///< of several: "2004-03-29/2010-01-01 2012-05-01/.."
};

SpellTexts texts_of(std::span<const Spell> spells);

}  // namespace entente
