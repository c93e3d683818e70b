#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "export/diagram_ties.hpp"
#include "graph/selection.hpp"

namespace entente {

/// Ties that are written instead of drawn, because as lines they would bury the others.
///
/// A node that many plain ties of one type point to is a hub. The bundle has a tag that stands in its box, and the
/// nodes at the other ends carry the tag; where nearly all nodes of a kind would carry it, it says little of each, and
/// the hub states the number. A tie that has more to say (another role than most, an amount, a dispute, a plan) and a
/// tie at the focus stay lines.
struct Fold {
    std::vector<bool> is_folded;       ///< by tie
    std::vector<std::string> tags;     ///< by node: those of its hubs; in brackets where the tie is carried or undated
    std::vector<std::string> remarks;  ///< by hub: "NATO = member of", "24 × implements"
    std::string example;               ///< a tag, if there is any
    bool brackets = false;             ///< whether any tag stands in brackets
    bool numbers = false;              ///< whether any hub states a number
};

/// Folds. Deterministic; time O(E log E).
Fold fold_of(const Selection& selection, const std::vector<DrawnTie>& ties);

}  // namespace entente
