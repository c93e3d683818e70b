#include "verbs/audit.hpp"

#include <algorithm>
#include <string_view>

namespace entente {

namespace {

enum class End : std::uint8_t { tail, head };

/// What a node of a label has so many of: the edges of a type with the node at one end.
struct Holding {
    std::string_view label;
    std::string_view type;
    End set;
};

constexpr Holding kHoldings[] = {
    {"Agreement", "PARTY_TO", End::head}, {"Coalition", "MEMBER_OF", End::head}, {"Group", "CONTAINS", End::tail}};
constexpr std::string_view kCount = "count";

/// The ties that the set holds.
std::vector<Resolution> holdings(const Store& store, Lookup& lookup, NodeId node, const Resolution& resolution) {
    std::vector<Resolution> found;
    auto labelled = [&](std::string_view label) {
        return std::any_of(resolution.claims.begin(), resolution.claims.end(), [&](const Claim& claim) {
            return claim.statement.property == kLabel && claim.statement.value == Value(std::string(label));
        });
    };
    for (const EdgeRecord& edge : store.edges_at(node)) {
        for (const Holding& holding : kHoldings) {
            if (store.schema().at(edge.type).name != holding.type || !labelled(holding.label) ||
                (holding.set == End::tail ? edge.tail : edge.head) != node)
                continue;
            found.push_back(lookup.edge(edge));
        }
    }
    return found;
}

/// Whether some source says that the tie had begun. What is carried forward is held, as far as anybody knows.
bool surely_begun(const Resolution& tie, const Piece& piece, Day day) {
    return std::any_of(piece.claims.begin(), piece.claims.end(),
                       [&](auto claim) { return tie.claims[claim].extent.certain.since <= day; });
}

}  // namespace

std::vector<Audit> audits(const Store& store, Lookup& lookup, NodeId node, const Resolution& resolution) {
    const Property* count = store.schema().property(kCount);
    std::vector<Audit> result;
    if (count == nullptr) return result;
    for (const Claim& claim : resolution.claims) {
        if (claim.statement.property != count->id || claim.statement.value.is_none()) continue;
        Day day = claim.extent.possible.until.previous();
        if (day.is_dated()) result.push_back({store.node(node), claim.statement, day});
    }
    if (result.empty()) return result;
    auto held = holdings(store, lookup, node, resolution);
    for (Audit& audit : result) {
        for (const Resolution& tie : held) {
            const Piece* piece = sample(tie.presence, Kind::state, audit.day);
            if (piece == nullptr || piece->value.is_none()) continue;
            ++audit.possible;
            audit.certain += surely_begun(tie, *piece, audit.day) ? 1 : 0;
        }
    }
    return result;
}

}  // namespace entente
