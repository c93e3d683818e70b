#include "export/diagram_engine.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t most_neato_nodes = 60;  // above, neato takes long and sfdp reads as well
constexpr std::size_t most_ring_nodes = 60;
constexpr std::size_t large_tree = 45;
constexpr std::size_t most_tree_nodes = 200;  // above, names on the rings meet

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t node) {
    while (parents[node] != node) {
        parents[node] = parents[parents[node]];
        node = parents[node];
    }
    return node;
}

}  // namespace

NetworkShape shape_of(const Selection& selection) {
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& edge : selection.edges) {
        if (edge.tail != edge.head) {
            pairs.insert(std::minmax(edge.tail, edge.head));
        }
    }
    const auto nodes = selection.nodes.size();
    std::vector<std::size_t> degrees(nodes, 0);
    std::vector<std::size_t> parents(nodes);
    std::iota(parents.begin(), parents.end(), std::size_t{0});
    NetworkShape shape{nodes, 0, nodes};
    for (const auto& [one, other] : pairs) {
        ++degrees[one];
        ++degrees[other];
        const auto left = root_of(parents, one);
        const auto right = root_of(parents, other);
        shape.parts -= left == right ? 0 : 1;
        parents[left] = right;
    }
    shape.isolated = static_cast<std::size_t>(std::count(degrees.begin(), degrees.end(), std::size_t{0}));
    shape.is_tree = shape.parts == 1 && nodes > 1 && pairs.size() == nodes - 1;
    shape.is_ring = shape.parts == 1 && nodes >= 5 &&
                    std::all_of(degrees.begin(), degrees.end(), [](std::size_t degree) { return degree == 2; });
    return shape;
}

bool suits_layers(const NetworkShape& shape) {
    const bool falls_apart = shape.isolated * 3 > shape.nodes || shape.parts > 8;
    return !falls_apart && engine_for(shape) != Engine::circo && engine_for(shape) != Engine::twopi;
}

Engine engine_for(const NetworkShape& shape) {
    if (shape.is_ring && shape.nodes <= most_ring_nodes) {
        return Engine::circo;
    }
    if (shape.is_tree && shape.nodes >= large_tree && shape.nodes <= most_tree_nodes) {
        return Engine::twopi;
    }
    return shape.nodes <= most_neato_nodes || shape.isolated == shape.nodes ? Engine::neato : Engine::sfdp;
}

}  // namespace entente
