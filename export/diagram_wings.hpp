#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "export/diagram_fold.hpp"
#include "export/diagram_parts.hpp"
#include "export/diagram_ties.hpp"
#include "export/style.hpp"
#include "graph/selection.hpp"

namespace entente {

/// Where a node stands: a box around (x, y), in points; y grows upwards.
struct Place {
    WingPart part = WingPart::member;
    bool in_wing = false;  ///< in a row of a wing: a member, or a link beside one
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// The places of a diagram with wings: focus in the middle, members in columns at either side with what links them to
/// the focus before them, everything shared above and below.
struct Wings {
    std::vector<Place> places;  ///< by node
    double channel = 0;         ///< |x| of the middle of the gap before the members, where lines run up and down
    double channel_width = 0;
    double inner = 0;   ///< |x| where the wings begin
    double outer = 0;   ///< |x| where the members end, and their tags begin
    double reach = 0;   ///< |x| of the edge of the page
    double high = 0;    ///< |y| of the ends of the wings; the upper band begins above
    double low = 0;     ///< y below which the lower band begins, between the wings where those are longer
    double top = 0;     ///< y of the highest box
    double bottom = 0;  ///< y of the lowest
};

/// Places, or nothing where wings would not read well: without exactly one focus, with too many nodes, or when too many
/// lines stay that the middle has no part in. Deterministic; time O((V + E) log V).
std::optional<Wings> wings_of(const Selection& selection, const std::vector<DrawnTie>& ties, const Fold& fold,
                              std::size_t longest_name, const Style& style = built_in_style());

}  // namespace entente
