#pragma once

#include <map>
#include <string>
#include <utility>

#include "export/diagram_ties.hpp"
#include "export/diagram_wings.hpp"

namespace entente {

/// Leads lines around the boxes of a diagram with wings.
///
/// Lines leave the focus as a fan; to and from the bands they run in the gap before the members, those of one node of
/// a band in one lane. Parallel ties run side by side. The wings must outlive it.
class LineLayer {
public:
    explicit LineLayer(const Wings& wings) : wings_(wings) {}

    /// The line of a tie as Graphviz's `pos`: a curve from its tail to its head, with room for the arrows that it has.
    std::string line_of(const DrawnTie& tie);

private:
    double lane_of(std::size_t node);

    const Wings& wings_;
    std::map<std::size_t, std::size_t> lanes_;
    std::map<std::pair<std::size_t, std::size_t>, int> parallels_;
};

}  // namespace entente
