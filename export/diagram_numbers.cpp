#include "export/diagram_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "export/formats.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr double smallest_node = 0.12;  // inches
constexpr double largest_node = 1.5;
constexpr double thinnest_line = 0.4;  // points
constexpr double widest_line = 7;

template <typename Element>
std::optional<NumberRange> range_of(const std::string& name, const std::vector<std::string>& columns,
                                    const std::vector<Element>& elements, std::string_view option) {
    if (name.empty()) {
        return std::nullopt;
    }
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end()) {
        throw Error(fmt::format("cannot draw: {} names \"{}\", of which the selection has no numbers", option,
                                escape_terminal(name)));
    }
    NumberRange range;
    range.name = name;
    range.column = static_cast<std::size_t>(found - columns.begin());
    for (const auto& element : elements) {
        const auto number = range.of(element.numbers);
        if (!number) {
            ++range.missing;
            continue;
        }
        range.least = range.any ? std::min(range.least, *number) : *number;
        range.most = range.any ? std::max(range.most, *number) : *number;
        range.any = true;
    }
    return range;
}

}  // namespace

std::optional<double> NumberRange::of(const std::vector<double>& numbers) const {
    return column < numbers.size() && std::isfinite(numbers[column]) ? std::optional(numbers[column]) : std::nullopt;
}

double NumberRange::share(double number) const {
    const auto reach = most - least;
    return reach > 0 && std::isfinite(reach) ? (number - least) / reach : 0.5;
}

Numbers numbers_of(const Selection& selection, const DrawOptions& options) {
    return {range_of(options.size_by, selection.node_columns, selection.nodes, "--size-by"),
            range_of(options.colour_by, selection.node_columns, selection.nodes, "--colour-by"),
            range_of(options.width_by, selection.edge_columns, selection.edges, "--width-by")};
}

double diameter_of(double number, const NumberRange& range) {
    return number > 0 && range.most > 0 ? std::max(smallest_node, largest_node * std::sqrt(number / range.most))
                                        : smallest_node;
}

double line_width_of(double number, const NumberRange& range) {
    return number > 0 && range.most > 0 ? std::max(thinnest_line, widest_line * number / range.most) : thinnest_line;
}

}  // namespace entente
