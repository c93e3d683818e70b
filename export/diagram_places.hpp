#pragma once

#include <map>
#include <string>
#include <vector>

#include "export/draw.hpp"
#include "graph/selection.hpp"

namespace entente {

/// What a page shows, in points; y grows upwards.
struct Frame {
    double left = 0;
    double right = 0;
    double bottom = 0;
    double top = 0;
};

/// Where each node stands, given the places of some by their keys: the others stand around the middle of their placed
/// neighbours, and those without any below all. Deterministic; time O((V + E) log V).
std::vector<Point> places_of(const Selection& selection, const std::map<std::string, Point>& places);

/// Room for all places, also of nodes that are not drawn, so that drawings of a series are of one size.
Frame frame_of(const std::map<std::string, Point>& places, const std::vector<Point>& more);

}  // namespace entente
