#include "queries/supports.hpp"

#include <algorithm>

namespace entente {

namespace {

class Reader {
public:
    Reader(const Snapshot& snapshot, const Store& store) : snapshot_(snapshot), store_(store) {}

    Support read(EdgeIndex edge) const {
        Support support;
        support.edge = edge;
        support.donor = snapshot_.tail(edge);
        support.recipient = snapshot_.head(edge);
        support.identity = store_.edge(snapshot_.id(edge)).identity;
        support.category = text(edge, "category");
        support.basis = text(edge, "basis");
        support.channel = text(edge, "channel");
        support.included_in = text(edge, "included_in");
        if (const Piece* under = piece(edge, "under")) {
            if (const auto* node = std::get_if<NodeId>(&under->value.content())) support.under = snapshot_.find(*node);
        }
        if (const Piece* period = piece(edge, "period")) {
            if (const auto* days = std::get_if<Bound>(&period->value.content()))
                support.period = Interval{days->earliest(), days->latest().next()};
        }
        if (const Piece* amount = piece(edge, "amount")) {
            support.amount = quantity(amount->value);
            support.disputed = amount->marks.disputed;
        }
        support.began = began(edge);
        return support;
    }

private:
    const Piece* piece(EdgeIndex edge, std::string_view name) const {
        const Property* property = snapshot_.schema().property(name);
        const Timeline* timeline = property == nullptr ? nullptr : snapshot_.property(edge, property->id);
        if (timeline == nullptr || timeline->empty()) return nullptr;
        const Piece* found = snapshot_.day() ? sample(*timeline, property->kind, *snapshot_.day()) : &timeline->back();
        return found == nullptr || found->value.is_none() ? nullptr : found;
    }

    std::string text(EdgeIndex edge, std::string_view name) const {
        const Piece* found = piece(edge, name);
        return found == nullptr ? "" : to_string(found->value);
    }

    static std::optional<Quantity> quantity(const Value& value) {
        if (const auto* quantity = std::get_if<Quantity>(&value.content())) return *quantity;
        Quantity plain;
        if (const auto* integer = std::get_if<std::int64_t>(&value.content())) {
            plain.number = {*integer, 0};
        } else if (const auto* decimal = std::get_if<Decimal>(&value.content())) {
            plain.number = *decimal;
        } else {
            return std::nullopt;
        }
        return plain;
    }

    /// From the first possible day to the first certain one.
    std::optional<Interval> began(EdgeIndex edge) const {
        auto spells = snapshot_.spells(edge);
        if (spells.empty() || spells.front().marks.undated || !spells.front().when.since.is_dated())
            return std::nullopt;
        Day first = spells.front().when.since;
        for (const Spell& spell : spells) {
            if (spell.marks.certain) return Interval{first, spell.when.since.next()};
        }
        return Interval{first, first.next()};
    }

    const Snapshot& snapshot_;
    const Store& store_;
};

}  // namespace

std::vector<Support> supports(const Snapshot& snapshot, const Store& store, std::span<const TypeId> types) {
    std::vector<Support> found;
    Reader reader(snapshot, store);
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        EdgeIndex edge{slot};
        if (snapshot.visible(edge) && std::find(types.begin(), types.end(), snapshot.type(edge)) != types.end())
            found.push_back(reader.read(edge));
    }
    return found;
}

}  // namespace entente
