#pragma once

#include <cstddef>

#include "export/diagram_plan.hpp"
#include "export/layout.hpp"
#include "export/page_pieces.hpp"

namespace entente::page {

/// The nodes of a page's document, and their labels.
class Nodes {
public:
    /// Looks are added to `looks`, which the nodes refer to. All must outlive it.
    Nodes(const Selection& selection, const Layout& layout, const DiagramPlan& plan, Shared& looks)
        : selection_(selection), layout_(layout), plan_(plan), looks_(looks) {}

    Json write();

    /// Those of the nodes that were written, in the order of the numbers there.
    Json labels();

private:
    void add_folded(Json& entry, std::size_t index) const;
    Json lines_of_name(std::size_t index) const;
    double letters(std::size_t index) const;

    const Selection& selection_;
    const Layout& layout_;
    const DiagramPlan& plan_;
    Shared& looks_;
    Names labels_;
};

}  // namespace entente::page
