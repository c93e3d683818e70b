#include "export/page_pieces.hpp"

#include <cmath>

#include "export/text.hpp"

namespace entente::page {
namespace {

constexpr std::size_t longest_text = 4000;  // characters of a value; a name in its box is shorter

}  // namespace

std::string text_of(std::string_view text) { return plain_text(shortened(text, longest_text)); }

double rounded(double number) { return std::round(number * 10) / 10; }

Json spell_of(const SelectedSpell& spell) {
    const int bits =
        (spell.certain ? 0 : 1) | (spell.carried ? 2 : 0) | (spell.disputed ? 4 : 0) | (spell.undated ? 8 : 0);
    return Json::array({spell.since, spell.until, bits});
}

Json spells_of(const std::vector<SelectedSpell>& spells) {
    auto list = Json::array();
    for (const auto& spell : spells) {
        list.push_back(spell_of(spell));
    }
    return list;
}

Json facts_of(const std::vector<SelectedFact>& facts) {
    auto list = Json::array();
    for (const auto& fact : facts) {
        list.push_back(Json::array({text_of(fact.property), text_of(fact.value), spell_of(fact.when), fact.sources}));
    }
    return list;
}

Json described(const NodeLook& look) {
    return {{"shape", look.shape},   {"fill", look.fill},   {"line", look.line},      {"text", look.text},
            {"border", look.border}, {"width", look.width}, {"rounded", look.rounded}};
}

Json described(const EdgeLook& look) {
    return {{"colour", look.colour}, {"form", look.form},   {"head", look.head},
            {"tail", look.tail},     {"width", look.width}, {"doubled", look.doubled}};
}

}  // namespace entente::page
