#include "export/chart_sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "export/cell_text.hpp"
#include "export/chart_days.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_words = 400;  // of a row's tip

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 8> asides = {"",        "sources",    "source", "marks",
                                                    "locator", "statements", "url",    "properties"};
constexpr std::array<std::string_view, 7> no_measures = {"rank", "group", "size", "hops", "low", "high", "share"};
constexpr std::array<std::string_view, 5> years = {"year", "since", "until", "from", "to"};
constexpr std::array<std::string_view, 3> scales = {"unit", "basis", "per"};

std::string role_of(std::string_view name) {
    const auto parenthesis = name.find('(');
    name = name.substr(0, parenthesis);
    if (const auto point = name.rfind('.'); point != std::string_view::npos) {
        name.remove_prefix(point + 1);
    }
    std::string role;
    for (const char letter : name.substr(0, 40)) {
        role += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return role;
}

/// Whether it is the key of something whose name another column has: "a.key" beside "a.name", "with" beside "with
/// name".
bool has_name_beside(const std::string& column, const std::vector<std::string>& columns) {
    auto name = column;
    if (role_of(column) == "key" && column.size() >= 3) {
        name.replace(column.size() - 3, 3, "name");
    }
    const auto has = [&](const std::string& other) {
        return other != column && std::find(columns.begin(), columns.end(), other) != columns.end();
    };
    return has(name) || has(column + " name");
}

std::optional<double> number_of(const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell.content)) {
        return static_cast<double>(*whole);
    }
    if (const auto* number = std::get_if<double>(&cell.content)) {
        return *number;
    }
    if (const auto* digits = std::get_if<Digits>(&cell.content)) {
        double number = 0;
        const auto& text = digits->text;
        const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
        return end.ec == std::errc::result_out_of_range ? std::numeric_limits<double>::infinity() : number;
    }
    return std::nullopt;
}

/// As a query writes what JSON has no number for.
std::optional<double> no_number(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell.content);
    if (text == nullptr) {
        return std::nullopt;
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return *text == "NaN"         ? std::optional(std::nan(""))
           : *text == "Infinity"  ? std::optional(infinity)
           : *text == "-Infinity" ? std::optional(-infinity)
                                  : std::nullopt;
}

bool is_blank(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell.content);
    return cell.is_null() || (text != nullptr && text->empty());
}

/// Whether every cell that is not blank fits, and there is one.
template <typename Fits>
bool all_fit(const Table& table, std::size_t column, Fits fits) {
    bool any = false;
    for (const auto& row : table.rows) {
        if (is_blank(row[column])) {
            continue;
        }
        if (!fits(row[column])) {
            return false;
        }
        any = true;
    }
    return any;
}

Content content_of(const Table& table, std::size_t column, const std::string& role) {
    const bool may_be_years = is_one_of(years, role);
    if (all_fit(table, column, [&](const Cell& cell) { return bound_of(cell, may_be_years).has_value(); })) {
        return Content::time;
    }
    bool real = false;
    const auto is_number = [&](const Cell& cell) {
        const bool found = number_of(cell).has_value();
        real = real || found;
        return found || no_number(cell).has_value();
    };
    if (all_fit(table, column, is_number) && real) {
        return Content::number;
    }
    if (all_fit(table, column, [](const Cell& cell) { return stretches_of(cell).has_value(); })) {
        return Content::span;
    }
    const bool any =
        std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return !is_blank(row[column]); });
    return any ? Content::text : Content::none;
}

void append_word(Panel& panel, std::string_view before, const Cell& cell) {
    if (!is_blank(cell)) {
        panel.words.push_back(std::string(before) + readable_text(cell));
    }
}

}  // namespace

ChartSheet::ChartSheet(const Table& table) : table_(&table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& name = table.columns[i];
        auto role = role_of(name);
        const auto content = content_of(table, i, role);
        const bool aside =
            (is_one_of(asides, role) && content != Content::number) || has_name_beside(name, table.columns);
        columns_.push_back({i, name, std::move(role), content, aside});
    }
}

const ChartColumn* ChartSheet::find(std::string_view role, Content content) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const ChartColumn& column) {
        return column.role == role && column.content == content;
    });
    return found == columns_.end() ? nullptr : &*found;
}

ChartColumns ChartSheet::all(Content content) const {
    const bool scaled = find("unit", Content::text) != nullptr;
    ChartColumns found;
    for (const auto& column : columns_) {
        const bool measure = content != Content::number || !is_one_of(no_measures, column.role);
        if (column.content == content && !column.aside && measure && !(scaled && is_one_of(scales, column.role))) {
            found.push_back(&column);
        }
    }
    return found;
}

std::string ChartSheet::text(std::size_t row, const ChartColumn& column) const {
    return readable_text(cell(row, column));
}

double ChartSheet::number(std::size_t row, const ChartColumn& column) const {
    const auto& content = cell(row, column);
    const auto number = number_of(content);
    return number ? *number : no_number(content).value_or(std::nan(""));
}

std::vector<Panel> ChartSheet::panels() const {
    const auto* unit = find("unit", Content::text);
    const auto* basis = find("basis", Content::text);
    const auto* per = find("per", Content::text);
    std::vector<Panel> panels;
    std::map<std::vector<std::string>, std::size_t> places;
    for (std::size_t row = 0; row < size(); ++row) {
        Panel panel;
        if (unit != nullptr) {
            panel.unit = text(row, *unit);
            append_word(panel, "", basis == nullptr ? Cell() : cell(row, *basis));
            append_word(panel, "per ", per == nullptr ? Cell() : cell(row, *per));
        }
        auto identity = panel.words;
        identity.push_back(panel.unit);
        const auto [place, is_new] = places.emplace(std::move(identity), panels.size());
        if (is_new) {
            panels.push_back(std::move(panel));
        }
        panels[place->second].rows.push_back(row);
    }
    return panels;
}

std::vector<std::string> ChartSheet::names(const ChartColumns& columns, const std::vector<Panel>& panels) const {
    std::vector<std::string> names(size());
    for (const auto* column : columns) {
        for (std::size_t row = 0; row < size(); ++row) {
            const auto word = text(row, *column);
            names[row] += names[row].empty() || word.empty() ? word : " · " + word;
        }
        const bool distinct = std::all_of(panels.begin(), panels.end(), [&](const Panel& panel) {
            std::set<std::string_view> seen;
            return std::all_of(panel.rows.begin(), panel.rows.end(),
                               [&](std::size_t row) { return seen.insert(names[row]).second; });
        });
        if (distinct) {
            break;
        }
    }
    return names;
}

std::string ChartSheet::words(std::size_t row) const {
    std::string words;
    for (const auto& column : columns_) {
        if (column.role.empty() || is_blank(cell(row, column)) || words.size() > longest_words) {
            continue;
        }
        words += (words.empty() ? "" : "; ") + column.name + ": " + shortened(text(row, column), longest_words / 2);
    }
    return shortened(words, longest_words);
}

}  // namespace entente
