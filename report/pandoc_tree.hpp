#pragma once

#include "report/pandoc_pieces.hpp"

// Not installed.
namespace entente::pandoc {

/// A woven document as pandoc's tree. Pictures of the author's are in it; raw HTML stays raw, for outputs that take it.
Json document(const Woven& woven, const Setting& setting);

}  // namespace entente::pandoc
