#pragma once

#include <string>

#include "export/draw.hpp"
#include "export/layout.hpp"
#include "export/page_bundle.hpp"
#include "graph/selection.hpp"

namespace entente {

/// All that a page shows, as JSON in ASCII that can stand in a script element: no "<" is in it.
std::string page_data(const Selection& selection, const Bundled& bundles, const Layout& layout,
                      const DrawOptions& options);

}  // namespace entente
