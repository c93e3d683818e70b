#include "verbs/window.hpp"

#include "verbs/cells.hpp"

#include <algorithm>

namespace entente {

namespace {

bool meet(const Interval& a, const Interval& b) { return a.since < b.until && b.since < a.until; }

std::vector<const Piece*> within(const Timeline& timeline, const Property& property, const Interval& days) {
    std::vector<const Piece*> found;
    if (property.kind == Kind::observation && days != always().front()) {
        const Piece* piece = sample(timeline, property.kind, days.until.previous());
        if (piece != nullptr && !piece->value.is_none()) found.push_back(piece);
        return found;
    }
    for (const Piece& piece : timeline) {
        bool repeated =
            std::any_of(found.begin(), found.end(), [&](const Piece* p) { return p->value == piece.value; });
        if (meet(piece.when, days) && !piece.value.is_none() && !repeated) found.push_back(&piece);
    }
    return found;
}

}  // namespace

Interval window(const View& view) { return view.as_of ? Interval{*view.as_of, view.as_of->next()} : always().front(); }

bool is_there(const Resolution& resolution, const Interval& days) {
    auto spells = resolution.possible();
    return std::any_of(spells.begin(), spells.end(), [&](const Interval& spell) { return meet(spell, days); });
}

std::vector<const Piece*> shown(const Store& store, const Resolution& resolution, std::string_view property,
                                const Interval& days) {
    const Property* known = store.schema().property(property);
    const Timeline* timeline = known == nullptr ? nullptr : resolution.property(known->id);
    return timeline == nullptr ? std::vector<const Piece*>{} : within(*timeline, *known, days);
}

std::string shown_words(const Store& store, const Resolution& resolution, std::string_view property,
                        const Interval& days) {
    std::vector<std::string> texts;
    for (const Piece* piece : shown(store, resolution, property, days)) texts.push_back(words(store, piece->value));
    return joined(texts);
}

Cell shown_cell(const Store& store, const Resolution& resolution, std::string_view property, const Interval& days) {
    Cell::List values;
    for (const Piece* piece : shown(store, resolution, property, days)) values.push_back(cell(store, piece->value));
    const Property* known = store.schema().property(property);
    if (known != nullptr && (known->many || values.size() > 1)) return values;
    return values.empty() ? Cell() : values.front();
}

std::vector<std::string> shown_labels(const Store& store, const Resolution& resolution, const Interval& days) {
    std::vector<std::string> labels;
    for (const Piece* piece : shown(store, resolution, "label", days)) labels.push_back(words(store, piece->value));
    std::sort(labels.begin(), labels.end());
    return labels;
}

std::vector<std::uint32_t> shown_claims(const Store& store, const Resolution& resolution, const Interval& days) {
    std::vector<std::uint32_t> claims;
    auto add = [&](const Piece& piece) {
        for (auto claim : piece.claims) {
            if (std::find(claims.begin(), claims.end(), claim) == claims.end()) claims.push_back(claim);
        }
    };
    for (const Piece& piece : resolution.presence) {
        if (meet(piece.when, days) && !piece.value.is_none()) add(piece);
    }
    for (const auto& [id, timeline] : resolution.properties) {
        for (const Piece* piece : within(timeline, store.schema().at(id), days)) add(*piece);
    }
    return claims;
}

}  // namespace entente
