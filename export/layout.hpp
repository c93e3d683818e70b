#pragma once

#include <map>
#include <string>
#include <vector>

#include "export/draw.hpp"
#include "graph/selection.hpp"

namespace entente {

/// A box around (x, y), in points.
struct NodeBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// Where a diagram's elements stand, in points from the lower left; y grows upwards.
struct Layout {
    double width = 0;
    double height = 0;
    std::vector<NodeBox> nodes;             ///< by node of the selection
    std::vector<std::vector<Point>> lines;  ///< by edge: curves joined, a first point and three more for each, from
                                            ///< tail to head; empty where it is written instead of drawn, or drawn
                                            ///< as another edge of the same ends and type
};

/// Lays a diagram out as to_dot would, without its texts. Throws Error as draw does, and within options.limits.
Layout lay_out(const Selection& selection, const DrawOptions& options = {});

/// Where the nodes stand in all drawings of a series, by key: as a drawing of everything has them, and so far apart
/// that the boxes drawn there do not lie upon one another. Throws as lay_out() does. Time of two layouts and O(V^2).
std::map<std::string, Point> places_of_series(const Selection& all, const DrawOptions& options);

}  // namespace entente
