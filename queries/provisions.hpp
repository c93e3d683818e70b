#pragma once

#include "graph/snapshot.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

// What agreements hold, as obligations read it. Not installed.
namespace entente {

/// An actor on one side of a duty.
struct Side {
    NodeIndex actor;
    std::optional<NodeIndex> organisation;  ///< for whose members the provision speaks
    std::vector<EdgeIndex> links;           ///< edges that put the actor there
};

struct Provision {
    NodeIndex node;
    EdgeIndex contained;
    std::string kind;
    std::string force;
    std::string trigger;
    std::optional<Duration> within;
    bool disputed = false;  ///< one of these is
};

/// An obligation that is stated of a party.
struct Stated {
    std::string kind;
    Interval when;
    Marks marks;
};

/// Reads a snapshot of the types PARTY_TO, MEMBER_OF, CONTAINS and CONCERNS, and the label Provision.
class Provisions {
public:
    explicit Provisions(const Snapshot& snapshot);

    /// Nodes with a party or a provision, by key.
    std::vector<NodeIndex> agreements() const;

    std::vector<Side> parties(NodeIndex agreement) const;
    std::vector<Provision> of(NodeIndex agreement) const;

    /// Who owes whom by the provision, pair by pair; an actor may face itself.
    std::vector<std::pair<Side, Side>> sides(NodeIndex agreement, const Provision& provision) const;

    std::vector<Stated> stated(EdgeIndex party) const;

private:
    bool is(EdgeIndex edge, const EdgeType* type) const { return type != nullptr && snapshot_.type(edge) == type->id; }
    const Piece* shown(const Timeline* timeline) const;
    std::string text(EdgeIndex edge, const Property* property) const;
    std::vector<Side> named(NodeIndex agreement, NodeIndex provision, std::string_view role, bool& any) const;
    std::vector<Side> members(NodeIndex organisation) const;

    const Snapshot& snapshot_;
    const EdgeType* party_to_;
    const EdgeType* member_of_;
    const EdgeType* contains_;
    const EdgeType* concerns_;
    const Label* provision_;
    const Property* role_;
    const Property* status_;
    const Property* obligations_;
    std::vector<bool> has_parties_;  ///< by node, at any time
};

}  // namespace entente
