#include "export/diagram_boxes.hpp"

#include <algorithm>
#include <cmath>

#include "export/diagram_words.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr double gap = 0.2;  // between the letters of two lines, as a part of their size

/// What is left of the width of a shape at so many parts of the way from its middle to its top.
double rest_at(std::string_view shape, double up) {
    const auto rest = shape == "hexagon"   ? 1 - up / 2
                      : shape == "octagon" ? std::sqrt(2.0) - up
                      : shape == "diamond" ? 1 - up
                      : shape == "ellipse" || shape == "oval" || shape == "circle"
                          ? std::sqrt(std::max(0.0, 1 - up * up))
                          : 1;
    return std::clamp(rest, 0.2, 1.0);
}

/// By how much a shape is higher than its text, since it narrows to its top.
double stretch_of(std::string_view shape) { return rest_at(shape, 0.9) < 1 ? 1.4 : 1; }

}  // namespace

BoxSize box_around(std::string_view text, std::string_view shape, const BoxLetters& letters) {
    const auto lines = lines_of(text);
    const auto line_height = letters.size * 1.2;
    const auto text_height = line_height * static_cast<double>(lines.size());
    const auto several = lines.size() > 1;
    BoxSize box{0, text_height * (several ? stretch_of(shape) : 1) + letters.above};
    double top = text_height / 2;
    for (const auto line : lines) {
        const auto width = letters.width * letters.size * static_cast<double>(display_width(line));
        const auto far = std::max(std::abs(top), std::abs(top - line_height)) - gap * letters.size;
        const auto up = far / (box.height / 2);
        box.width = std::max({box.width, width + letters.beside, several ? width / rest_at(shape, up) : 0});
        top -= line_height;
    }
    return box;
}

}  // namespace entente
