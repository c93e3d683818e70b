#include "queries/window.hpp"

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

std::vector<const Piece*> shown(const Schema& schema, const Resolution& resolution, std::string_view property,
                                const Interval& days) {
    const Property* known = schema.property(property);
    const Timeline* timeline = known == nullptr ? nullptr : resolution.property(known->id);
    return timeline == nullptr ? std::vector<const Piece*>{} : within(*timeline, *known, days);
}

std::vector<std::uint32_t> shown_claims(const Schema& schema, const Resolution& resolution, const Interval& days) {
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
        for (const Piece* piece : within(timeline, schema.at(id), days)) add(*piece);
    }
    return claims;
}

}  // namespace entente
