#include "queries/provisions.hpp"

#include "queries/obligations.hpp"

#include <algorithm>

namespace entente {

namespace {

std::string text_of(const Piece* piece) {
    const auto* text = piece == nullptr ? nullptr : std::get_if<std::string>(&piece->value.content());
    return text == nullptr ? std::string() : *text;
}

std::vector<NodeIndex> by_key(const Snapshot& snapshot, std::vector<NodeIndex> nodes) {
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    std::sort(nodes.begin(), nodes.end(), [&](NodeIndex a, NodeIndex b) { return snapshot.key(a) < snapshot.key(b); });
    return nodes;
}

}  // namespace

Provisions::Provisions(const Snapshot& snapshot)
    : snapshot_(snapshot),
      party_to_(snapshot.schema().edge_type("PARTY_TO")),
      member_of_(snapshot.schema().edge_type("MEMBER_OF")),
      contains_(snapshot.schema().edge_type("CONTAINS")),
      concerns_(snapshot.schema().edge_type("CONCERNS")),
      provision_(snapshot.schema().label("Provision")),
      role_(snapshot.schema().property("role")),
      status_(snapshot.schema().property("status")),
      obligations_(snapshot.schema().property("obligations")),
      has_parties_(snapshot.node_slots()) {
    // Edges that are not there today too: who has left an agreement is not bound by it.
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        if (is(EdgeIndex{slot}, party_to_) && !snapshot.spells(EdgeIndex{slot}).empty()) {
            has_parties_[raw(snapshot.head(EdgeIndex{slot}))] = true;
        }
    }
}

std::vector<NodeIndex> Provisions::agreements() const {
    std::vector<NodeIndex> nodes;
    for (std::uint32_t slot = 0; slot < snapshot_.edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        if (!snapshot_.visible(edge)) {
            continue;
        }
        if (is(edge, party_to_)) {
            nodes.push_back(snapshot_.head(edge));
        } else if (is(edge, contains_)) {
            nodes.push_back(snapshot_.tail(edge));
        }
    }
    return by_key(snapshot_, std::move(nodes));
}

std::vector<Side> Provisions::parties(NodeIndex agreement) const {
    std::vector<Side> sides;
    for (const auto& arc : snapshot_.in(agreement)) {
        if (is(arc.edge, party_to_)) {
            sides.push_back({arc.other, {}, {arc.edge}});
        }
    }
    return sides;
}

std::vector<Side> Provisions::members(NodeIndex organisation) const {
    std::vector<Side> sides;
    for (const auto& arc : snapshot_.in(organisation)) {
        const auto status = text(arc.edge, status_);
        if (is(arc.edge, member_of_) && (status.empty() || status == "full")) {
            sides.push_back({arc.other, organisation, {arc.edge}});
        }
    }
    return sides;
}

const Piece* Provisions::shown(const Timeline* timeline) const {
    if (timeline == nullptr || timeline->empty()) {
        return nullptr;
    }
    return snapshot_.day() ? sample(*timeline, Kind::state, *snapshot_.day()) : &timeline->back();
}

std::string Provisions::text(EdgeIndex edge, const Property* property) const {
    return property == nullptr ? std::string() : text_of(shown(snapshot_.property(edge, property->id)));
}

std::vector<Provision> Provisions::of(NodeIndex agreement) const {
    std::vector<Provision> found;
    for (const auto& arc : snapshot_.out(agreement)) {
        if (!is(arc.edge, contains_) || provision_ == nullptr || !snapshot_.has_label(arc.other, provision_->id)) {
            continue;
        }
        Provision provision{arc.other, arc.edge, {}, {}, {}, {}};
        auto piece = [&](std::string_view name) {
            const auto* property = snapshot_.schema().property(name);
            const auto* now = property == nullptr ? nullptr : shown(snapshot_.property(arc.other, property->id));
            provision.disputed = provision.disputed || (now != nullptr && now->marks.disputed);
            return now;
        };
        provision.kind = text_of(piece("kind"));
        provision.force = text_of(piece("force"));
        provision.trigger = text_of(piece("trigger"));
        if (const auto* within = piece("within")) {
            if (const auto* duration = std::get_if<Duration>(&within->value.content())) {
                provision.within = *duration;
            }
        }
        found.push_back(std::move(provision));
    }
    return found;
}

std::vector<Side> Provisions::named(NodeIndex agreement, NodeIndex provision, std::string_view role, bool& any) const {
    const auto bound = parties(agreement);
    std::vector<Side> sides;
    for (const auto& arc : snapshot_.out(provision)) {
        if (!is(arc.edge, concerns_) || text(arc.edge, role_) != role) {
            continue;
        }
        any = true;
        const auto before = sides.size();
        std::copy_if(bound.begin(), bound.end(), std::back_inserter(sides),
                     [&](const Side& side) { return side.actor == arc.other; });
        if (sides.size() == before) {
            const auto standing_for = members(arc.other);
            sides.insert(sides.end(), standing_for.begin(), standing_for.end());
        }
        if (sides.size() == before && !has_parties_[raw(agreement)]) {
            sides.push_back({arc.other, {}, {}});
        }
        for (auto side = sides.begin() + static_cast<std::ptrdiff_t>(before); side != sides.end(); ++side) {
            side->links.push_back(arc.edge);
        }
    }
    return sides;
}

std::vector<std::pair<Side, Side>> Provisions::sides(NodeIndex agreement, const Provision& provision) const {
    bool obliges = false;
    bool serves = false;
    auto obligors = named(agreement, provision.node, "obligor", obliges);
    auto beneficiaries = named(agreement, provision.node, "beneficiary", serves);
    if (!obliges) {
        obligors = parties(agreement);
    }
    std::vector<std::pair<Side, Side>> pairs;
    for (const auto& obligor : obligors) {
        if (!serves) {
            beneficiaries = obligor.organisation ? members(*obligor.organisation) : parties(agreement);
        }
        for (const auto& beneficiary : beneficiaries) {
            pairs.emplace_back(obligor, beneficiary);
        }
    }
    return pairs;
}

std::vector<Stated> Provisions::stated(EdgeIndex party) const {
    std::vector<Stated> found;
    const auto* timeline = obligations_ == nullptr ? nullptr : snapshot_.property(party, obligations_->id);
    for (const Piece& piece : timeline != nullptr ? *timeline : Timeline{}) {
        if (!text_of(&piece).empty() && (!snapshot_.day() || piece.when.contains(*snapshot_.day()))) {
            found.push_back({text_of(&piece), piece.when, piece.marks});
        }
    }
    return found;
}

std::vector<NodeIndex> agreements_of(const Snapshot& snapshot, NodeIndex node) {
    const auto* type = snapshot.schema().edge_type("PARTY_TO");
    std::vector<NodeIndex> nodes;
    for (const auto& arc : snapshot.out(node)) {
        if (type != nullptr && snapshot.type(arc.edge) == type->id) {
            nodes.push_back(arc.other);
        }
    }
    return by_key(snapshot, std::move(nodes));
}

std::vector<NodeIndex> parties_of(const Snapshot& snapshot, NodeIndex agreement) {
    const auto* type = snapshot.schema().edge_type("PARTY_TO");
    std::vector<NodeIndex> nodes;
    for (const auto& arc : snapshot.in(agreement)) {
        if (type != nullptr && snapshot.type(arc.edge) == type->id) {
            nodes.push_back(arc.other);
        }
    }
    return by_key(snapshot, std::move(nodes));
}

}  // namespace entente
