#include "export/svg.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "export/text.hpp"
#include "export/xml.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_tip = 400;  // letters
constexpr std::string_view fonts = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif";

/// Text as a picture shows it.
std::string shown(std::string_view text) { return escape_xml(plain_text(text)); }

std::string look(const Paint& paint) {
    auto out = fmt::format(" fill=\"{}\"", paint.fill);
    if (paint.stroke != "none") {
        out += fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", paint.stroke, pixels(paint.width));
    }
    if (!paint.dash.empty()) {
        out += fmt::format(" stroke-dasharray=\"{}\"", paint.dash);
    }
    return out;
}

std::string_view name_of(Anchor anchor) {
    return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

}  // namespace

std::string pixels(double number) {
    const double rounded = std::round(number * 100) / 100;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string move_to(double x, double y) { return fmt::format("M{} {}", pixels(x), pixels(y)); }

std::string line_to(double x, double y) { return fmt::format("L{} {}", pixels(x), pixels(y)); }

void Svg::begin_group(std::string_view tip) {
    body_ += fmt::format("<g><title>{}</title>\n", shown(shortened(tip, longest_tip)));
}

void Svg::end_group() { body_ += "</g>\n"; }

void Svg::rect(double x, double y, double width, double height, const Paint& paint) {
    fmt::format_to(std::back_inserter(body_), "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>\n", pixels(x),
                   pixels(y), pixels(width), pixels(height), look(paint));
}

void Svg::line(double x1, double y1, double x2, double y2, const Paint& paint) {
    fmt::format_to(std::back_inserter(body_), "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>\n", pixels(x1),
                   pixels(y1), pixels(x2), pixels(y2), look(paint));
}

void Svg::circle(double x, double y, double radius, const Paint& paint) {
    fmt::format_to(std::back_inserter(body_), "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", pixels(x), pixels(y),
                   pixels(radius), look(paint));
}

void Svg::path(std::string_view commands, const Paint& paint) {
    fmt::format_to(std::back_inserter(body_), "<path d=\"{}\"{}/>\n", commands, look(paint));
}

void Svg::text(double x, double y, std::string_view text, const Lettering& lettering) {
    fmt::format_to(std::back_inserter(body_), "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"", pixels(x),
                   pixels(y), pixels(lettering.size), lettering.fill);
    if (lettering.anchor != Anchor::start) {
        body_ += fmt::format(" text-anchor=\"{}\"", name_of(lettering.anchor));
    }
    if (lettering.bold) {
        body_ += " font-weight=\"bold\"";
    }
    if (lettering.turned != 0) {
        body_ += fmt::format(" transform=\"rotate({} {} {})\"", pixels(lettering.turned), pixels(x), pixels(y));
    }
    body_ += fmt::format(">{}</text>\n", shown(text));
}

std::string Svg::document(double width, double height, std::string_view title, std::string_view description) const {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
        "font-family=\"{2}\">\n<title>{3}</title>\n<desc>{4}</desc>\n"
        "<rect x=\"0\" y=\"0\" width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n{5}</svg>\n",
        pixels(width), pixels(height), fonts, shown(title), shown(description), body_);
}

}  // namespace entente
