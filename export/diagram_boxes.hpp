#pragma once

#include <string_view>

namespace entente {

/// The letters in a box and the room around them, in points.
struct BoxLetters {
    double size = 11;
    double width = 0.56;  ///< of a letter, as a part of the size: the average, with a margin
    double beside = 18;   ///< room at both sides together
    double above = 8;     ///< and above and below
};

/// How large a box is, in points.
struct BoxSize {
    double width = 0;
    double height = 0;
};

/// The size of a box of that shape (as a style names it) around lines of text, which stay inside it also where the
/// shape narrows.
BoxSize box_around(std::string_view text, std::string_view shape, const BoxLetters& letters);

}  // namespace entente
