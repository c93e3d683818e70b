#include "export/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "export/chart_kinds.hpp"
#include "export/chart_page.hpp"
#include "export/chart_sheet.hpp"
#include "export/formats.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"

namespace entente {
namespace {

constexpr std::string_view automatic = "auto";
constexpr std::size_t most_named = 30;  // columns in a message

constexpr ChartKind kinds[] = {
    {"bars", "text and a number", fit_bars, draw_bars},
    {"series", "a time and a number, and text for several lines", fit_series, draw_series},
    {"timeline", "text and spans, or since and until, or a day", fit_timeline, draw_timeline},
    {"matrix", "two texts and a number, or a text and several numbers", fit_matrix, draw_matrix},
};

/// "degree, as of 2024-07-15" parts before what every caption ends with.
ChartHead head_of(const Answer& answer, const Table& table, const std::string& title) {
    if (!title.empty()) {
        return {title, table.caption};
    }
    const auto& first = answer.tables.front().caption;
    if (&table != &answer.tables.front() && !first.empty() && !table.caption.empty()) {
        return {table.caption, first};
    }
    for (const std::string_view joint : {", as of ", ", over ", ", known on "}) {
        if (const auto at = table.caption.find(joint); at != std::string::npos) {
            return {table.caption.substr(0, at), table.caption.substr(at + 2)};
        }
    }
    return {table.caption, ""};
}

/// How a table would be drawn.
struct Choice {
    const Table* table;
    const ChartKind* kind = nullptr;
    int fit = 0;

    /// What suits well goes before what is long.
    std::pair<int, std::size_t> rank() const { return {fit, table->rows.size()}; }
};

Choice best_kind(const ChartSheet& sheet, std::string_view asked) {
    Choice best{&sheet.table()};
    for (const auto& kind : kinds) {
        const int fit = asked == automatic || asked == kind.name ? kind.fit(sheet) : 0;
        if (fit > best.fit) {
            best.kind = &kind;
            best.fit = fit;
        }
    }
    return best;
}

std::string what_is_needed(const Answer& answer, std::string_view asked) {
    std::string needs;
    for (const auto& kind : kinds) {
        if (asked == automatic || asked == kind.name) {
            needs += fmt::format("{}{} needs {}", needs.empty() ? "" : "; ", kind.name, kind.needs);
        }
    }
    std::string columns;
    std::size_t named = 0;
    for (const auto& table : answer.tables) {
        for (const auto& column : table.columns) {
            if (named++ < most_named) {
                columns += (columns.empty() ? "" : ", ") + escape_terminal(shortened(column, 40));
            }
        }
    }
    return fmt::format("no chart can be drawn of these columns: {}; {}", columns.empty() ? "none" : columns, needs);
}

std::string empty_page(const Answer& answer, const ChartOptions& options) {
    ChartPage page(
        answer.tables.empty() ? ChartHead{options.title, ""} : head_of(answer, answer.tables.front(), options.title),
        options);
    page.svg.text(page.left, page.y + page.text, "There are no rows to draw.", {page.text, soft_ink});
    page.y += 2 * page.text;
    return page.finish("A chart without rows.");
}

}  // namespace

std::span<const ChartKind> chart_kinds() { return kinds; }

void require_chart_kind(std::string_view name) {
    std::vector<std::string> names = {std::string(automatic)};
    std::transform(std::begin(kinds), std::end(kinds), std::back_inserter(names),
                   [](const ChartKind& kind) { return std::string(kind.name); });
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        const auto near = nearest(name, names);
        throw UsageError(fmt::format("unknown chart \"{}\"; {}", escape_terminal(name),
                                     near.empty() ? "there are " + comma_joined(names) : "the nearest is " + near));
    }
}

std::string chart_svg(const Answer& answer, const ChartOptions& options) {
    require_chart_kind(options.kind);
    std::optional<Choice> best;
    bool rows = false;
    for (const auto& table : answer.tables) {
        const ChartSheet sheet(table);
        const auto choice = best_kind(sheet, options.kind);
        rows = rows || sheet.size() > 0;
        if (choice.kind != nullptr && (!best || choice.rank() > best->rank())) {
            best = choice;
        }
    }
    if (best) {
        return best->kind->draw(ChartSheet(*best->table), head_of(answer, *best->table, options.title), options);
    }
    if (rows) {
        throw UsageError(what_is_needed(answer, options.kind));
    }
    return empty_page(answer, options);
}

}  // namespace entente
