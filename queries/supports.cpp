#include "queries/supports.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace entente {

namespace {

class Reader {
public:
    explicit Reader(const Snapshot& snapshot) : snapshot_(snapshot) {}

    Support read(EdgeIndex edge) const {
        Support support;
        support.edge = edge;
        support.donor = snapshot_.tail(edge);
        support.recipient = snapshot_.head(edge);
        support.category = text(edge, "category");
        support.basis = text(edge, "basis");
        support.channel = text(edge, "channel");
        support.included_in = text(edge, "included_in");
        if (const Piece* under = piece(edge, "under")) {
            if (const auto* node = std::get_if<NodeId>(&under->value.content())) support.under = snapshot_.find(*node);
        }
        if (const Piece* period = piece(edge, "period")) {
            support.period = days(period->value);
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

    /// A table without a description keeps years as whole numbers and ranges of days as text.
    static std::optional<Interval> days(const Value& value) {
        Bound range;
        if (const auto* days = std::get_if<Bound>(&value.content())) range = *days;
        const auto* text = std::get_if<std::string>(&value.content());
        const auto* year = std::get_if<std::int64_t>(&value.content());
        try {
            if (text != nullptr) range = parse_bound(*text);
            if (year != nullptr && *year > 0) range = parse_bound(fmt::format("{:04}", *year));
        } catch (const ParseError&) {
            return std::nullopt;
        }
        if (!range.is_days()) return std::nullopt;
        return Interval{range.earliest(), range.latest().next()};
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
};

}  // namespace

std::vector<Support> supports(const Snapshot& snapshot, const Store& store, std::span<const TypeId> types) {
    std::vector<Support> found;
    Reader reader(snapshot);
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::uint32_t slot = 0; slot < snapshot.edge_slots(); ++slot) {
        EdgeIndex edge{slot};
        if (!snapshot.visible(edge) || std::find(types.begin(), types.end(), snapshot.type(edge)) == types.end())
            continue;
        places.emplace(raw(snapshot.id(edge)), found.size());
        found.push_back(reader.read(edge));
    }
    // A snapshot has no identities.
    store.each_edge([&](const EdgeRecord& edge) {
        if (auto at = places.find(raw(edge.id)); at != places.end()) found[at->second].identity = edge.identity;
    });
    return found;
}

}  // namespace entente
