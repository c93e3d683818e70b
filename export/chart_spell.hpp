#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "export/chart_days.hpp"
#include "export/svg.hpp"

// One bar of a timeline; the looks mean what they mean in diagrams. Not installed.
namespace entente {

/// The looks that need a word in the legend.
enum class SpellMarks : std::uint8_t {
    none = 0,
    open = 1,       ///< an arrow
    carried = 2,    ///< a dashed end
    undated = 4,    ///< an open circle
    disputed = 8,   ///< double
    planned = 16,   ///< dotted
    possible = 32,  ///< pale
};
inline SpellMarks operator|(SpellMarks a, SpellMarks b) {
    return static_cast<SpellMarks>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
inline SpellMarks& operator|=(SpellMarks& a, SpellMarks b) { return a = a | b; }

/// Where days stand on the page.
struct SpellFrame {
    double left;
    double right;
    double first;  ///< counts of days
    double last;
    double known;  ///< the last day that is told: what is carried forward is dashed from there
    double size;   ///< of letters, in pixels: bars are in keeping with them

    double x(Day day) const { return left + (day.count - first) / (last - first) * (right - left); }
};

/// Draws a bar around the height `y`. Returns the looks that it has.
SpellMarks draw_spell(Svg& svg, const SpellFrame& frame, const MarkedSpan& when, double y, std::string_view colour);

/// Draws a dot on the day that `when` begins.
SpellMarks draw_event(Svg& svg, const SpellFrame& frame, const MarkedSpan& when, double y, std::string_view colour);

/// What the looks mean, in one line.
std::string words_for(SpellMarks marks);

}  // namespace entente
