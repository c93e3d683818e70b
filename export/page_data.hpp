#pragma once

#include <string>
#include <string_view>

#include "export/draw.hpp"
#include "export/layout.hpp"
#include "graph/selection.hpp"

namespace entente {

/// Ties of the same ends and type as one edge each, over all time and without marks: what a page lays out, so that no
/// node moves when the day does.
struct Bundled {
    Selection selection;                          ///< refers to the nodes of the whole, in its order
    std::vector<std::vector<std::size_t>> edges;  ///< by edge of it: those of the whole, in their order
};
Bundled bundled(const Selection& selection);

/// All that a page shows, as JSON in ASCII that can stand in a script element: no "<" is in it.
std::string page_data(const Selection& selection, const Bundled& bundles, const Layout& layout,
                      const DrawOptions& options);

/// Text without what steers a page: control characters and the marks that turn the direction of writing are gone,
/// line ends are blanks, what is not UTF-8 is U+FFFD.
std::string plain_text(std::string_view text);

}  // namespace entente
