// Strong components: the parts within which every node reaches every other along the direction of ties.
//
// Method. Two nodes are in one strong component when sequences of ties, each followed from tail to head, lead from
// either to the other. One depth-first search that keeps for each node the earliest node it can return to (Tarjan's),
// as Boost.Graph has it: on an explicit stack, so that a long chain cannot overflow. It reads the network's rows in
// place.
//
// Parallel edges, loops and weights make no difference. A symmetric edge is an arc each way, and holds its ends
// together. Without direction, as in a projected network, strong components are the components.
//
// Edge cases. A node on no cycle is a strong component of its own; a network without nodes has none.
//
// Cost. Time O(V + E), memory O(V).
//
// Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1(2), 1972, pp. 146-160.

#include "queries/groups.hpp"
#include "queries/network_boost.hpp"

#include <boost/graph/strong_components.hpp>

namespace entente {

Grouping strong_components(const Network& network, const GroupOptions&, const Work& work) {
    std::vector<std::size_t> part(network.size());
    const auto count = boost::strong_components(RowGraph{&network.out},
                                                boost::make_iterator_property_map(part.begin(), VertexNumbers()),
                                                boost::vertex_index_map(VertexNumbers()));
    work.check();
    Grouping found;
    found.groups.resize(static_cast<std::size_t>(count));
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        found.groups[part[vertex]].members.push_back(vertex);
    }
    order(found.groups);
    return found;
}

}  // namespace entente
