#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "export/chart_axis.hpp"
#include "export/chart_kinds.hpp"
#include "export/chart_page.hpp"
#include "export/text_width.hpp"

namespace entente {
namespace {

constexpr std::size_t most_panels = 8;
constexpr std::size_t most_bars = 40;  // of all panels together
constexpr double widest_label = 0.42;  // of the page
constexpr double row_height = 1.55;    // in sizes of text
constexpr double bar_height = 0.95;
constexpr double gap = 8;

struct Bar {
    std::size_t row;
    std::string name;
    double value;
    double low;  ///< of the range that the value may have; NaN where there is none
    double high;
    std::string words;  ///< at the end of the bar
};

struct BarPanel {
    std::string heading;
    std::vector<Bar> bars;
    std::size_t left_out = 0;
};

std::string words_of(double value, bool missing, const NumberScale& scale) {
    if (std::isnan(value)) {
        return missing ? "no value" : "not a number";
    }
    return std::isinf(value) ? (value < 0 ? "minus infinity" : "infinite") : scaled_text(value, scale);
}

std::string heading_of(const ChartColumn& column, const Panel& panel, const NumberScale& scale) {
    const auto unit =
        scale.word.empty() || panel.unit.empty() ? scale.word + panel.unit : scale.word + " " + panel.unit;
    std::vector<std::string> words = {
        column.role == "value" || (column.role == "total" && !unit.empty()) ? "" : column.name, unit};
    words.insert(words.end(), panel.words.begin(), panel.words.end());
    return comma_joined(words);
}

double largest_of(const ChartSheet& sheet, const ChartColumn& column, const std::vector<std::size_t>& rows) {
    double largest = 0;
    for (const auto row : rows) {
        const double size = std::abs(sheet.number(row, column));
        largest = std::isfinite(size) ? std::max(largest, size) : largest;
    }
    return largest;
}

ChartColumns label_columns(const ChartSheet& sheet) {
    auto labels = sheet.all(Content::text);
    for (const auto content : {Content::time, Content::span}) {
        const auto more = sheet.all(content);
        labels.insert(labels.end(), more.begin(), more.end());
    }
    std::sort(labels.begin(), labels.end(), [](const auto* a, const auto* b) { return a->index < b->index; });
    return labels;
}

double number_in(const ChartSheet& sheet, std::size_t row, const ChartColumn* column) {
    return column == nullptr ? std::nan("") : sheet.number(row, *column);
}

std::vector<BarPanel> panels_of(const ChartSheet& sheet) {
    const auto& column = *sheet.all(Content::number).front();
    const auto* low = column.role == "total" ? sheet.find("low", Content::number) : nullptr;
    const auto* high = column.role == "total" ? sheet.find("high", Content::number) : nullptr;
    const auto panels = sheet.panels();
    const auto names = sheet.names(label_columns(sheet), panels);
    const auto share = std::max<std::size_t>(3, most_bars / std::min(panels.size(), most_panels));
    std::vector<BarPanel> out;
    for (std::size_t i = 0; i < std::min(panels.size(), most_panels); ++i) {
        const auto& rows = panels[i].rows;
        const auto scale = scale_for(largest_of(sheet, column, rows));
        BarPanel panel{heading_of(column, panels[i], scale), {}, rows.size() - std::min(rows.size(), share)};
        for (std::size_t place = 0; place < std::min(rows.size(), share); ++place) {
            const auto row = rows[place];
            const double value = sheet.number(row, column);
            panel.bars.push_back({row, names[row], value, number_in(sheet, row, low), number_in(sheet, row, high),
                                  words_of(value, sheet.cell(row, column).is_null(), scale)});
        }
        out.push_back(std::move(panel));
    }
    return out;
}

/// Where the bars of a panel begin and how long they may be.
struct Room {
    double label_end;
    double zero;
    double per_unit;
    double least;  ///< x of the end of the room
    double most;
};

Room room_of(const BarPanel& panel, const ChartPage& page, double label_width) {
    double low = 0;
    double high = 0;
    double before = 0;
    double after = 0;
    for (const auto& bar : panel.bars) {
        for (const double number : {bar.value, bar.low, bar.high}) {
            low = std::isfinite(number) ? std::min(low, number) : low;
            high = std::isfinite(number) ? std::max(high, number) : high;
        }
        auto& side = bar.value < 0 ? before : after;
        side = std::max(side, text_width(bar.words, page.text) + gap);
    }
    const double label_end = page.left + label_width;
    const double begin = label_end + gap + before;
    const double width = std::max(20.0, page.right - after - begin);
    // Halves, since the whole range of two doubles may be no double.
    const double range = high / 2 - low / 2;
    const double per_unit = range > 0 ? width / range / 2 : 0;
    return {label_end, begin - low * per_unit, per_unit, begin, begin + width};
}

/// A mark like ⊢⊣ over the bar, from the lowest to the highest value that the amount may have.
void draw_range(ChartPage& page, const Bar& bar, const Room& room, double middle) {
    const double low = std::isfinite(bar.low) ? room.zero + bar.low * room.per_unit : room.zero;
    const double high = std::isfinite(bar.high) ? room.zero + bar.high * room.per_unit : room.most;
    const Paint stroke{"none", ink, 1.2};
    if (high - low < 2 || (!std::isfinite(bar.low) && !std::isfinite(bar.high))) {
        return;
    }
    page.svg.line(low, middle, high, middle, stroke);
    page.svg.line(low, middle - 3, low, middle + 3, stroke);
    if (std::isfinite(bar.high)) {
        page.svg.line(high, middle - 3, high, middle + 3, stroke);
    }
}

void draw_bar(ChartPage& page, const Bar& bar, const Room& room, const std::string& tip) {
    const double middle = page.y + page.text * row_height / 2;
    const double base = middle + page.text * 0.35;
    page.svg.begin_group(tip);
    page.svg.text(room.label_end, base, fitted(bar.name, room.label_end - page.left + 0.5, page.text),
                  {page.text, ink, Anchor::end});
    const double end = std::isnan(bar.value)   ? room.zero
                       : std::isinf(bar.value) ? (bar.value < 0 ? room.least : room.most)
                                               : room.zero + bar.value * room.per_unit;
    const double half = page.text * bar_height / 2;
    const Paint paint{chart_colours[0]};
    if (std::isinf(bar.value)) {
        const double point = end + (bar.value < 0 ? half : -half);
        page.svg.path(move_to(room.zero, middle - half) + line_to(point, middle - half) + line_to(end, middle) +
                          line_to(point, middle + half) + line_to(room.zero, middle + half) + "Z",
                      paint);
    } else if (end != room.zero) {
        page.svg.rect(std::min(end, room.zero), middle - half, std::abs(end - room.zero), 2 * half, paint);
    }
    draw_range(page, bar, room, middle);
    const double ranged = std::isfinite(bar.high) ? std::max(end, room.zero + bar.high * room.per_unit) : end;
    const bool negative = bar.value < 0;
    page.svg.text(negative ? end - gap : ranged + gap, base, bar.words,
                  {page.text, std::isnan(bar.value) ? soft_ink : ink, negative ? Anchor::end : Anchor::start});
    page.svg.end_group();
    page.y += page.text * row_height;
}

}  // namespace

int fit_bars(const ChartSheet& sheet) {
    return !sheet.all(Content::number).empty() && !label_columns(sheet).empty() ? 20 : 0;
}

std::string draw_bars(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options) {
    ChartPage page(head, options);
    const auto panels = panels_of(sheet);
    double label_width = 0;
    for (const auto& panel : panels) {
        for (const auto& bar : panel.bars) {
            label_width = std::max(label_width, text_width(bar.name, page.text));
        }
    }
    label_width = std::min(label_width, options.width * widest_label);
    bool ranges = false;
    for (const auto& panel : panels) {
        page.heading(panel.heading);
        const auto room = room_of(panel, page, label_width);
        const double top = page.y;
        for (const auto& bar : panel.bars) {
            draw_bar(page, bar, room, sheet.words(bar.row));
            ranges = ranges || std::isfinite(bar.low) || std::isfinite(bar.high);
        }
        page.svg.line(room.zero, top, room.zero, page.y, {"none", soft_ink, 1});
        if (panel.left_out > 0) {
            page.svg.text(room.zero + gap, page.y + page.text, fmt::format("and {} more", panel.left_out),
                          {page.small, soft_ink});
            page.y += page.text * row_height;
        }
        page.y += page.text;
    }
    const auto all = sheet.panels().size();
    if (all > panels.size()) {
        page.note(fmt::format("{} more units are left out.", all - panels.size()));
    }
    if (ranges) {
        page.note("Thin lines: what hedged and rounded amounts allow.");
    }
    return page.finish(fmt::format("A bar chart of {} rows.", sheet.size()));
}

}  // namespace entente
