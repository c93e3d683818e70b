#include "export/chart_page.hpp"

#include <algorithm>
#include <cstdint>

#include "export/text_width.hpp"

namespace entente {
namespace {

constexpr double margin = 16;
constexpr double title_larger = 1.25;
constexpr double notes_smaller = 0.85;
constexpr double leading = 1.3;  // from one line of text to the next
constexpr std::size_t most_lines = 3;

/// As many ticks as the width has room for, with a little air between their labels.
std::vector<Tick> fitting_days(double first, double last, double width, double size, Grain grain) {
    const Day low{static_cast<std::int32_t>(first)};
    const Day high{static_cast<std::int32_t>(last)};
    std::vector<Tick> ticks;
    for (const std::string_view label : {"2024", "2024-07", "2024-07-10"}) {
        const auto most = static_cast<std::size_t>(width / (text_width(label, size) * 1.4));
        ticks = day_ticks(low, high, most, grain);
        if (!ticks.empty() && ticks.front().label.size() <= label.size()) {
            break;
        }
    }
    return ticks;
}

}  // namespace

ChartPage::ChartPage(const ChartHead& head, const ChartOptions& options)
    : text(options.text),
      small(options.text * notes_smaller),
      left(margin),
      right(options.width - margin),
      y(margin),
      head_(head) {
    const double title = text * title_larger;
    if (!head.title.empty()) {
        for (const auto& line : broken_lines(head.title, right - left, title, most_lines, true)) {
            svg.text(left, y + title, line, {title, ink, Anchor::start, true});
            y += title * leading;
        }
    }
    if (!head.subtitle.empty()) {
        for (const auto& line : broken_lines(head.subtitle, right - left, text, most_lines)) {
            svg.text(left, y + text, line, {text, soft_ink});
            y += text * leading;
        }
    }
    y += y > margin ? text / 2 : 0;
}

void ChartPage::heading(std::string_view words) {
    if (!words.empty()) {
        svg.text(left, y + text, fitted(words, right - left, text, true), {text, ink, Anchor::start, true});
        y += text * leading + text / 3;
    }
}

void ChartPage::days_below(double from, double to, double bottom, double first, double last, Grain grain) {
    const auto place = [&](double day) { return from + (day - first) / (last - first) * (to - from); };
    for (const auto& tick : fitting_days(first, last, to - from, small, grain)) {
        const double x = place(tick.at);
        svg.line(x, bottom, x, bottom + 4, {"none", soft_ink, 1});
        const double half = text_width(tick.label, small) / 2;
        svg.text(std::min(x, right + margin - half - 2), bottom + 6 + small, tick.label,
                 {small, soft_ink, Anchor::middle});
    }
}

void ChartPage::days_across(double from, double to, double top, double bottom, double first, double last) {
    for (const auto& tick : fitting_days(first, last, to - from, small, Grain::day)) {
        const double x = from + (tick.at - first) / (last - first) * (to - from);
        svg.line(x, top, x, bottom, {"none", grid_line, 1});
    }
    days_below(from, to, bottom, first, last);
}

std::string ChartPage::finish(std::string_view description) {
    y += text / 2;
    for (const auto& note : notes_) {
        for (const auto& line : broken_lines(note, right - left, small, most_lines)) {
            svg.text(left, y + small, line, {small, soft_ink});
            y += small * leading;
        }
    }
    const auto title = head_.title + (head_.title.empty() || head_.subtitle.empty() ? "" : ", ") + head_.subtitle;
    return svg.document(right + margin, y + margin, title.empty() ? "Chart" : title, description);
}

std::string comma_joined(const std::vector<std::string>& words) {
    std::string joined;
    for (const auto& word : words) {
        joined += joined.empty() || word.empty() ? word : ", " + word;
    }
    return joined;
}

}  // namespace entente
