#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "export/diagram_clusters.hpp"
#include "export/diagram_fold.hpp"
#include "export/diagram_numbers.hpp"
#include "export/diagram_places.hpp"
#include "export/diagram_ties.hpp"
#include "export/diagram_wings.hpp"
#include "export/draw.hpp"
#include "graph/selection.hpp"

namespace entente {

/// All that is decided about a diagram before anything is drawn. Refers to the selection and the options.
struct DiagramPlan {
    const Selection& selection;
    const DrawOptions& options;
    std::vector<DrawnTie> ties;  ///< that are drawn as lines
    Fold fold;                   ///< those that are not, where there are wings
    std::optional<Wings> wings;
    std::vector<Point> places;  ///< by node, where options.places holds any
    std::vector<ClusterFrame> frames;  ///< around members of the wings
    Footnotes footnotes;
    std::vector<std::size_t> degrees;
    std::optional<std::vector<int>> columns;
    std::map<int, double> mean_degree_of_column;
    std::set<int> columns_with_focus;
    Numbers numbers;
    Engine engine = Engine::dot;
    std::size_t parts = 1;  ///< of the network, that are not tied to one another
    bool captions = false;
};

/// Decides. Throws as ties_of does.
DiagramPlan plan_of(const Selection& selection, const DrawOptions& options);

/// Whether letters may be large and gaps wide.
bool is_small(const DiagramPlan& plan);

/// Whether a node grows with its ties: their ends then spread over its height, and it can be told from afar.
bool is_tall(std::size_t index, const DiagramPlan& plan);

}  // namespace entente
