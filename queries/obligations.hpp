#pragma once

#include "graph/snapshot.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// What one actor owes another under one agreement.
struct Obligation {
    NodeIndex actor;  ///< who is bound
    NodeIndex towards;
    NodeIndex agreement;
    std::optional<NodeIndex> provision = {};     ///< nothing: stated of the party, without a provision
    std::optional<NodeIndex> as_member_of = {};  ///< the organisation for whose members the provision speaks
    std::string status = {};                     ///< "party", "signatory"; empty where it is bound otherwise
    std::string kind = {};                       ///< "defence", "consultation", "military support"
    std::string force = {};                      ///< shall, seeks, may; "stated" without a provision; empty: not known
    std::string trigger = {};
    std::optional<Duration> within = {};
    std::vector<EdgeIndex> links = {};  ///< all that must hold; the last is the actor's PARTY_TO without a provision
    Intervals when = {};                ///< days on which all of it possibly holds
    Marks marks = {};                   ///< of the snapshot's day, or of any; certain where every link is
};

enum class Occasion : std::uint8_t {
    any,
    attack  ///< on the one to whom it is owed
};

struct ObligationOptions {
    std::optional<NodeIndex> towards = {};  ///< nothing: anybody
    std::optional<NodeIndex> by = {};       ///< nothing: anybody
    std::vector<std::string> kinds = {};    ///< empty: all
    Occasion occasion = Occasion::any;
};

/// Who owes what to whom: essay, edges and cost in obligations.cpp. By actor, other, agreement, provision and kind.
std::vector<Obligation> obligations(const Snapshot& snapshot, const ObligationOptions& options);

/// Whether an attack calls for it: the table is in obligations.cpp.
bool called_by_attack(std::string_view kind, std::string_view trigger);

/// Who owes whom something of it, each pair once, in order.
std::vector<std::pair<NodeIndex, NodeIndex>> duties(const Snapshot& snapshot, const ObligationOptions& options);

/// Kinds that a duty may have: the coded ones, assistance, and those of the provisions that are there. Sorted.
std::vector<std::string> obligation_kinds(const Snapshot& snapshot);

/// What the node is party to, by key.
std::vector<NodeIndex> agreements_of(const Snapshot& snapshot, NodeIndex node);

/// Who is party to the agreement, by key.
std::vector<NodeIndex> parties_of(const Snapshot& snapshot, NodeIndex agreement);

}  // namespace entente
