#include "export/chart_page.hpp"

#include "export/text_width.hpp"

namespace entente {
namespace {

constexpr double margin = 16;
constexpr double title_larger = 1.25;
constexpr double notes_smaller = 0.85;
constexpr double leading = 1.3;  // from one line of text to the next
constexpr std::size_t most_lines = 3;

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
