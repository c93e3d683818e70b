#include "export/colour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace entente {
namespace {

using Three = std::array<double, 3>;

/// Red, green and blue as light: 0 to 1 each.
Three light_of(std::string_view colour) {
    Three light{};
    for (std::size_t i = 0; i < 3 && colour.size() == 7; ++i) {
        int value = 0;
        std::from_chars(colour.data() + 1 + 2 * i, colour.data() + 3 + 2 * i, value, 16);
        const double share = value / 255.0;
        light[i] = share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    }
    return light;
}

std::string colour_of(const Three& light) {
    std::string colour = "#";
    for (const double part : light) {
        const auto within = std::clamp(part, 0.0, 1.0);
        const auto share = within <= 0.0031308 ? within * 12.92 : 1.055 * std::pow(within, 1 / 2.4) - 0.055;
        colour += fmt::format("{:02X}", static_cast<int>(std::lround(share * 255)));
    }
    return colour;
}

Three times(const std::array<Three, 3>& matrix, const Three& vector) {
    Three product{};
    for (std::size_t row = 0; row < 3; ++row) {
        product[row] = matrix[row][0] * vector[0] + matrix[row][1] * vector[1] + matrix[row][2] * vector[2];
    }
    return product;
}

Three oklab_of(const Three& light) {
    auto cones = times({{{0.4122214708, 0.5363325363, 0.0514459929},
                         {0.2119034982, 0.6806995451, 0.1073969566},
                         {0.0883024619, 0.2817188376, 0.6299787005}}},
                       light);
    for (double& cone : cones) {
        cone = std::cbrt(cone);
    }
    return times({{{0.2104542553, 0.7936177850, -0.0040720468},
                   {1.9779984951, -2.4285922050, 0.4505937099},
                   {0.0259040371, 0.7827717662, -0.8086757660}}},
                 cones);
}

Three light_of_oklab(const Three& lab) {
    auto cones = times(
        {{{1, 0.3963377774, 0.2158037573}, {1, -0.1055613458, -0.0638541728}, {1, -0.0894841775, -1.2914855480}}}, lab);
    for (double& cone : cones) {
        cone = cone * cone * cone;
    }
    return times({{{4.0767416621, -3.3077115913, 0.2309699292},
                   {-1.2684380046, 2.6097574011, -0.3413193965},
                   {-0.0041960863, -0.7034186147, 1.7076147010}}},
                 cones);
}

double luminance(std::string_view colour) {
    const auto light = light_of(colour);
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
}

}  // namespace

double contrast(std::string_view one, std::string_view other) {
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

std::string colour_at(const std::vector<std::string>& colours, double share) {
    if (colours.empty()) {
        return "#FFFFFF";
    }
    const auto along = std::clamp(share, 0.0, 1.0) * static_cast<double>(colours.size() - 1);
    const auto before = std::min(static_cast<std::size_t>(along), colours.size() - 1);
    const auto after = std::min(before + 1, colours.size() - 1);
    const auto part = along - static_cast<double>(before);
    const auto from = oklab_of(light_of(colours[before]));
    const auto to = oklab_of(light_of(colours[after]));
    return colour_of(light_of_oklab(
        {from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part}));
}

}  // namespace entente
