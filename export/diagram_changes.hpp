#pragma once

#include <string_view>

#include "graph/selection.hpp"

namespace entente {

/// What is said of a change, besides the look that the style gives to its mark.
struct ChangeWord {
    std::string_view word;  ///< the mark's name in a style
    std::string_view sign;  ///< before the words on a line
};

/// The word of a change; nothing of what stayed as it was.
const ChangeWord* word_of_change(SelectedChange change);

}  // namespace entente
