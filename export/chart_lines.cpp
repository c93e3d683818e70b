#include "export/chart_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "export/chart_days.hpp"
#include "export/formats.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_name = 100;  // in a message

/// The days of a cell, or nothing where it is blank or open.
std::vector<Interval> days_of(const Cell& cell) {
    if (const auto bound = bound_of(cell, true); bound && bound->is_days()) {
        return {{bound->earliest(), bound->latest().next()}};
    }
    std::vector<Interval> days;
    for (const auto& [span, marks] : stretches_of(cell).value_or(std::vector<MarkedSpan>())) {
        if (!span.since.is_days() || !span.until.is_days()) {
            return {};
        }
        days.push_back({span.since.earliest(), span.until.latest()});
    }
    return days;
}

std::string name_of(const ChartSheet& sheet, std::size_t row, const ChartColumns& columns) {
    std::string name;
    for (const auto* column : columns) {
        const auto word = sheet.text(row, *column);
        name += name.empty() || word.empty() ? word : " · " + word;
    }
    return name;
}

/// Names may be shared; keys are not.
std::string identity_of(const ChartSheet& sheet, std::size_t row, std::string name) {
    if (const auto* key = sheet.find("key", Content::text); key != nullptr) {
        name += '\n' + sheet.text(row, *key);
    }
    return name;
}

void sort_points(ChartLine& line) {
    auto& points = line.points;
    std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    const auto twice =
        std::adjacent_find(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.from == b.from; });
    if (twice != points.end()) {
        throw UsageError(fmt::format("a series has one value at a time: rows {} and {} both give one of \"{}\" on {}",
                                     twice->row + 1, std::next(twice)->row + 1,
                                     escape_terminal(shortened(line.name, longest_name)),
                                     to_string(Day{static_cast<std::int32_t>(twice->from)})));
    }
}

/// Lines that reach the last day come first, the highest before the others.
void rank(std::vector<ChartLine>& lines) {
    const auto last = [](const ChartLine& line) -> const LinePoint& { return line.points.back(); };
    std::stable_sort(lines.begin(), lines.end(), [&](const ChartLine& a, const ChartLine& b) {
        const double x = std::isfinite(last(a).value) ? last(a).value : -HUGE_VAL;
        const double y = std::isfinite(last(b).value) ? last(b).value : -HUGE_VAL;
        return last(a).until != last(b).until ? last(a).until > last(b).until : x > y;
    });
}

/// The lines of a panel under construction.
class Gathering {
public:
    void add(const std::string& identity, const std::string& name, const LinePoint& point) {
        const auto [place, is_new] = places_.emplace(identity, lines_.size());
        if (is_new) {
            lines_.push_back({name, {}});
        }
        lines_[place->second].points.push_back(point);
    }

    std::vector<ChartLine> finish() {
        std::for_each(lines_.begin(), lines_.end(), sort_points);
        rank(lines_);
        return std::move(lines_);
    }

private:
    std::vector<ChartLine> lines_;
    std::map<std::string, std::size_t> places_;
};

}  // namespace

const ChartColumn* time_of(const ChartSheet& sheet) {
    if (const auto times = sheet.all(Content::time); !times.empty()) {
        return times.front();
    }
    for (const auto* column : sheet.all(Content::span)) {
        bool closed = true;
        for (std::size_t row = 0; row < sheet.size() && closed; ++row) {
            closed = !days_of(sheet.cell(row, *column)).empty();
        }
        if (closed) {
            return column;
        }
    }
    return nullptr;
}

std::vector<LinePanel> line_panels(const ChartSheet& sheet) {
    const auto* time = time_of(sheet);
    const auto numbers = sheet.all(Content::number);
    const auto texts = sheet.all(Content::text);
    std::vector<LinePanel> panels;
    for (auto& panel : sheet.panels()) {
        Gathering lines;
        for (const auto row : panel.rows) {
            const auto name = name_of(sheet, row, texts);
            for (const auto& [since, until] : days_of(sheet.cell(row, *time))) {
                for (std::size_t i = 0; i < (texts.empty() ? numbers.size() : 1); ++i) {
                    const auto& label = texts.empty() ? numbers[i]->name : name;
                    lines.add(texts.empty() ? fmt::format("{}", i) : identity_of(sheet, row, name), label,
                              {static_cast<double>(since.count), static_cast<double>(until.count),
                               sheet.number(row, *numbers[i]), row});
                }
            }
        }
        panels.push_back({std::move(panel), lines.finish()});
    }
    return panels;
}

}  // namespace entente
