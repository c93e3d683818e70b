#include "verbs/audit.hpp"

#include <string_view>

namespace entente {

namespace {

enum class End : std::uint8_t { tail, head };

/// At which end of which edges the set stands that `count` speaks of.
struct Holding {
    std::string_view type;
    End set;
};

constexpr Holding kHoldings[] = {{"CONTAINS", End::tail}, {"MEMBER_OF", End::head}};
constexpr std::string_view kCount = "count";

/// The presence of each tie that the set holds.
std::vector<Timeline> holdings(const Store& store, Lookup& lookup, NodeId node) {
    std::vector<Timeline> found;
    for (const EdgeRecord& edge : store.edges_at(node)) {
        for (const Holding& holding : kHoldings) {
            if (store.schema().at(edge.type).name != holding.type ||
                (holding.set == End::tail ? edge.tail : edge.head) != node)
                continue;
            found.push_back(lookup.edge(edge).presence);
        }
    }
    return found;
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
    auto held = holdings(store, lookup, node);
    for (Audit& audit : result) {
        for (const Timeline& presence : held) {
            const Piece* piece = sample(presence, Kind::state, audit.day);
            if (piece == nullptr || piece->value.is_none()) continue;
            ++audit.possible;
            // What is carried forward is held, as far as anybody knows.
            audit.certain += piece->marks.certain || piece->marks.carried ? 1 : 0;
        }
    }
    return result;
}

}  // namespace entente
