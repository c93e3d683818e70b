#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "export/chart_days.hpp"
#include "export/chart_sheet.hpp"

// The rows of a timeline, read from a table. Not installed.
namespace entente {

struct TimelineItem {
    MarkedSpan when;
    bool event;  ///< a day, and not a time that lasts
    std::size_t row;
};

/// What one thing went through, one after the other.
struct TimelineRow {
    std::string label;
    std::vector<TimelineItem> items;
};

struct TimelineGroup {
    std::string name;  ///< may be empty
    std::vector<TimelineRow> rows;
};

/// Where a table says when.
struct TimeColumns {
    const ChartColumn* span = nullptr;   ///< spans, or else
    const ChartColumn* since = nullptr;  ///< the first day in, and the first day out or the last day, or else
    const ChartColumn* until = nullptr;
    const ChartColumn* day = nullptr;  ///< the day of an event
};

TimeColumns time_columns(const ChartSheet& sheet);

/// Groups in the order of the table, their rows by first day. Of the first two texts of a table the one with fewer
/// values groups, the other names; rows of one name share a line as long as they do not overlap.
std::vector<TimelineGroup> timeline_groups(const ChartSheet& sheet);

}  // namespace entente
