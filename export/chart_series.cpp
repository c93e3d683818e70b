#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "export/chart_axis.hpp"
#include "export/chart_kinds.hpp"
#include "export/chart_lines.hpp"
#include "export/chart_page.hpp"
#include "export/text_width.hpp"

namespace entente {
namespace {

constexpr std::size_t most_panels = 6;
constexpr std::size_t most_coloured = chart_colours.size();
constexpr std::size_t most_grey = 300;
constexpr std::size_t most_dotted = 40;  // points of a line up to which each has a dot
constexpr double widest_label = 0.34;    // of the page
constexpr double line_of_labels = 1.2;   // from one label to the next, in sizes of text
constexpr double high_enough = 0.6;      // lowest value to highest: an axis need not begin at zero from here
constexpr double most_uneven = 1.25;     // months have 28 to 31 days
constexpr double days_a_year = 365;
constexpr double days_a_month = 28;
constexpr double gap = 10;

/// Where values and days stand on the page.
struct Frame {
    double left;
    double right;
    double top;
    double bottom;
    double low;
    double high;
    double first;
    double last;
    Grain grain;

    double x(double day) const { return left + (day - first) / (last - first) * (right - left); }
    double y(double value) const { return bottom - (value / 2 - low / 2) / (high / 2 - low / 2) * (bottom - top); }
};

void set_values(Frame& frame, const LinePanel& panel) {
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const auto& line : panel.lines) {
        for (const auto& point : line.points) {
            low = std::isfinite(point.value) ? std::min(low, point.value) : low;
            high = std::isfinite(point.value) ? std::max(high, point.value) : high;
        }
    }
    if (low > high) {
        low = high = 0;
    }
    low = low > 0 && low < high_enough * high ? 0 : low;
    high = high < 0 && high > high_enough * low ? 0 : high;
    if (low == high) {
        const double around = low == 0 ? 1 : std::abs(low) / 2;
        low -= low > 0 ? low : around;
        high += around;
    }
    frame.low = low;
    frame.high = high;
}

/// The days of all panels: they share them.
void set_days(Frame& frame, const std::vector<LinePanel>& panels, bool spans) {
    frame.first = std::numeric_limits<double>::max();
    frame.last = std::numeric_limits<double>::lowest();
    double shortest = days_a_year;
    for (const auto& panel : panels) {
        for (const auto& line : panel.lines) {
            for (const auto& point : line.points) {
                frame.first = std::min(frame.first, point.from);
                frame.last = std::max(frame.last, spans ? point.until : point.from);
                shortest = std::min(shortest, point.until - point.from);
            }
        }
    }
    frame.grain = spans || shortest < days_a_month ? Grain::day : shortest < days_a_year ? Grain::month : Grain::year;
    if (frame.first >= frame.last) {
        const double day = frame.first > frame.last ? 0 : frame.first;
        frame.first = day - 1;
        frame.last = day + shortest;
    }
}

NumberScale scale_of(const Frame& frame) { return scale_for(std::max(std::abs(frame.low), std::abs(frame.high))); }

std::string heading_of(const ChartSheet& sheet, const LinePanel& panel, const NumberScale& scale) {
    const auto& unit = panel.panel.unit;
    const auto numbers = sheet.all(Content::number);
    const bool named_by_lines = sheet.all(Content::text).empty() && numbers.size() > 1;
    const bool told = numbers.front()->role == "value" || (numbers.front()->role == "total" && !unit.empty());
    std::vector<std::string> words = {named_by_lines || told ? "" : numbers.front()->name,
                                      scale.word.empty() || unit.empty() ? scale.word + unit : scale.word + " " + unit};
    words.insert(words.end(), panel.panel.words.begin(), panel.panel.words.end());
    return comma_joined(words);
}

void draw_axes(ChartPage& page, Frame& frame) {
    const auto ticks = number_ticks(frame.low, frame.high, 5, scale_of(frame));
    double widest = 0;
    for (const auto& tick : ticks) {
        widest = std::max(widest, text_width(tick.label, page.small));
    }
    frame.left = page.left + widest + gap;
    for (const auto& tick : ticks) {
        const double y = frame.y(tick.at);
        page.svg.line(frame.left, y, frame.right, y, {"none", tick.at == 0 ? soft_ink : grid_line, 1});
        page.svg.text(frame.left - gap / 2, y + page.small * 0.35, tick.label, {page.small, soft_ink, Anchor::end});
    }
    page.days_below(frame.left, frame.right, frame.bottom, frame.first, frame.last, frame.grain);
}

/// The days of a panel where they follow in equal steps, as years and months do: a line that lacks one has a gap.
std::set<double> regular_days(const LinePanel& panel) {
    std::set<double> days;
    for (const auto& line : panel.lines) {
        for (const auto& point : line.points) {
            days.insert(point.from);
        }
    }
    double shortest = std::numeric_limits<double>::max();
    double longest = 0;
    for (auto day = days.begin(); day != days.end() && std::next(day) != days.end(); ++day) {
        shortest = std::min(shortest, *std::next(day) - *day);
        longest = std::max(longest, *std::next(day) - *day);
    }
    return longest <= most_uneven * shortest ? days : std::set<double>();
}

bool is_gap(const LinePoint& before, const LinePoint& after, const std::set<double>& regular) {
    const auto next = regular.upper_bound(before.from);
    return next != regular.end() && *next < after.from;
}

struct LineLook {
    std::string_view colour;
    double width;
    bool dots;
    bool spans;
};

void draw_line(ChartPage& page, const Frame& frame, const ChartLine& line, const std::set<double>& regular,
               const LineLook& look) {
    std::string path;
    const LinePoint* before = nullptr;
    for (const auto& point : line.points) {
        if (!std::isfinite(point.value)) {
            before = nullptr;
            continue;
        }
        const double x = frame.x(point.from);
        const double y = frame.y(point.value);
        const bool joined =
            before != nullptr && (look.spans ? before->until == point.from : !is_gap(*before, point, regular));
        path += joined ? line_to(x, y) : move_to(x, y);
        path += look.spans ? line_to(frame.x(point.until), y) : "";
        const auto* after = &point == &line.points.back() ? nullptr : &point + 1;
        const bool alone =
            !joined && (after == nullptr || !std::isfinite(after->value) || is_gap(point, *after, regular));
        if ((look.dots || alone) && !look.spans) {
            page.svg.circle(x, y, look.width * 1.3, {look.colour});
        }
        before = &point;
    }
    if (!path.empty()) {
        page.svg.path(path, {"none", look.colour, look.width});
    }
}

struct EndLabel {
    const ChartLine* line;
    std::string_view colour;
    double x;
    double y;
    double place;
};

/// Moves labels apart, as little as need be: those that meet stand together around the middle of their lines' ends.
void spread(std::vector<EndLabel>& labels, double distance, double top, double bottom) {
    struct Block {
        double sum;  ///< of the places of the first label that would suit each of them best
        double count;
    };
    std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Block block{labels[i].y - distance * static_cast<double>(i), 1};
        while (!blocks.empty() && blocks.back().sum / blocks.back().count >= block.sum / block.count) {
            block = {block.sum + blocks.back().sum, block.count + blocks.back().count};
            blocks.pop_back();
        }
        blocks.push_back(block);
    }
    const double last = distance * static_cast<double>(labels.empty() ? 0 : labels.size() - 1);
    std::size_t place = 0;
    for (const auto& block : blocks) {
        const double first = std::max(top, std::min(block.sum / block.count, bottom - last));
        for (double i = 0; i < block.count; ++i, ++place) {
            labels[place].place = first + distance * static_cast<double>(place);
        }
    }
}

void draw_labels(ChartPage& page, const Frame& frame, std::vector<EndLabel> labels, bool spans) {
    const double distance = page.text * line_of_labels;
    spread(labels, distance, frame.top - page.text / 2, frame.bottom + page.text);
    for (const auto& label : labels) {
        const double x = frame.right + 2 * gap;
        if (!spans || label.x < frame.right) {
            page.svg.line(label.x + 3, label.y, frame.right + 3, label.y, {"none", label.colour, 1, "1 3"});
        }
        page.svg.line(frame.right + 3, label.y, x - 3, label.place, {"none", label.colour, 1});
        page.svg.begin_group(label.line->name);
        page.svg.text(x, label.place + page.text * 0.35, fitted(label.line->name, page.right - x + 0.5, page.text),
                      {page.text, ink});
        page.svg.end_group();
    }
}

void draw_panel(ChartPage& page, Frame& frame, const LinePanel& panel, bool spans, bool named) {
    const auto regular = regular_days(panel);
    const auto& lines = panel.lines;
    for (std::size_t i = std::min(lines.size(), most_coloured + most_grey); i-- > most_coloured;) {
        draw_line(page, frame, lines[i], regular, {grey_line, 1, false, spans});
    }
    std::vector<EndLabel> labels;
    for (std::size_t i = std::min(lines.size(), most_coloured); i-- > 0;) {
        const auto& line = lines[i];
        page.svg.begin_group(line.name);
        draw_line(page, frame, line, regular, {chart_colours[i], 2.4, line.points.size() <= most_dotted, spans});
        page.svg.end_group();
        const auto last = std::find_if(line.points.rbegin(), line.points.rend(),
                                       [](const LinePoint& point) { return std::isfinite(point.value); });
        if (last != line.points.rend()) {
            labels.push_back(
                {&line, chart_colours[i], frame.x(spans ? last->until : last->from), frame.y(last->value), 0});
        }
    }
    if (named) {
        draw_labels(page, frame, std::move(labels), spans);
    }
    if (lines.size() > most_coloured) {
        page.note(fmt::format("In colour: the {} that are highest at the end. Grey: {} more{}.", most_coloured,
                              std::min(lines.size() - most_coloured, most_grey),
                              lines.size() > most_coloured + most_grey
                                  ? fmt::format("; {} are left out", lines.size() - most_coloured - most_grey)
                                  : ""));
    }
}

double label_width(const std::vector<LinePanel>& panels, const ChartPage& page, double most) {
    double widest = 0;
    for (const auto& panel : panels) {
        for (std::size_t i = 0; i < std::min(panel.lines.size(), most_coloured); ++i) {
            widest = std::max(widest, text_width(panel.lines[i].name, page.text));
        }
    }
    return std::min(widest, most);
}

}  // namespace

int fit_series(const ChartSheet& sheet) {
    const auto* time = time_of(sheet);
    if (sheet.all(Content::number).empty() || time == nullptr) {
        return 0;
    }
    std::set<std::string> names;
    std::set<std::string> places;
    auto texts = sheet.all(Content::text);
    if (const auto* key = sheet.find("key", Content::text); key != nullptr) {
        texts.push_back(key);
    }
    for (const auto& panel : sheet.panels()) {
        for (const auto row : panel.rows) {
            auto name = comma_joined(panel.words) + '\n' + panel.unit;
            for (const auto* column : texts) {
                name += '\n' + sheet.text(row, *column);
            }
            places.insert(name + '\n' + sheet.text(row, *time));
            names.insert(std::move(name));
        }
    }
    const bool distinct = places.size() == sheet.size();
    return distinct && sheet.size() >= 2 * names.size() ? 50 : 5;
}

std::string draw_series(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options) {
    ChartPage page(head, options);
    auto panels = line_panels(sheet);
    panels.erase(std::remove_if(panels.begin(), panels.end(), [](const auto& panel) { return panel.lines.empty(); }),
                 panels.end());
    const bool spans = time_of(sheet)->content == Content::span;
    Frame frame{};
    set_days(frame, panels, spans);
    // A single line is what the heading says.
    const bool named = !sheet.all(Content::text).empty() || sheet.all(Content::number).size() > 1;
    frame.right = page.right - 2 * gap - (named ? label_width(panels, page, options.width * widest_label) : 0);
    for (std::size_t i = 0; i < std::min(panels.size(), most_panels); ++i) {
        set_values(frame, panels[i]);
        page.heading(heading_of(sheet, panels[i], scale_of(frame)));
        frame.top = page.y + page.text / 2;
        frame.bottom = frame.top + options.width * (panels.size() == 1 ? 0.45 : 0.25);
        draw_axes(page, frame);
        draw_panel(page, frame, panels[i], spans, named);
        page.y = frame.bottom + 3 * page.text;
    }
    if (panels.size() > most_panels) {
        page.note(fmt::format("{} more units are left out.", panels.size() - most_panels));
    }
    return page.finish(fmt::format("A line chart of {} values.", sheet.size()));
}

}  // namespace entente
