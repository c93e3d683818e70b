#pragma once

#include <string>
#include <string_view>

// Our own SVG, and Graphviz's, as pixels and as print. Not installed.
namespace entente {

/// A PNG file of 150 dots an inch, of an SVG document. Throws Error when it cannot be drawn.
std::string png_of(std::string_view svg);

/// A PDF file of one page, as large as the drawing; letters and lines stay such, fonts are embedded. Likewise.
std::string pdf_of(std::string_view svg);

}  // namespace entente
