#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "export/chart_kinds.hpp"
#include "export/chart_page.hpp"
#include "export/chart_rows.hpp"
#include "export/chart_spell.hpp"
#include "export/text_width.hpp"

namespace entente {
namespace {

constexpr std::size_t most_rows = 50;  // of all groups together
constexpr std::size_t most_groups = 20;
constexpr double widest_label = 0.46;  // of the page
constexpr double row_height = 1.4;     // in sizes of text
constexpr double room = 0.03;          // of the days, at either end
constexpr double open_room = 0.1;      // where arrows point
constexpr double least_room = 100;     // days around a single one
constexpr double gap = 8;

/// How many rows of each group are drawn: all, or as many as the others have left to it.
std::vector<std::size_t> shares(const std::vector<TimelineGroup>& groups) {
    const auto count = std::min(groups.size(), most_groups);
    std::vector<std::size_t> shares(count);
    auto left = most_rows;
    for (bool any = true; any && left > 0;) {
        any = false;
        for (std::size_t i = 0; i < count && left > 0; ++i) {
            if (shares[i] < groups[i].rows.size()) {
                ++shares[i];
                --left;
                any = true;
            }
        }
    }
    return shares;
}

/// The days that a timeline reaches over.
struct Reach {
    double first = std::numeric_limits<double>::max();
    double last = std::numeric_limits<double>::lowest();
    bool open_begin = false;
    bool open_end = false;

    void include(const Bound& bound, bool& open) {
        open = open || !bound.is_days();
        if (bound.is_days()) {
            first = std::min(first, static_cast<double>(bound.earliest().count));
            last = std::max(last, static_cast<double>(bound.latest().count));
        }
    }
};

/// The days of all items, with some air.
void set_days(const std::vector<TimelineGroup>& groups, SpellFrame& frame) {
    Reach reach;
    for (const auto& group : groups) {
        for (const auto& row : group.rows) {
            for (const auto& item : row.items) {
                reach.include(item.when.span.since, reach.open_begin);
                reach.include(item.when.span.until, reach.open_end);
            }
        }
    }
    if (reach.first > reach.last) {
        reach.first = reach.last = 0;
    }
    const double days = reach.last - reach.first;
    frame.known = reach.last;
    const double least = days == 0 ? least_room : 1;
    frame.first = reach.first - std::max(least, days * (reach.open_begin ? open_room : room));
    frame.last = reach.last + std::max(least, days * (reach.open_end ? open_room : room));
    frame.first = std::max<double>(day_of(1, 1, 1)->count, frame.first);
    frame.last = std::min<double>(day_of(9999, 12, 31)->count, frame.last);
}

double label_width(const std::vector<TimelineGroup>& groups, const std::vector<std::size_t>& shares,
                   const ChartPage& page, double most) {
    double widest = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        for (std::size_t row = 0; row < shares[i]; ++row) {
            widest = std::max(widest, text_width(groups[i].rows[row].label, page.text));
        }
    }
    return std::min(widest, most);
}

void draw_row(ChartPage& page, const ChartSheet& sheet, const TimelineRow& row, const SpellFrame& frame,
              std::string_view colour, SpellMarks& seen) {
    const double middle = page.y + page.text * row_height / 2;
    page.svg.begin_group(row.label);
    page.svg.text(page.left, middle + page.text * 0.35,
                  fitted(row.label, frame.left - gap - page.left + 0.5, page.text), {page.text, ink});
    page.svg.end_group();
    // Leads the eye from the name to where its days begin.
    if (const auto& first = row.items.front().when.span.since; first.is_days()) {
        page.svg.line(frame.left, middle, frame.x(first.earliest()), middle, {"none", grid_line, 1});
    }
    for (const auto& item : row.items) {
        page.svg.begin_group(sheet.words(item.row));
        seen |= item.event ? draw_event(page.svg, frame, item.when, middle, colour)
                           : draw_spell(page.svg, frame, item.when, middle, colour);
        page.svg.end_group();
    }
    page.y += page.text * row_height;
}

void draw_groups(ChartPage& page, const ChartSheet& sheet, const std::vector<TimelineGroup>& groups,
                 const std::vector<std::size_t>& shares, const SpellFrame& frame, SpellMarks& seen) {
    for (std::size_t i = 0; i < shares.size(); ++i) {
        page.y += i == 0 || groups[i].name.empty() ? 0 : page.text / 2;
        page.heading(groups[i].name);
        const auto colour = chart_colours[shares.size() <= chart_colours.size() ? i : 0];
        for (std::size_t row = 0; row < shares[i]; ++row) {
            draw_row(page, sheet, groups[i].rows[row], frame, colour, seen);
        }
        if (const auto left_out = groups[i].rows.size() - shares[i]; left_out > 0) {
            page.svg.text(page.left, page.y + page.text, fmt::format("and {} more", left_out), {page.small, soft_ink});
            page.y += page.text * row_height;
        }
    }
}

}  // namespace

int fit_timeline(const ChartSheet& sheet) {
    if (sheet.all(Content::text).empty()) {
        return 0;
    }
    const auto columns = time_columns(sheet);
    const bool measured = !sheet.all(Content::number).empty();
    if (columns.span != nullptr) {
        bool any = false;
        bool open = false;
        for (std::size_t row = 0; row < sheet.size(); ++row) {
            for (const auto& [span, marks] :
                 stretches_of(sheet.cell(row, *columns.span)).value_or(std::vector<MarkedSpan>())) {
                any = any || span.since.is_days() || span.until.is_days();
                open = open || !span.since.is_days() || !span.until.is_days();
            }
        }
        // Numbers of periods are told by their sizes.
        return !any ? 0 : measured && !open ? 15 : 40;
    }
    return columns.since != nullptr ? 40 : columns.day == nullptr ? 0 : measured ? 10 : 30;
}

std::string draw_timeline(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options) {
    ChartPage page(head, options);
    const auto groups = timeline_groups(sheet);
    const auto shares = entente::shares(groups);
    SpellFrame frame{};
    frame.left = page.left + label_width(groups, shares, page, options.width * widest_label) + 2 * gap;
    frame.right = page.right;
    frame.size = page.text;
    set_days(groups, frame);
    // The grid lies below the rows, which tell how far down it reaches.
    ChartPage rows = page;
    rows.svg = Svg();
    SpellMarks seen = SpellMarks::none;
    draw_groups(rows, sheet, groups, shares, frame, seen);
    page.days_across(frame.left, frame.right, page.y, rows.y, frame.first, frame.last);
    page.svg.append(rows.svg);
    page.y = rows.y + 2 * page.text;
    if (groups.size() > shares.size()) {
        page.note(fmt::format("{} more groups are left out.", groups.size() - shares.size()));
    }
    if (const auto legend = words_for(seen); !legend.empty()) {
        page.note(legend);
    }
    return page.finish(fmt::format("A timeline of {} rows.", sheet.size()));
}

}  // namespace entente
