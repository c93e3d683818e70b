#pragma once

#include <string_view>

// Not installed.
namespace entente {

/// Throws Error where an SVG file is not well-formed, or names anything outside itself: a file or a page that who draws
/// it would read (weasyprint does). Links that a reader may follow are no such thing.
void require_closed_svg(std::string_view bytes);

/// Whether bytes are of a raster picture: PNG, JPEG, GIF or WebP, whatever their name says.
bool is_raster(std::string_view bytes);

}  // namespace entente
