#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// How much room text takes in a drawing, the same on every machine. Not installed.
namespace entente {

/// The width of a line in pixels, set in Liberation Sans (Arial, Helvetica): exact for ASCII, generous for the rest.
double text_width(std::string_view text, double size, bool bold = false);

/// The text cut to fit a width, the last letter then being an ellipsis.
std::string fitted(std::string_view text, double width, double size, bool bold = false);

/// The text broken at blanks into lines of a width; what does not fit into `most` lines ends with an ellipsis.
std::vector<std::string> broken_lines(std::string_view text, double width, double size, std::size_t most,
                                      bool bold = false);

}  // namespace entente
