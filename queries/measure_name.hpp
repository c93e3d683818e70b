#pragma once

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Not installed.
namespace entente {

/// The row of a table by its name; an underscore is as good as a hyphen. Throws UsageError with the nearest.
template <typename Row>
const Row& named(std::span<const Row> rows, std::string_view name, std::string_view what) {
    std::string asked(name);
    std::replace(asked.begin(), asked.end(), '_', '-');
    std::vector<std::string> known;
    for (const auto& row : rows) {
        if (row.name == asked) {
            return row;
        }
        known.emplace_back(row.name);
    }
    const auto near = nearest(asked, known);
    throw UsageError(fmt::format(
        "no {} is called '{}'; {}", what, name,
        near.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : fmt::format("did you mean '{}'?", near)));
}

}  // namespace entente
