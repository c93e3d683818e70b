#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "export/chart_axis.hpp"
#include "export/chart_grid.hpp"
#include "export/chart_kinds.hpp"
#include "export/chart_page.hpp"
#include "export/text_width.hpp"

namespace entente {
namespace {

constexpr std::size_t most_grids = 4;
constexpr std::size_t most_rows = 50;
constexpr double widest_label = 0.3;   // of the page
constexpr double tallest_label = 190;  // of a name above a column
constexpr double least_cell = 13;      // pixels
constexpr double square_cell = 26;
constexpr double widest_cell = 90;
constexpr double gap = 6;
constexpr double strongest = 0.7;  // of the largest value: its shade is the pure hue, what is larger is darker
constexpr std::string_view empty_cell = "#f4f4f4";
constexpr std::string_view own_cell = "#e4e4e4";

/// Where a cell stands, and how its value is shown.
struct Layout {
    std::size_t rows;
    std::size_t columns;
    double left;
    double top;
    double width;  ///< of a cell
    double height;
    double letters;
    bool turned;  ///< the names above the columns
    bool values;  ///< have room in the cells
    NumberScale scale;
    double largest;  ///< absolute
    double lowest;
};

struct Colour {
    double red;
    double green;
    double blue;
};

Colour mixed(const Colour& a, const Colour& b, double part) {
    return {a.red + (b.red - a.red) * part, a.green + (b.green - a.green) * part, a.blue + (b.blue - a.blue) * part};
}

/// From pale to dark, blue above zero and orange below, so that grey prints keep the order of sizes.
Colour shade(double value, const Layout& layout) {
    const double largest = layout.lowest < layout.largest ? layout.largest : layout.largest / strongest;
    constexpr Colour white{255, 255, 255};
    constexpr Colour blue{0, 114, 178};
    constexpr Colour orange{213, 94, 0};
    constexpr Colour black{0, 20, 40};
    const double part = std::isinf(value) ? 1 : largest == 0 ? 0 : std::abs(value) / largest;
    const auto& hue = value < 0 ? orange : blue;
    return part <= strongest ? mixed(white, hue, 0.18 + part / strongest * 0.82)
                             : mixed(hue, black, (part - strongest) / (1 - strongest) * 0.6);
}

std::string hex(const Colour& colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", static_cast<int>(colour.red), static_cast<int>(colour.green),
                       static_cast<int>(colour.blue));
}

bool is_dark(const Colour& colour) { return 0.3 * colour.red + 0.6 * colour.green + 0.1 * colour.blue < 140; }

std::string value_text(double value, const NumberScale& scale) {
    return std::isnan(value) ? "?" : std::isinf(value) ? (value < 0 ? "−∞" : "∞") : scaled_text(value, scale, 3);
}

double widest(const std::vector<std::string>& names, std::size_t count, double size) {
    double width = 0;
    for (std::size_t i = 0; i < count; ++i) {
        width = std::max(width, text_width(names[i], size));
    }
    return width;
}

void set_values(const Grid& grid, Layout& layout) {
    layout.largest = 0;
    layout.lowest = HUGE_VAL;
    for (const auto& [place, cell] : grid.cells) {
        if (std::isfinite(cell.value)) {
            layout.largest = std::max(layout.largest, std::abs(cell.value));
            layout.lowest = std::min(layout.lowest, cell.value);
        }
    }
    layout.scale = scale_for(layout.largest);
}

/// Of the values that are drawn.
double widest_value(const Grid& grid, const Layout& layout, double size) {
    double width = 0;
    for (const auto& [place, cell] : grid.cells) {
        if (place.first < layout.rows && place.second < layout.columns) {
            width = std::max(width, text_width(value_text(cell.value, layout.scale), size));
        }
    }
    return width;
}

Layout layout_of(const Grid& grid, const ChartPage& page, double page_width) {
    Layout layout{};
    set_values(grid, layout);
    layout.rows = std::min(grid.rows.size(), most_rows);
    const double label = std::min(widest(grid.rows, layout.rows, page.text), page_width * widest_label);
    layout.left = page.left + label + gap;
    const double room = page.right - layout.left;
    layout.columns = std::min(grid.columns.size(), static_cast<std::size_t>(room / least_cell));
    layout.rows = grid.same_names ? std::min(layout.rows, layout.columns) : layout.rows;
    const double names = widest(grid.columns, layout.columns, page.small) + gap;
    const double values = widest_value(grid, layout, page.small) + gap;
    const double share = room / static_cast<double>(std::max<std::size_t>(layout.columns, 1));
    layout.turned = names > std::min(share, widest_cell);
    layout.width =
        std::min(share, layout.turned ? square_cell : std::max({square_cell, names, std::min(values, widest_cell)}));
    layout.height = std::min(layout.width, square_cell);
    layout.letters = std::min(page.text, layout.height * 0.9);
    const bool differ = layout.lowest < layout.largest;
    layout.values =
        differ && widest_value(grid, layout, std::min(page.small, layout.height * 0.62)) + 4 <= layout.width;
    const double above = layout.turned ? std::min(names, tallest_label) : page.small * 1.5;
    layout.top = page.y + above;
    return layout;
}

void draw_names(ChartPage& page, const Grid& grid, const Layout& layout) {
    for (std::size_t row = 0; row < layout.rows; ++row) {
        const double middle = layout.top + (static_cast<double>(row) + 0.5) * layout.height;
        page.svg.begin_group(grid.rows[row]);
        page.svg.text(layout.left - gap, middle + layout.letters * 0.35,
                      fitted(grid.rows[row], layout.left - gap - page.left + 0.5, layout.letters),
                      {layout.letters, ink, Anchor::end});
        page.svg.end_group();
    }
    const double size = layout.turned ? std::min(layout.letters, page.small) : page.small;
    const double room = layout.turned ? layout.top - page.y - gap : layout.width;
    for (std::size_t column = 0; column < layout.columns; ++column) {
        const double middle = layout.left + (static_cast<double>(column) + 0.5) * layout.width;
        const auto name = fitted(grid.columns[column], room + 0.5, size);
        page.svg.begin_group(grid.columns[column]);
        if (layout.turned) {
            page.svg.text(middle + size * 0.35, layout.top - gap, name, {size, ink, Anchor::start, false, -90});
        } else {
            page.svg.text(middle, layout.top - gap, name, {size, ink, Anchor::middle});
        }
        page.svg.end_group();
    }
}

void draw_background(ChartPage& page, const Grid& grid, const Layout& layout) {
    const double width = layout.width * static_cast<double>(layout.columns);
    const double height = layout.height * static_cast<double>(layout.rows);
    page.svg.rect(layout.left, layout.top, width, height, {empty_cell});
    for (std::size_t i = 0; grid.same_names && i < std::min(layout.rows, layout.columns); ++i) {
        page.svg.rect(layout.left + static_cast<double>(i) * layout.width,
                      layout.top + static_cast<double>(i) * layout.height, layout.width, layout.height, {own_cell});
    }
    for (std::size_t row = 0; row <= layout.rows; ++row) {
        const double y = layout.top + static_cast<double>(row) * layout.height;
        page.svg.line(layout.left, y, layout.left + width, y, {"none", "#ffffff", 1});
    }
    for (std::size_t column = 0; column <= layout.columns; ++column) {
        const double x = layout.left + static_cast<double>(column) * layout.width;
        page.svg.line(x, layout.top, x, layout.top + height, {"none", "#ffffff", 1});
    }
}

void draw_cells(ChartPage& page, const ChartSheet& sheet, const Grid& grid, const Layout& layout) {
    const double size = std::min(page.small, layout.height * 0.62);
    for (const auto& [place, cell] : grid.cells) {
        if (place.first >= layout.rows || place.second >= layout.columns) {
            continue;
        }
        const double x = layout.left + static_cast<double>(place.second) * layout.width;
        const double y = layout.top + static_cast<double>(place.first) * layout.height;
        const auto colour = std::isnan(cell.value) ? Colour{255, 255, 255} : shade(cell.value, layout);
        const auto fill = hex(colour);
        page.svg.begin_group(sheet.words(cell.row));
        page.svg.rect(x + 0.5, y + 0.5, layout.width - 1, layout.height - 1, {fill});
        if (layout.values) {
            page.svg.text(x + layout.width / 2, y + layout.height / 2 + size * 0.35,
                          value_text(cell.value, layout.scale),
                          {size, is_dark(colour) ? "#ffffff" : ink, Anchor::middle});
        }
        page.svg.end_group();
    }
}

/// The scale of shades, where the cells do not say their values.
void draw_key(ChartPage& page, const Layout& layout) {
    if (layout.values || layout.largest == 0) {
        return;
    }
    constexpr double steps = 5;
    const double low = layout.lowest < 0 ? -layout.largest : layout.lowest < layout.largest ? 0 : layout.largest;
    double x = page.left;
    const double width = page.text * 1.6;
    const auto label = [&](double value) {
        const auto words = value_text(value, layout.scale);
        page.svg.text(x, page.y + page.small, words, {page.small, soft_ink});
        x += text_width(words, page.small) + gap;
    };
    label(low);
    for (double i = 0; low < layout.largest && i <= steps; ++i) {
        const auto fill = hex(shade(low + (layout.largest - low) * i / steps, layout));
        page.svg.rect(x, page.y, width, page.small * 1.1, {fill});
        x += width;
    }
    if (low == layout.largest) {
        const auto fill = hex(shade(low, layout));
        page.svg.rect(x, page.y, width, page.small * 1.1, {fill});
    } else {
        x += gap;
        label(layout.largest);
    }
    page.y += page.text * 1.6;
}

std::string heading_of(const Grid& grid, const NumberScale& scale) {
    const auto& unit = grid.panel.unit;
    std::vector<std::string> words = {
        grid.measure == "value" || (grid.measure == "total" && !unit.empty()) ? "" : grid.measure,
        scale.word.empty() || unit.empty() ? scale.word + unit : scale.word + " " + unit};
    words.insert(words.end(), grid.panel.words.begin(), grid.panel.words.end());
    return comma_joined(words);
}

std::string left_out(const Grid& grid, const Layout& layout) {
    std::vector<std::string> words;
    if (grid.rows.size() > layout.rows) {
        words.push_back(fmt::format("{} more rows", grid.rows.size() - layout.rows));
    }
    if (grid.columns.size() > layout.columns) {
        words.push_back(fmt::format("{} more columns", grid.columns.size() - layout.columns));
    }
    return words.empty() ? "" : fmt::format("Left out: {}.", comma_joined(words));
}

std::size_t values_of(const ChartSheet& sheet, const ChartColumn& column) {
    std::set<std::string> values;
    for (std::size_t row = 0; row < sheet.size(); ++row) {
        values.insert(sheet.text(row, column));
    }
    return values.size();
}

}  // namespace

int fit_matrix(const ChartSheet& sheet) {
    const auto texts = sheet.all(Content::text);
    const auto numbers = sheet.all(Content::number);
    if (texts.empty() || numbers.empty() || (texts.size() == 1 && numbers.size() == 1)) {
        return 0;
    }
    const bool ranking = sheet.find("rank", Content::number) != nullptr;
    if (ranking || texts.size() != 2 || numbers.size() != 1) {
        return 5;
    }
    std::set<std::pair<std::string, std::string>> places;
    for (std::size_t row = 0; row < sheet.size(); ++row) {
        places.emplace(sheet.text(row, *texts[0]), sheet.text(row, *texts[1]));
    }
    const auto names = std::max(values_of(sheet, *texts[0]), values_of(sheet, *texts[1]));
    return places.size() == sheet.size() && 2 * sheet.size() >= 3 * names ? 30 : 5;
}

std::string draw_matrix(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options) {
    ChartPage page(head, options);
    const auto all = grids(sheet);
    for (std::size_t i = 0; i < std::min(all.size(), most_grids); ++i) {
        const auto& grid = all[i];
        auto layout = layout_of(grid, page, options.width);
        page.heading(heading_of(grid, layout.scale));
        layout = layout_of(grid, page, options.width);
        draw_background(page, grid, layout);
        draw_names(page, grid, layout);
        draw_cells(page, sheet, grid, layout);
        page.y = layout.top + layout.height * static_cast<double>(layout.rows) + page.text;
        draw_key(page, layout);
        if (const auto words = left_out(grid, layout); !words.empty()) {
            page.note(words);
        }
    }
    if (all.size() > most_grids) {
        page.note(fmt::format("{} more units are left out.", all.size() - most_grids));
    }
    return page.finish(fmt::format("A matrix of {} rows.", sheet.size()));
}

}  // namespace entente
