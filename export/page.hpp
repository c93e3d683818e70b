#pragma once

#include <string>
#include <string_view>

#include "export/draw.hpp"
#include "graph/selection.hpp"

namespace entente {

/// The selection as one HTML page that needs nothing else: a drawing to move in, search, facts with their sources,
/// filters, and an axis of days that adds and removes what begins and ends.
///
/// The selection is one over all time, with spells and facts; the page begins at its as-of day. Nothing of its text is
/// markup, whatever it holds, and the page's own policy lets it load nothing. Throws Error as draw does.
std::string draw_page(const Selection& selection, const DrawOptions& options);

/// The part of a selection that is there on a day, as its spells say; all of it on no day. Elements without spells
/// are always there.
Selection on_day(const Selection& selection, std::string_view day);

}  // namespace entente
