// Core number: in how tight a core a node lies.
//
// Method. The k-core is what remains when nodes with fewer than k ties are taken out, and again, until none is left
// that has fewer. The core number of a node is the largest k whose core it is in. Nodes are taken out by rising number
// of remaining ties; sorted into bins by it, a node that loses a tie moves to the bin below in constant time.
//
// Parallel edges make one tie, loops none, and weights do not count. With direction a node's ties are its arcs, those
// that come in and those that leave, so that a pair tied both ways counts two at either end: what NetworkX and igraph
// (mode all) make of it.
//
// Normalisation. By n - 1, n the nodes: the core number in a network where all are tied to all, and twice that with
// direction. Where n < 2 all is 0.
//
// Disconnected. Each component has its cores; the numbers are those that it would have alone. A node without ties has
// 0.
//
// Cost. Time O(V + E), memory O(V). Boost.Graph's core_numbers takes 1.6 times as long (46,434
// nodes, 871,501 ties), its rows not counted.
//
// Seidman, "Network structure and minimum degree", Social Networks 5(3), 1983, pp. 269-287. Batagelj and Zaversnik, "An
// O(m) algorithm for cores decomposition of networks", arXiv cs/0310049, 2003.

#include "queries/centrality.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

namespace {

/// Vertices by the ties that remain to them, those taken out first.
class Bins {
public:
    explicit Bins(std::vector<Vertex> ties);

    /// The next one to take out; those before it are out.
    Vertex at(std::size_t place) const { return order_[place]; }
    Vertex ties(Vertex vertex) const { return ties_[vertex]; }
    std::vector<Vertex> take() { return std::move(ties_); }

    /// It has one tie less: moves to the front of its bin, which then begins behind it.
    void lower(Vertex vertex) {
        const auto front = begin_[ties_[vertex]]++;
        const auto other = order_[front];
        std::swap(order_[place_[vertex]], order_[front]);
        std::swap(place_[vertex], place_[other]);
        --ties_[vertex];
    }

private:
    std::vector<Vertex> ties_;
    std::vector<Vertex> order_;
    std::vector<Vertex> place_;  ///< in the order, by vertex
    std::vector<Vertex> begin_;  ///< of each bin, in the order
};

Bins::Bins(std::vector<Vertex> ties) : ties_(std::move(ties)), order_(ties_.size()), place_(ties_.size()) {
    begin_.resize(ties_.empty() ? 0 : *std::max_element(ties_.begin(), ties_.end()) + 2);
    for (const auto count : ties_) {
        ++begin_[count + 1];
    }
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    auto next = begin_;
    for (Vertex vertex = 0; vertex < ties_.size(); ++vertex) {
        place_[vertex] = next[ties_[vertex]]++;
        order_[place_[vertex]] = vertex;
    }
}

std::vector<Vertex> core_numbers(const Network& network, const Work& work) {
    std::vector<Vertex> ties(network.size());
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        const auto in = network.directed() ? network.in[vertex].size() : 0;
        ties[vertex] = static_cast<Vertex>(network.out[vertex].size() + in);
    }
    Bins bins(std::move(ties));
    const auto free = [&](const ArcRows& rows, Vertex from) {
        for (const auto other : rows[from]) {
            if (bins.ties(other) > bins.ties(from)) {
                bins.lower(other);
            }
        }
    };
    for (std::size_t place = 0; place < network.size(); ++place) {
        if (place % 65'536 == 0) {
            work.check();
        }
        const auto vertex = bins.at(place);
        free(network.out, vertex);
        if (network.directed()) {
            free(network.in, vertex);
        }
    }
    return bins.take();
}

}  // namespace

Centrality core_number(const Network& network, const CentralityOptions& options, const Work& work) {
    const auto numbers = core_numbers(network, work);
    Centrality result{{numbers.begin(), numbers.end()}};
    const double most = (network.directed() ? 2.0 : 1.0) * (static_cast<double>(network.size()) - 1);
    if (options.scale == Scale::normalised && most > 0) {
        for (double& value : result.values) {
            value /= most;
        }
    }
    return result;
}

}  // namespace entente
