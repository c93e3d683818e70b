#include "export/diagram_layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

#include "export/diagram_between.hpp"

namespace entente {
namespace {

constexpr int first_column = -2;
constexpr int last_column = 4;
constexpr std::size_t most_kinds = 40;
constexpr std::size_t least_hub = 8;     // ties of a node that may leave its like
constexpr double hub_factor = 4;         // and how many times their mean it ties
constexpr double within_cost = 3;        // a tie inside a column is an arc beside it
constexpr double left_cost = 0.001;      // decides between mirror images
constexpr std::size_t tall = 45;         // nodes in a column from which it grows too tall
constexpr double mixing_cost = 3;        // a node that stands among those of another kind
constexpr double beside_focus_cost = 3;  // a node that takes from the focus the place of its own
constexpr double most_within = 1.0 / 3;

/// The kinds of nodes and how often each two are tied.
struct Kinds {
    std::vector<std::size_t> kind_of;       ///< of each node
    std::vector<std::size_t> size;          ///< nodes of each kind
    std::vector<std::vector<double>> ties;  ///< symmetric; the diagonal holds ties within
    bool focused = false;                   ///< kind 0 is the focus
};

struct MeanDegree {
    double sum = 0;
    double count = 0;
};

std::map<std::string, MeanDegree> mean_degrees(const Selection& selection, const std::vector<std::size_t>& degrees) {
    std::map<std::string, MeanDegree> means;
    for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
        auto& mean = means[selection.nodes[i].label];
        mean.sum += static_cast<double>(degrees[i]);
        mean.count += 1;
    }
    return means;
}

Kinds kinds_of(const Selection& selection) {
    const auto degrees = degrees_of(selection);
    auto means = mean_degrees(selection, degrees);
    Kinds kinds;
    kinds.focused =
        std::any_of(selection.nodes.begin(), selection.nodes.end(), [](const auto& node) { return node.focus; });
    std::map<std::pair<std::string, std::size_t>, std::size_t> numbers;  // by label, and by node where that is a hub
    const std::size_t first = kinds.focused ? 1 : 0;
    for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
        const auto& node = selection.nodes[i];
        if (node.focus) {
            kinds.kind_of.push_back(0);
            continue;
        }
        const auto& mean = means[node.label];
        const bool hub =
            degrees[i] >= least_hub && static_cast<double>(degrees[i]) >= hub_factor * mean.sum / mean.count;
        const auto found = numbers.try_emplace({node.label, hub ? i + 1 : 0}, first + numbers.size());
        kinds.kind_of.push_back(found.first->second);
    }
    kinds.size.assign(std::max<std::size_t>(first + numbers.size(), 1), 0);
    for (const auto kind : kinds.kind_of) {
        ++kinds.size[kind];
    }
    return kinds;
}

void count_ties(const Selection& selection, Kinds& kinds) {
    kinds.ties.assign(kinds.size.size(), std::vector<double>(kinds.size.size(), 0));
    for (const auto& edge : selection.edges) {
        const auto tail = kinds.kind_of[edge.tail];
        const auto head = kinds.kind_of[edge.head];
        kinds.ties[tail][head] += 1;
        if (tail != head) {
            kinds.ties[head][tail] += 1;
        }
    }
}

/// What it costs that `kind` stands in `column` while the others stand as they do.
double cost_of(const Kinds& kinds, const std::vector<int>& columns, std::size_t kind, int column) {
    double cost = column < 0 ? -left_cost * column : 0;
    std::size_t height = kinds.size[kind];
    for (std::size_t other = 0; other < kinds.size.size(); ++other) {
        if (other == kind) {
            continue;
        }
        const auto distance = std::abs(columns[other] - column);
        cost += kinds.ties[kind][other] * (distance == 0 ? within_cost : distance);
        if (distance == 0) {
            height += kinds.size[other];
            cost += mixing_cost * static_cast<double>(std::min(kinds.size[kind], kinds.size[other]));
            cost += kinds.focused && other == 0 ? beside_focus_cost * static_cast<double>(kinds.size[kind]) : 0;
        }
    }
    return cost + (height > tall ? static_cast<double>(height - tall) : 0);
}

double total_cost(const Kinds& kinds, const std::vector<int>& columns) {
    double cost = 0;
    for (std::size_t kind = 0; kind < columns.size(); ++kind) {
        cost += cost_of(kinds, columns, kind, columns[kind]);
    }
    return cost;
}

/// Moves one kind at a time to its best column until none moves.
void settle(const Kinds& kinds, std::vector<int>& columns) {
    bool moved = true;
    for (int round = 0; moved && round < 100; ++round) {
        moved = false;
        for (std::size_t kind = kinds.focused ? 1 : 0; kind < columns.size(); ++kind) {
            auto best = cost_of(kinds, columns, kind, columns[kind]);
            for (int column = first_column; column <= last_column; ++column) {
                const auto cost = cost_of(kinds, columns, kind, column);
                if (cost < best - 1e-9) {
                    best = cost;
                    columns[kind] = column;
                    moved = true;
                }
            }
        }
    }
}

std::vector<int> best_columns(const Kinds& kinds) {
    const auto count = kinds.size.size();
    std::vector<int> best;
    // Small kinds tie the large ones or hang on them: starts that spread the kinds differently find the good orders.
    for (std::size_t start = 0; start < 12; ++start) {
        std::vector<int> columns(count, 0);
        for (std::size_t kind = kinds.focused ? 1 : 0; kind < count; ++kind) {
            columns[kind] = 1 + static_cast<int>((kind * (start + 1) + start / 4) % last_column);
        }
        settle(kinds, columns);
        if (best.empty() || total_cost(kinds, columns) < total_cost(kinds, best) - 1e-9) {
            best = std::move(columns);
        }
    }
    return best;
}

}  // namespace

std::vector<std::size_t> degrees_of(const Selection& selection) {
    std::vector<std::size_t> degrees(selection.nodes.size(), 0);
    for (const auto& edge : selection.edges) {
        ++degrees[edge.tail];
        ++degrees[edge.head];
    }
    return degrees;
}

std::optional<std::vector<int>> columns_of(const Selection& selection) {
    if (auto columns = columns_between(selection)) {
        return columns;
    }
    auto kinds = kinds_of(selection);
    if (kinds.size.size() > most_kinds) {
        return std::nullopt;
    }
    count_ties(selection, kinds);
    const auto columns = best_columns(kinds);
    std::vector<int> column_of_node;
    column_of_node.reserve(selection.nodes.size());
    for (const auto kind : kinds.kind_of) {
        column_of_node.push_back(columns[kind]);
    }
    const auto within = std::count_if(selection.edges.begin(), selection.edges.end(), [&](const auto& edge) {
        return column_of_node[edge.tail] == column_of_node[edge.head];
    });
    if (static_cast<double>(within) > most_within * static_cast<double>(selection.edges.size())) {
        return std::nullopt;
    }
    return column_of_node;
}

}  // namespace entente
