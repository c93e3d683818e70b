#pragma once

#include <cstddef>
#include <vector>

#include "export/diagram_plan.hpp"
#include "export/layout.hpp"
#include "export/page_bundle.hpp"
#include "export/page_pieces.hpp"

namespace entente::page {

/// The ties of a page's document, and their types.
class Ties {
public:
    /// Looks are added to `looks`, which the types refer to. All must outlive it.
    Ties(const Selection& selection, const Bundled& bundles, const Layout& layout, const DiagramPlan& plan,
         Shared& looks)
        : selection_(selection), bundles_(bundles), layout_(layout), plan_(plan), looks_(looks) {}

    Json write();

    /// Those of the ties that were written, each with its look under every combination of the marks that a day
    /// may bring.
    Json types();

private:
    std::size_t type_of(const SelectedEdge& edge);
    Json line_of(const std::vector<Point>& line) const;
    Json edge_of(const SelectedEdge& edge) const;

    const Selection& selection_;
    const Bundled& bundles_;
    const Layout& layout_;
    const DiagramPlan& plan_;
    Shared& looks_;
    Names types_;
    std::vector<bool> directed_;
};

}  // namespace entente::page
