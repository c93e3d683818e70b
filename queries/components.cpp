// Components: the parts that ties hold together.
//
// Method. Two nodes are in one component when a sequence of ties leads from one to the other, whatever their direction
// (weak components). Parallel edges, loops and weights make no difference. A node without ties is a component of its
// own; a network without nodes has none.
//
// Cost. Time O((V + E) a(V)), memory O(V): sets that are merged by size, with paths halved. A breadth-first search
// would do as well, and asks for both directions of each arc.
//
// Tarjan, "Efficiency of a good but not linear set union algorithm", JACM 22(2), 1975, pp. 215-225.

#include "queries/groups.hpp"

#include <numeric>

namespace entente {

namespace {

class Sets {
public:
    explicit Sets(std::size_t size) : parent_(size), size_(size, 1) { std::iota(parent_.begin(), parent_.end(), 0U); }

    Vertex of(Vertex vertex) {
        while (parent_[vertex] != vertex) {
            parent_[vertex] = parent_[parent_[vertex]];
            vertex = parent_[vertex];
        }
        return vertex;
    }
    void join(Vertex a, Vertex b) {
        a = of(a);
        b = of(b);
        if (a == b) {
            return;
        }
        if (size_[a] < size_[b]) {
            std::swap(a, b);
        }
        parent_[b] = a;
        size_[a] += size_[b];
    }

private:
    std::vector<Vertex> parent_;
    std::vector<Vertex> size_;
};

}  // namespace

Grouping components(const Network& network, const GroupOptions&, const Work& work) {
    Sets sets(network.size());
    for (Vertex tail = 0; tail < network.size(); ++tail) {
        for (const auto head : network.out[tail]) {
            sets.join(tail, head);
        }
    }
    work.check();
    std::vector<Vertex> place(network.size(), static_cast<Vertex>(network.size()));
    Grouping found;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        auto& at = place[sets.of(vertex)];
        if (at == network.size()) {
            at = static_cast<Vertex>(found.groups.size());
            found.groups.emplace_back();
        }
        found.groups[at].members.push_back(vertex);
    }
    order(found.groups);
    return found;
}

}  // namespace entente
