#include "export/text_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "export/text.hpp"

namespace entente {
namespace {

// The advance widths of U+0020 to U+007E in Liberation Sans, which are those of Helvetica, in thousandths of the size.
constexpr std::array<std::uint16_t, 95> ascii_widths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr double ellipsis = 1000;
constexpr double wider_bold = 1.08;
constexpr double other_column = 650;   // of a letter beyond ASCII, for each column that it takes on a terminal
constexpr std::size_t longest = 2000;  // bytes that are measured: no line of a drawing holds more

double thousandths(std::string_view text, const CodePoint& point) {
    return point.value >= 0x20 && point.value < 0x7F
               ? ascii_widths[point.value - 0x20]
               : other_column * static_cast<double>(display_width(text.substr(point.begin, point.end - point.begin)));
}

}  // namespace

double text_width(std::string_view text, double size, bool bold) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        width += thousandths(text, point);
    }
    return width / 1000 * size * (bold ? wider_bold : 1);
}

std::string fitted(std::string_view text, double width, double size, bool bold) {
    const double whole = width / size * 1000 / (bold ? wider_bold : 1);
    double taken = 0;
    std::size_t keep = 0;  // up to where an ellipsis still has room
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        const double letter = thousandths(text, point);
        if (letter > 0 && taken + ellipsis <= whole) {
            keep = point.begin;
        }
        taken += letter;
        if (taken > whole) {
            return std::string(text.substr(0, keep)) + "…";
        }
    }
    return std::string(text);
}

std::vector<std::string> broken_lines(std::string_view text, double width, double size, std::size_t most, bool bold) {
    std::vector<std::string> lines;
    std::string line;
    auto rest = text.substr(0, longest);
    while (!rest.empty()) {
        const auto word = rest.substr(0, rest.find(' '));
        const auto with_word = line.empty() ? std::string(word) : line + ' ' + std::string(word);
        if (!line.empty() && text_width(with_word, size, bold) > width) {
            if (lines.size() + 1 == most) {
                line += ' ' + std::string(rest);
                break;
            }
            lines.push_back(std::exchange(line, std::string(word)));
        } else {
            line = with_word;
        }
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    lines.push_back(line);
    for (auto& each : lines) {
        each = fitted(each, width, size, bold);
    }
    return lines;
}

}  // namespace entente
