#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "export/diagram_ties.hpp"
#include "export/diagram_wings.hpp"
#include "export/dot_graph.hpp"
#include "export/style.hpp"
#include "graph/selection.hpp"

namespace entente {

/// A box around the nodes that are in the same clusters, in points; y grows upwards.
struct ClusterFrame {
    std::string title;  ///< "NATO only", "NATO and EU"; in lines
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// A diagram with clusters: a frame for each combination of them in columns at either side, nodes of the same label
/// without a cluster below those, the focus (or what most are tied to) in the middle, all else in bands above and
/// below.
///
/// Clusters overlap and frames do not, so a node in two stands in a frame that says both.
struct Clustered {
    Wings wings;
    std::vector<ClusterFrame> frames;
    std::vector<std::string> remarks;  ///< by node: the clusters of what is in focus; else empty
};

/// "NATO only", "NATO and EU", "NATO, EU and JEF".
std::string title_of_clusters(const std::vector<std::size_t>& clusters, const Selection& selection);

/// Places, or nothing where no node is in a cluster. Deterministic; time O(V log V).
std::optional<Clustered> clustered_of(const Selection& selection, std::size_t longest_name,
                                      const Style& style = built_in_style());

/// Draws a frame, as a node without ties, since Graphviz lets no cluster overlap nor keep its order.
void add_frame(DotGraph& graph, const ClusterFrame& frame, std::size_t number, const StylePage& page);

}  // namespace entente
