#pragma once

#include "export/draw.hpp"
#include "graph/selection.hpp"

namespace entente {

/// The selection with codes or flags behind its names, as the options ask; the names are then short enough for both.
Selection with_names_beside(const Selection& selection, const DrawOptions& options);

}  // namespace entente
