#pragma once

#include <string>
#include <string_view>

// Drawings as SVG text. Not installed.
namespace entente {

/// How a shape is filled and outlined; colours are ours, never data.
struct Paint {
    std::string_view fill = "none";
    std::string_view stroke = "none";
    double width = 1;  ///< of the outline
    std::string_view dash = {};
};

enum class Anchor { start, middle, end };

struct Lettering {
    double size = 15;
    std::string_view fill = "#222222";
    Anchor anchor = Anchor::start;
    bool bold = false;
    double turned = 0;  ///< degrees, clockwise, about the anchor
};

/// A drawing as it grows. Pixels from the upper left; text is escaped whatever it holds.
class Svg {
public:
    /// What follows, until end_group(), shows this text under the pointer and to screen readers.
    void begin_group(std::string_view tip);
    void end_group();

    void rect(double x, double y, double width, double height, const Paint& paint);
    void line(double x1, double y1, double x2, double y2, const Paint& paint);
    void circle(double x, double y, double radius, const Paint& paint);
    /// Commands of an SVG path, made by move() and line().
    void path(std::string_view commands, const Paint& paint);

    /// What another drawing has, on top.
    void append(const Svg& other) { body_ += other.body_; }

    /// One line of text whose base line begins (or ends) at x, y.
    void text(double x, double y, std::string_view text, const Lettering& lettering);

    /// The whole document. It has no ids and no style sheet, so that several can stand in one page.
    std::string document(double width, double height, std::string_view title, std::string_view description) const;

private:
    std::string body_;
};

/// A number of pixels as SVG writes it: at most two decimals.
std::string pixels(double number);

/// A path's commands, one point at a time.
std::string move_to(double x, double y);
std::string line_to(double x, double y);

}  // namespace entente
