#include "export/chart_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "export/formats.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_name = 100;  // in a message

/// Names in the order in which they first come.
class Side {
public:
    std::size_t place_of(const std::string& name) {
        const auto [place, is_new] = places_.emplace(name, names.size());
        if (is_new) {
            names.push_back(name);
        }
        return place->second;
    }
    bool has(const std::string& name) const { return places_.count(name) > 0; }

    std::vector<std::string> names;

private:
    std::map<std::string, std::size_t> places_;
};

std::string quoted(const std::string& name) { return "\"" + escape_terminal(shortened(name, longest_name)) + "\""; }

void put(Grid& grid, std::size_t row, std::size_t column, const GridCell& cell, const Side& rows, const Side& columns) {
    const auto [place, is_new] = grid.cells.emplace(std::pair(row, column), cell);
    if (!is_new) {
        throw UsageError(fmt::format("a matrix has one value a cell: rows {} and {} both give one of {} and {}",
                                     place->second.row + 1, cell.row + 1, quoted(rows.names[row]),
                                     quoted(columns.names[column])));
    }
}

struct Weight {
    std::size_t cells = 0;
    double sum = 0;
};

/// New places: those with the most cells first, then those with the largest numbers.
std::vector<std::size_t> ranked(const std::vector<Weight>& weights) {
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(weights[a].cells, weights[a].sum) > std::pair(weights[b].cells, weights[b].sum);
    });
    return order;
}

void add(Weight& weight, const GridCell& cell) {
    ++weight.cells;
    weight.sum += std::isfinite(cell.value) ? cell.value : 0;
}

/// Puts the names of a side into another order. Returns their new places.
std::vector<std::size_t> reorder(std::vector<std::string>& names, const std::vector<std::size_t>& order) {
    std::vector<std::size_t> places(names.size());
    std::vector<std::string> sorted;
    for (const auto old : order) {
        places[old] = sorted.size();
        sorted.push_back(std::move(names[old]));
    }
    names = std::move(sorted);
    return places;
}

void sort_sides(Grid& grid) {
    std::vector<Weight> rows(grid.rows.size());
    std::vector<Weight> columns(grid.columns.size());
    for (const auto& [place, cell] : grid.cells) {
        add(rows[place.first], cell);
        add(columns[grid.same_names ? place.first : place.second], cell);
        if (grid.same_names) {
            add(rows[place.second], cell);
            add(columns[place.second], cell);
        }
    }
    const auto row_places = reorder(grid.rows, ranked(rows));
    const auto column_places = reorder(grid.columns, ranked(columns));
    std::map<std::pair<std::size_t, std::size_t>, GridCell> cells;
    for (const auto& [place, cell] : grid.cells) {
        cells.emplace(std::pair(row_places[place.first], column_places[place.second]), cell);
    }
    grid.cells = std::move(cells);
}

/// Whether at least half of the shorter side stands on the other side too.
bool share_names(const Side& rows, const Side& columns) {
    const auto shared = std::count_if(columns.names.begin(), columns.names.end(),
                                      [&](const std::string& name) { return rows.has(name); });
    return 2 * static_cast<std::size_t>(shared) >= std::min(rows.names.size(), columns.names.size());
}

Grid long_grid(const ChartSheet& sheet, Panel panel) {
    const auto texts = sheet.all(Content::text);
    const auto& number = *sheet.all(Content::number).front();
    Side rows;
    Side columns;
    for (const auto row : panel.rows) {
        rows.place_of(sheet.text(row, *texts[0]));
        columns.place_of(sheet.text(row, *texts[1]));
    }
    Grid grid;
    grid.measure = number.name;
    grid.same_names = share_names(rows, columns);
    if (grid.same_names) {
        for (const auto& name : columns.names) {
            rows.place_of(name);
        }
        columns = rows;
    }
    for (const auto row : panel.rows) {
        put(grid, rows.place_of(sheet.text(row, *texts[0])), columns.place_of(sheet.text(row, *texts[1])),
            {sheet.number(row, number), row}, rows, columns);
    }
    grid.panel = std::move(panel);
    grid.rows = std::move(rows.names);
    grid.columns = std::move(columns.names);
    sort_sides(grid);
    return grid;
}

Grid cross_grid(const ChartSheet& sheet, Panel panel) {
    Grid grid;
    const auto numbers = sheet.all(Content::number);
    for (const auto* number : numbers) {
        grid.columns.push_back(number->name);
    }
    const auto& text = *sheet.all(Content::text).front();
    for (const auto row : panel.rows) {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!sheet.cell(row, *numbers[i]).is_null()) {
                grid.cells.emplace(std::pair(grid.rows.size(), i), GridCell{sheet.number(row, *numbers[i]), row});
            }
        }
        grid.rows.push_back(sheet.text(row, text));
    }
    grid.panel = std::move(panel);
    return grid;
}

}  // namespace

bool is_long(const ChartSheet& sheet) { return sheet.all(Content::text).size() >= 2; }

std::vector<Grid> grids(const ChartSheet& sheet) {
    std::vector<Grid> grids;
    for (auto& panel : sheet.panels()) {
        grids.push_back(is_long(sheet) ? long_grid(sheet, std::move(panel)) : cross_grid(sheet, std::move(panel)));
    }
    return grids;
}

}  // namespace entente
