#include "export/chart_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> beginnings = {"since", "from", "start", "began"};
constexpr std::array<std::string_view, 3> ends = {"until", "end", "ended"};  // the first day out
constexpr std::array<std::string_view, 2> last_days = {"to", "last"};

template <std::size_t N>
const ChartColumn* first_of(const ChartSheet& sheet, const std::array<std::string_view, N>& roles) {
    for (const auto role : roles) {
        if (const auto* column = sheet.find(role, Content::time); column != nullptr) {
            return column;
        }
    }
    return nullptr;
}

bool is_last_day(const ChartColumn& column) {
    return std::find(last_days.begin(), last_days.end(), column.role) != last_days.end();
}

Bound bound_in(const ChartSheet& sheet, std::size_t row, const ChartColumn* column) {
    const auto bound = column == nullptr ? std::nullopt : bound_of(sheet.cell(row, *column), true);
    return bound && bound->is_days() ? *bound : Bound::open();
}

std::vector<TimelineItem> items_of(const ChartSheet& sheet, std::size_t row, const TimeColumns& columns) {
    std::vector<TimelineItem> items;
    if (columns.span != nullptr) {
        for (auto& stretch : stretches_of(sheet.cell(row, *columns.span)).value_or(std::vector<MarkedSpan>())) {
            items.push_back({std::move(stretch), false, row});
        }
    } else if (columns.since != nullptr) {
        auto until = bound_in(sheet, row, columns.until);
        until = columns.until != nullptr && is_last_day(*columns.until) ? until.next() : until;
        items.push_back({{{bound_in(sheet, row, columns.since), until}, {}}, false, row});
    } else if (const auto day = bound_in(sheet, row, columns.day); day.is_days()) {
        items.push_back({{day_span(day), {}}, true, row});
    }
    return items;
}

Day first_day(const MarkedSpan& when) {
    return when.span.since.is_days() ? when.span.since.earliest() : Day::beginning();
}

Day end_day(const MarkedSpan& when) { return when.span.until.is_days() ? when.span.until.latest() : Day::forever(); }

bool overlaps(const TimelineRow& row, const TimelineItem& item) {
    return std::any_of(row.items.begin(), row.items.end(), [&](const TimelineItem& other) {
        return first_day(item.when) < end_day(other.when) && first_day(other.when) < end_day(item.when);
    });
}

std::size_t values_of(const ChartSheet& sheet, const ChartColumn& column) {
    std::set<std::string> values;
    for (std::size_t row = 0; row < sheet.size(); ++row) {
        values.insert(sheet.text(row, column));
    }
    return values.size();
}

/// The column that groups (null where none does) and the one that names.
std::pair<const ChartColumn*, const ChartColumn*> text_columns(const ChartSheet& sheet) {
    const auto texts = sheet.all(Content::text);
    if (texts.size() < 2) {
        return {nullptr, texts.front()};
    }
    const auto first = values_of(sheet, *texts[0]);
    const auto second = values_of(sheet, *texts[1]);
    if (2 * std::min(first, second) > sheet.size()) {
        return {nullptr, texts[0]};
    }
    return first <= second ? std::pair(texts[0], texts[1]) : std::pair(texts[1], texts[0]);
}

/// The texts of a column. An empty text, where many are, means the one above: tables for reading say it once.
std::vector<std::string> texts_of(const ChartSheet& sheet, const ChartColumn& column) {
    std::vector<std::string> texts;
    std::size_t empty = 0;
    for (std::size_t row = 0; row < sheet.size(); ++row) {
        texts.push_back(sheet.text(row, column));
        empty += texts.back().empty() && !sheet.cell(row, column).is_null() ? 1 : 0;
    }
    for (std::size_t row = 1; row < texts.size() && 3 * empty >= texts.size(); ++row) {
        texts[row] = texts[row].empty() ? texts[row - 1] : texts[row];
    }
    return texts;
}

/// The groups of a timeline under construction.
class Gathering {
public:
    void add(const std::string& group, const std::string& label, const TimelineItem& item) {
        const auto [place, is_new] = groups_of_.emplace(group, groups_.size());
        if (is_new) {
            groups_.push_back({group, {}});
        }
        auto& rows = groups_[place->second].rows;
        const auto [row, new_row] = rows_of_.emplace(std::pair(place->second, label), rows.size());
        if (new_row || overlaps(rows[row->second], item)) {
            row->second = rows.size();
            rows.push_back({label, {}});
        }
        rows[row->second].items.push_back(item);
    }

    std::vector<TimelineGroup> finish() {
        const auto key = [](const TimelineRow& row) {
            const auto& when = row.items.front().when;
            return std::tuple(first_day(when), end_day(when), std::string_view(row.label));
        };
        for (auto& group : groups_) {
            for (auto& row : group.rows) {
                std::stable_sort(row.items.begin(), row.items.end(),
                                 [](const auto& a, const auto& b) { return first_day(a.when) < first_day(b.when); });
            }
            std::stable_sort(group.rows.begin(), group.rows.end(),
                             [&](const TimelineRow& a, const TimelineRow& b) { return key(a) < key(b); });
        }
        return std::move(groups_);
    }

private:
    std::vector<TimelineGroup> groups_;
    std::map<std::string, std::size_t> groups_of_;
    std::map<std::pair<std::size_t, std::string>, std::size_t> rows_of_;
};

}  // namespace

TimeColumns time_columns(const ChartSheet& sheet) {
    TimeColumns columns;
    if (const auto spans = sheet.all(Content::span); !spans.empty()) {
        columns.span = spans.front();
    } else if (columns.since = first_of(sheet, beginnings); columns.since != nullptr) {
        columns.until = first_of(sheet, ends);
        columns.until = columns.until == nullptr ? first_of(sheet, last_days) : columns.until;
    } else if (const auto times = sheet.all(Content::time); !times.empty()) {
        columns.day = times.front();
    }
    return columns;
}

std::vector<TimelineGroup> timeline_groups(const ChartSheet& sheet) {
    const auto columns = time_columns(sheet);
    const auto [group, label] = text_columns(sheet);
    const auto* marks = sheet.find("marks", Content::text);
    const auto labels = texts_of(sheet, *label);
    const auto kinds = group == nullptr ? std::vector<std::string>(sheet.size()) : texts_of(sheet, *group);
    Gathering gathering;
    for (std::size_t row = 0; row < sheet.size(); ++row) {
        for (auto& item : items_of(sheet, row, columns)) {
            if (marks != nullptr) {
                item.when.marks = marks_in(sheet.text(row, *marks));
            }
            gathering.add(kinds[row], labels[row].empty() ? kinds[row] : labels[row], item);
        }
    }
    return gathering.finish();
}

}  // namespace entente
