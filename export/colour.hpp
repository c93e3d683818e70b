#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The contrast of two colours (#RRGGBB), from 1 to 21. Text reads well from 4.5.
///
/// W3C, "Web Content Accessibility Guidelines 2.1", contrast ratio.
double contrast(std::string_view one, std::string_view other);

/// The colour at a share, from 0 to 1, of the way through these colours, in even steps to the eye.
///
/// Björn Ottosson, "A perceptual color space for image processing", 2020 (Oklab).
std::string colour_at(const std::vector<std::string>& colours, double share);

}  // namespace entente
