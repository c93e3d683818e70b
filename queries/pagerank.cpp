// PageRank: where a walker is found who follows ties, and now and then starts anew.
//
// Method. From each node the walker goes on with probability d, the damping: along an outgoing arc, drawn by strength.
// Else, and from a dangling node, one that no arc leaves, always, he starts anew at any node, all equally likely. The
// values are the probabilities of being found at a node; they sum to 1. They solve x_v = r + d sum over u of
// (w(u, v) / s(u)) x_u, w the strength of the arc from u to v, s the sum of the strengths that leave u, and r one and
// the same number everywhere, which takes up what dangling nodes spread. So r may be anything while we solve, and in
// the end all is divided by its sum. Networks without direction are walked either way.
//
// Iteration. Incoming rows are summed over x_u / s(u), one product a node and none an arc. The nodes are cut into four
// parts that take turns, each with the newest values of the others, which asks for two thirds of the steps that four at
// once would (Gauss-Seidel by parts). Blocks of a part are worked on together and read no value that another one
// writes; the cut depends on the network alone, so that the values are equal to the last bit for any number of threads.
// It is done when a step moves the values by no more than the tolerance, summed over the nodes, as a share of their
// sum. What then still lacks is at most d / (1 - d) times that, 6 times with the usual 0.85.
//
// Scale. Sum 1; normalised: the largest value is 1.
//
// Parallel edges and weights add to the strength; an arc of weight 0 is never taken. A loop is a stay, and as
// likely as its share in the degree: without direction two ends are at the node (as in igraph; NetworkX counts one).
//
// Disconnected. Walkers start anew everywhere, so each component gets the share that its nodes have of all, but for
// what its dangling nodes give away. A node without ties is dangling; its value is the least there is.
//
// Cost. Time O(V + E) a step, memory O(V). With 46,434 nodes and 914,064 arcs it takes TIME; igraph, which uses
// PRPACK and stops at 1e-10, TIME.
//
// Brin and Page, "The anatomy of a large-scale hypertextual Web search engine", Computer Networks 30, 1998, pp.
// 107-117. Gleich, Gray, Greif and Lau, "An inner-outer iteration for computing PageRank", SIAM Journal on Scientific
// Computing 32(1), 2010, pp. 349-371, on the equation without dangling nodes.

#include "queries/parallel.hpp"
#include "queries/steps.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

constexpr std::size_t kParts = 4;
constexpr std::size_t kBlock = 32'768;  // nodes and arcs of a block: what is worth a thread

class PageRank {
public:
    PageRank(const Network& network, double damping);

    /// One turn of every part; returns the change.
    double step(const Work& work);
    double sum() const { return std::accumulate(ranks_.begin(), ranks_.end(), 0.0); }
    std::vector<double> take() { return std::move(ranks_); }

private:
    void cut();
    void leave(const Network& network);
    double update(std::size_t block);
    double incoming(Vertex vertex) const;

    const ArcRows& rows_;
    double damping_;
    std::vector<double> ranks_;
    std::vector<double> inverse_;  ///< one over the strengths that leave a node; 0: none
    std::vector<double> stay_;     ///< the damped share of them that loops have; empty: none
    std::vector<double> sent_;     ///< rank times inverse, as the others read it
    std::vector<double> fresh_;    ///< the same of the part whose turn it is
    std::vector<Vertex> cuts_;     ///< where blocks begin, and the end of the last
    std::size_t blocks_ = 1;       ///< of a part
    std::vector<double> changes_;  ///< by block
};

PageRank::PageRank(const Network& network, double damping)
    : rows_(network.incoming()), damping_(damping), ranks_(network.size(), 1), inverse_(network.size()) {
    leave(network);
    sent_ = inverse_;
    fresh_ = inverse_;
    cut();
}

void PageRank::leave(const Network& network) {
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        const double loop = network.loops.empty() ? 0 : network.loops[vertex];
        double total = loop;
        for (auto arc = network.out.first[vertex]; arc < network.out.first[vertex + 1]; ++arc) {
            total += network.out.strength(arc);
        }
        inverse_[vertex] = total > 0 ? 1 / total : 0;
        if (loop > 0) {
            stay_.resize(network.size());
            stay_[vertex] = damping_ * loop * inverse_[vertex];
        }
    }
}

void PageRank::cut() {
    const auto nodes = ranks_.size();
    const auto whole = nodes + rows_.ends.size();
    blocks_ = std::max<std::size_t>(1, whole / kParts / kBlock);
    const auto count = kParts * blocks_;
    changes_.resize(count);
    std::vector<std::size_t> behind(nodes);  // nodes and arcs before each node
    for (Vertex vertex = 0; vertex < nodes; ++vertex) {
        behind[vertex] = vertex + rows_.first[vertex];
    }
    for (std::size_t block = 0; block <= count; ++block) {
        const auto at = std::lower_bound(behind.begin(), behind.end(), (whole * block + count - 1) / count);
        cuts_.push_back(static_cast<Vertex>(at - behind.begin()));
    }
}

double PageRank::incoming(Vertex vertex) const {
    double sum = 0;
    const auto end = rows_.first[vertex + 1];
    if (rows_.strengths.empty()) {
        for (auto arc = rows_.first[vertex]; arc < end; ++arc) {
            sum += sent_[rows_.ends[arc]];
        }
    } else {
        for (auto arc = rows_.first[vertex]; arc < end; ++arc) {
            sum += rows_.strengths[arc] * sent_[rows_.ends[arc]];
        }
    }
    return sum;
}

double PageRank::update(std::size_t block) {
    double change = 0;
    for (auto vertex = cuts_[block]; vertex < cuts_[block + 1]; ++vertex) {
        double rank = 1 - damping_ + damping_ * incoming(vertex);
        if (!stay_.empty()) {
            rank /= 1 - stay_[vertex];
        }
        change += std::abs(rank - ranks_[vertex]);
        ranks_[vertex] = rank;
        fresh_[vertex] = rank * inverse_[vertex];
    }
    return change;
}

double PageRank::step(const Work& work) {
    for (std::size_t part = 0; part < kParts; ++part) {
        const auto first = part * blocks_;
        run_blocks(blocks_, work,
                   [&](std::size_t block, std::size_t) { changes_[first + block] = update(first + block); });
        std::copy(fresh_.begin() + cuts_[first], fresh_.begin() + cuts_[first + blocks_], sent_.begin() + cuts_[first]);
    }
    return std::accumulate(changes_.begin(), changes_.end(), 0.0);
}

}  // namespace

Centrality pagerank(const Network& network, const CentralityOptions& options, const Work& work) {
    PageRank iteration(network, options.damping);
    const Work silent{work.threads, {}, work.stop};
    Steps steps("pagerank", options, work);
    double change = 0;
    do {
        change = iteration.step(silent);
    } while (!steps.done(change, iteration.sum()));
    Centrality result{iteration.take()};
    scale(result.values, Norm::sum, options.scale);
    return result;
}

}  // namespace entente
