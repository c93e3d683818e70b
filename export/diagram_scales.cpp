#include "export/diagram_scales.hpp"

#include <fmt/format.h>

#include <cmath>

#include "export/colour.hpp"
#include "export/dot_escape.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

std::string escaped(const std::string& text) { return escape_dot_html(shortened(text, 60)); }

std::string number_text(double number) {
    return std::abs(number) >= 1e6 ? short_amount(number) : fmt::format("{:.3g}", number);
}

std::string sign(std::string_view letters, double size, std::string_view colour) {
    return fmt::format("<FONT POINT-SIZE=\"{:.1f}\" COLOR=\"{}\">{}</FONT>", size, colour, letters);
}

std::string size_line(const NumberRange& range, const Style& style) {
    constexpr double largest = 22;
    std::string line = "area: " + escaped(range.name);
    for (const double part : {0.25, 0.5, 1.0}) {
        line += fmt::format("  {} {}", sign("●", largest * std::sqrt(part), style.page.faint),
                            number_text(range.most * part));
    }
    line += range.most > 0 && range.least <= 0 ? "; 0 and below as a dot" : "";
    return line + (range.missing > 0 ? fmt::format("; no value ({}): a name without a circle", range.missing) : "");
}

std::string colour_line(const NumberRange& range, const Style& style) {
    std::string line = "fill: " + escaped(range.name);
    for (const double part : {0.0, 0.5, 1.0}) {
        line += fmt::format("  {} {}", sign("■", 13, colour_at(style.scale.colours, part)),
                            number_text(range.least + (range.most - range.least) * part));
    }
    return line + (range.missing > 0 ? fmt::format("; no value ({}): dashed border", range.missing) : "");
}

std::string width_line(const NumberRange& range, const Style& style) {
    auto line = fmt::format("width: {}, {} the widest {}", escaped(range.name), sign("▬", 13, style.page.faint),
                            number_text(range.most));
    line += range.least <= 0 ? "; 0 and below the thinnest" : "";
    return line + (range.missing > 0 ? fmt::format("; no value ({}): the thinnest", range.missing) : "");
}

}  // namespace

std::vector<std::string> number_lines(const Numbers& numbers, const Style& style) {
    struct Row {
        const std::optional<NumberRange>& range;
        std::string (*line)(const NumberRange& range, const Style& style);
    };
    std::vector<std::string> lines;
    for (const auto& [range, line] :
         {Row{numbers.size, size_line}, Row{numbers.colour, colour_line}, Row{numbers.width, width_line}}) {
        if (range) {
            lines.push_back(range->any ? line(*range, style) : escaped(range->name) + ": no value anywhere");
        }
    }
    return lines;
}

std::string short_amount(double amount) {
    struct Step {
        double size;
        const char* suffix;
    };
    constexpr std::array<Step, 4> steps = {{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}, {1, ""}}};
    for (const auto& [size, suffix] : steps) {
        if (std::abs(amount) >= size) {
            return fmt::format("{:.{}g}{}", amount / size, size > 1 ? 3 : 6, suffix);
        }
    }
    return fmt::format("{:.3g}", amount);
}

}  // namespace entente
