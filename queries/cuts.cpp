// Cuts: biconnected components (blocks), and the nodes and ties whose loss splits a component.
//
// Method. Two ties are in one block when a cycle goes through both; a block is a largest set of such ties with their
// ends. The depth-first search of Hopcroft and Tarjan finds them, as Boost.Graph has it: on an explicit stack, over the
// network's rows in place. All else is read off the blocks. A node that is in several is an articulation point, and its
// loss leaves as many parts of its component as there are blocks that meet at it. A block of one tie is a bridge.
//
// Parallel edges make no difference to blocks and articulation points; but a tie that stands for several edges is not a
// bridge, since the loss of one edge splits nothing. In a projected network a tie is one, however much is shared.
// Loops are ignored, as are weights and direction: what a cut parts, it parts whichever way the arrows point.
//
// Edge cases. A node without ties is in no block; two nodes that are tied and have no other ties are a block, which is
// a bridge where one edge ties them.
//
// Cost. Time O(V + E log E), memory O(V + E).
//
// Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", CACM 16(6), 1973, pp. 372-378.
// Tarjan, "A note on finding the bridges of a graph", Information Processing Letters 2(6), 1974, pp. 160-161.

#include "queries/blocks.hpp"
#include "queries/both_ways.hpp"
#include "queries/groups.hpp"
#include "queries/network_boost.hpp"

#include <boost/graph/biconnected_components.hpp>

#include <algorithm>

namespace entente {

namespace {

/// A property map of ties that gathers the ends of each block's.
struct Gatherer {
    using key_type = RowArc;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::writable_property_map_tag;

    friend void put(const Gatherer& gatherer, const RowArc& tie, std::size_t block) {
        auto& found = *gatherer.found;
        if (found.size() <= block) {
            found.resize(block + 1);
        }
        found[block].push_back(tie.tail);
        found[block].push_back(tie.head);
    }

    std::vector<std::vector<Vertex>>* found;
};

}  // namespace

std::vector<std::vector<Vertex>> blocks(const ArcRows& rows) {
    std::vector<std::vector<Vertex>> found;
    boost::biconnected_components(RowGraph{&rows}, Gatherer{&found}, boost::vertex_index_map(VertexNumbers()));
    for (auto& block : found) {
        std::sort(block.begin(), block.end());
        block.erase(std::unique(block.begin(), block.end()), block.end());
    }
    return found;
}

Grouping biconnected(const Network& network, const GroupOptions&, const Work& work) {
    const BothWays ties(network);
    Grouping found;
    for (auto& block : blocks(ties.rows())) {
        found.groups.push_back({std::move(block), {}});
    }
    work.check();
    order(found.groups);
    return found;
}

Grouping bridges(const Network& network, const GroupOptions&, const Work& work) {
    const BothWays ties(network);
    Grouping found;
    for (auto& block : blocks(ties.rows())) {
        if (block.size() == 2 && edges_between(network, block[0], block[1]) == 1) {
            found.groups.push_back({std::move(block), {}});
        }
    }
    work.check();
    order(found.groups);
    return found;
}

Grouping articulation_points(const Network& network, const GroupOptions&, const Work& work) {
    const BothWays ties(network);
    std::vector<std::size_t> parts(network.size());
    for (const auto& block : blocks(ties.rows())) {
        for (const auto vertex : block) {
            ++parts[vertex];
        }
    }
    work.check();
    Grouping found;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        if (parts[vertex] > 1) {
            found.groups.push_back({{vertex}, {{"parts", parts[vertex]}}});
        }
    }
    return found;
}

}  // namespace entente
