#include "export/chart_spell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace entente {
namespace {

constexpr double bar_height = 0.6;  // in sizes of letters
constexpr double least_width = 2.5;
constexpr double paleness = 0.6;

struct Meaning {
    SpellMarks mark;
    std::string_view words;
};

constexpr std::array<Meaning, 6> meanings = {{
    {SpellMarks::open, "Arrow: goes on"},
    {SpellMarks::carried, "dashed: carried forward beyond what its source covers"},
    {SpellMarks::undated, "open circle: no source says since when"},
    {SpellMarks::disputed, "double: sources disagree"},
    {SpellMarks::planned, "dotted: planned or expected"},
    {SpellMarks::possible, "pale: possible, not certain"},
}};

bool has(SpellMarks marks, SpellMarks mark) {
    return (static_cast<std::uint8_t>(marks) & static_cast<std::uint8_t>(mark)) != 0;
}

/// A colour mixed with white.
std::string pale(std::string_view colour) {
    std::string out = "#";
    for (std::size_t at = 1; at + 1 < colour.size(); at += 2) {
        int part = 0;
        std::from_chars(colour.data() + at, colour.data() + at + 2, part, 16);
        out += fmt::format("{:02x}", static_cast<int>(part + (255 - part) * paleness));
    }
    return out;
}

/// A bar between two places, and where in it the certain days lie.
struct Places {
    double begin;
    double end;
    double certain_begin;
    double certain_end;
    double top;
    double height;
};

Places places_of(const SpellFrame& frame, const Span& span, double y) {
    const double height = frame.size * bar_height;
    const double head = height * 0.8;  // of an arrow
    Places places{};
    places.begin = span.since.is_days() ? frame.x(span.since.earliest()) : frame.left + head;
    places.certain_begin = span.since.is_days() ? frame.x(span.since.latest()) : places.begin;
    places.end = span.until.is_days() ? frame.x(span.until.latest()) : frame.right - head;
    places.certain_end = span.until.is_days() ? frame.x(span.until.earliest()) : places.end;
    places.end = std::max(places.end, places.begin + least_width);
    const bool exact =
        (!span.since.is_days() || span.since.is_exact()) && (!span.until.is_days() || span.until.is_exact());
    places.certain_end = exact ? places.end : places.certain_end;
    places.top = y - height / 2;
    places.height = height;
    return places;
}

void draw_arrow(Svg& svg, double from, double to, const Places& places, const Paint& paint) {
    const double middle = places.top + places.height / 2;
    const double half = places.height * 0.75;
    svg.path(move_to(from, middle - half) + line_to(to, middle) + line_to(from, middle + half) + "Z", paint);
}

void draw_bar(Svg& svg, const SpellFrame& frame, const Places& places, const SpanMarks& marks, bool open_end,
              std::string_view colour) {
    const auto faint = pale(colour);
    if (marks.planned) {
        svg.rect(places.begin, places.top, places.end - places.begin, places.height, {"#ffffff", colour, 1.2, "2 2"});
        return;
    }
    svg.rect(places.begin, places.top, places.end - places.begin, places.height, {faint});
    const double known =
        frame.left + (frame.known - frame.first) / (frame.last - frame.first) * (frame.right - frame.left);
    const double solid_end = marks.carried && open_end ? std::max(places.certain_begin, known) : places.certain_end;
    if (solid_end > places.certain_begin) {
        svg.rect(places.certain_begin, places.top, solid_end - places.certain_begin, places.height, {colour});
    }
    const double middle = places.top + places.height / 2;
    if (solid_end < places.certain_end) {
        svg.rect(solid_end, places.top, places.end - solid_end, places.height, {"#ffffff"});
        svg.line(solid_end, middle, places.end, middle, {"none", colour, places.height / 3, "4 2"});
    }
    if (marks.disputed) {
        svg.line(places.begin, middle, places.end, middle, {"none", "#ffffff", places.height / 3});
    }
}

SpellMarks looks_of(const Span& span, const SpanMarks& marks) {
    const auto when = [](bool is, SpellMarks mark) { return is ? mark : SpellMarks::none; };
    const bool possible =
        (span.since.is_days() && !span.since.is_exact()) || (span.until.is_days() && !span.until.is_exact());
    return when(!span.until.is_days() || !span.since.is_days(), SpellMarks::open) |
           when(marks.carried && !span.until.is_days(), SpellMarks::carried) |
           when(marks.undated, SpellMarks::undated) | when(marks.disputed, SpellMarks::disputed) |
           when(marks.planned, SpellMarks::planned) | when(possible && !marks.planned, SpellMarks::possible);
}

}  // namespace

SpellMarks draw_spell(Svg& svg, const SpellFrame& frame, const MarkedSpan& when, double y, std::string_view colour) {
    const auto& [span, marks] = when;
    const auto places = places_of(frame, span, y);
    const bool open_end = !span.until.is_days();
    const Paint head = marks.planned ? Paint{"#ffffff", colour, 1.2} : Paint{colour};
    draw_bar(svg, frame, places, marks, open_end, colour);
    if (open_end) {
        draw_arrow(svg, places.end, frame.right, places, head);
    }
    if (!span.since.is_days()) {
        draw_arrow(svg, places.begin, frame.left, places, head);
    }
    if (marks.undated) {
        svg.circle(places.begin, y, places.height * 0.6, {"#ffffff", colour, 1.6});
    }
    return looks_of(span, marks);
}

SpellMarks draw_event(Svg& svg, const SpellFrame& frame, const MarkedSpan& when, double y, std::string_view colour) {
    const auto& since = when.span.since;
    const double radius = frame.size * bar_height / 2;
    const double first = frame.x(since.earliest());
    const double last = frame.x(since.latest());
    if (last - first > 2 * radius) {
        const auto faint = pale(colour);
        svg.line(first, y, last, y, {"none", faint, radius});
    }
    svg.circle((first + last) / 2, y, radius,
               when.marks.planned ? Paint{"#ffffff", colour, 1.2, "2 2"} : Paint{colour});
    return when.marks.planned ? SpellMarks::planned : SpellMarks::none;
}

std::string words_for(SpellMarks marks) {
    std::string words;
    for (const auto& [mark, meaning] : meanings) {
        if (has(marks, mark)) {
            words += words.empty() ? "" : "; ";
            words += meaning;
        }
    }
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words.empty() ? words : words + ".";
}

}  // namespace entente
