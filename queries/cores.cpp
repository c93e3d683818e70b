// Cores: how deep in the network a node lies.
//
// Method. The k-core is the largest part in which every node has ties to at least k others of that part. The core
// number of a node is the highest k whose core it is in; a group holds the nodes of one number (a shell), with the
// figure `core`. The k-core itself is all groups of k and above. Taking away a node with the fewest ties, again and
// again, finds them all; Boost.Graph does so with the nodes sorted into bins by degree.
//
// Parallel edges count once: a core number counts others, not edges. Loops, weights and direction are ignored. Parts of
// the network that are not tied have their core numbers each for itself.
//
// Edge cases. A node without ties is in core 0; a network without nodes has no group.
//
// Cost. Time and memory O(V + E).
//
// Seidman, "Network structure and minimum degree", Social Networks 5(3), 1983, pp. 269-287.
// Batagelj and Zaversnik, "An O(m) algorithm for cores decomposition of networks", arXiv cs/0310049, 2003.

#include "queries/both_ways.hpp"
#include "queries/groups.hpp"
#include "queries/network_boost.hpp"
#include "queries/peel.hpp"

#include <boost/graph/core_numbers.hpp>

#include <map>

namespace entente {

namespace {

struct Recorder : boost::default_core_numbers_visitor {
    explicit Recorder(std::vector<Vertex>& to) : order(&to) {}
    void examine_vertex(Vertex vertex, const RowGraph&) { order->push_back(vertex); }

    std::vector<Vertex>* order;
};

}  // namespace

Peeling peel(const ArcRows& rows) {
    const RowGraph graph{&rows};
    Peeling made;
    made.core.resize(num_vertices(graph));
    made.order.reserve(num_vertices(graph));
    if (!made.core.empty()) {
        boost::core_numbers(graph, boost::make_iterator_property_map(made.core.begin(), VertexNumbers()),
                            Recorder(made.order));
    }
    return made;
}

Grouping cores(const Network& network, const GroupOptions&, const Work& work) {
    const BothWays ties(network);
    const auto peeling = peel(ties.rows());
    work.check();
    std::map<std::size_t, std::vector<Vertex>> shells;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        shells[peeling.core[vertex]].push_back(vertex);
    }
    Grouping found;
    for (auto& [core, members] : shells) {
        found.groups.push_back({std::move(members), {{"core", core}}});
    }
    order(found.groups);
    return found;
}

}  // namespace entente
