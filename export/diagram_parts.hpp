#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "export/diagram_fold.hpp"
#include "export/diagram_ties.hpp"
#include "graph/selection.hpp"

namespace entente {

/// What a node is in a diagram with wings.
enum class WingPart {
    focus,   ///< in the middle
    link,    ///< beside its partner, on the way from the focus: an agreement of two parties
    member,  ///< in the outer columns, left and right
    band     ///< above or below: what the members share
};

constexpr auto no_partner = static_cast<std::size_t>(-1);

/// Who plays which part.
struct Cast {
    std::vector<WingPart> part;                     ///< by node
    std::vector<std::set<std::size_t>> neighbours;  ///< by node, by lines that are drawn
    std::vector<std::size_t> partner;               ///< of a link, else no_partner
    std::size_t focus = 0;
};

/// The parts, or nothing where wings would not read well: without exactly one focus, with too many nodes, or when too
/// many lines stay that the focus has no part in. Time O((V + E) log V).
std::optional<Cast> cast_of(const Selection& selection, const std::vector<DrawnTie>& ties, const Fold& fold);

}  // namespace entente
