#include "export/diagram_between.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {

std::optional<std::vector<int>> columns_between(const Selection& selection) {
    std::vector<std::size_t> focus;
    for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
        if (selection.nodes[i].focus) {
            focus.push_back(i);
        }
    }
    if (focus.size() != 2) {
        return std::nullopt;
    }
    std::vector<std::vector<std::size_t>> neighbours(selection.nodes.size());
    for (const auto& edge : selection.edges) {
        neighbours[edge.tail].push_back(edge.head);
        neighbours[edge.head].push_back(edge.tail);
    }
    std::vector<int> columns(selection.nodes.size(), -1);
    columns[focus.front()] = 0;
    std::vector<std::size_t> queue{focus.front()};
    for (std::size_t at = 0; at < queue.size(); ++at) {
        for (const auto other : neighbours[queue[at]]) {
            if (columns[other] < 0) {
                columns[other] = columns[queue[at]] + 1;
                queue.push_back(other);
            }
        }
    }
    if (queue.size() < columns.size()) {
        return std::nullopt;
    }
    // The other end stands last, also where a longer path leads past it.
    columns[focus.back()] = *std::max_element(columns.begin(), columns.end());
    return columns;
}

}  // namespace entente
