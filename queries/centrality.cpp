#include "queries/centrality.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {

namespace {

constexpr std::array kMeasures{
    Measure{"betweenness", "how often a node lies on the shortest paths between others", betweenness},
    Measure{"degree", "ties of a node, parallel ones counted", degree},
    Measure{"in-degree", "ties that point to a node", in_degree},
    Measure{"out-degree", "ties that point from a node", out_degree},
};

bool same(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

bool listed(const Snapshot& snapshot, NodeIndex node, const std::vector<LabelId>& labels) {
    return labels.empty() ||
           std::any_of(labels.begin(), labels.end(), [&](LabelId label) { return snapshot.has_label(node, label); });
}

}  // namespace

std::span<const Measure> measures() { return kMeasures; }

const Measure& measure(std::string_view name) {
    std::vector<std::string> known;
    for (const auto& row : kMeasures) {
        if (row.name == name) {
            return row;
        }
        known.emplace_back(row.name);
    }
    const auto near = nearest(name, known);
    throw UsageError(fmt::format(
        "no centrality is called '{}'; {}", name,
        near.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : fmt::format("did you mean '{}'?", near)));
}

std::vector<Ranked> ranking(const Snapshot& snapshot, const Centrality& centrality, const RankingOptions& options) {
    std::vector<Ranked> rows;
    for (std::uint32_t slot = 0; slot < centrality.values.size(); ++slot) {
        const NodeIndex node{slot};
        if (snapshot.visible(node) && listed(snapshot, node, options.labels)) {
            rows.push_back({0, node, centrality.values[slot]});
        }
    }
    std::sort(rows.begin(), rows.end(), [](const Ranked& a, const Ranked& b) { return a.value > b.value; });
    for (auto first = rows.begin(); first != rows.end();) {
        const auto end =
            std::find_if(first, rows.end(), [&](const Ranked& row) { return !same(row.value, first->value); });
        std::sort(first, end,
                  [&](const Ranked& a, const Ranked& b) { return snapshot.key(a.node) < snapshot.key(b.node); });
        const auto rank = static_cast<std::size_t>(first - rows.begin()) + 1;
        std::for_each(first, end, [&](Ranked& row) { row.rank = rank; });
        first = end;
    }
    if (options.top && *options.top < rows.size()) {
        rows.resize(*options.top);
    }
    return rows;
}

}  // namespace entente
