// Label propagation: communities by what most neighbours say.
//
// Method. Every node begins with a label of its own. In an order drawn at random each takes the label that has the
// greatest strength among its neighbours; it keeps its own where that is one of the greatest, and else draws one of
// them. When nobody has a reason to change, nodes of one label that are tied are a group. Since each change adds to the
// strength of ties within labels, that comes to pass; most networks need a handful of rounds. Figures: `communities`,
// and their `modularity` with the resolution asked for (that resolution changes no group).
//
// The answer depends on the seed, and on nothing else. Fast and rough: for a partition to rely on take `leiden`.
//
// Parallel edges add up to the strength of a tie, as weights do. A tie of weight 0 says nothing. Loops are ignored.
// Direction is, too: of two arcs that answer one another the strengths add up.
//
// Edge cases. A node without ties is a community of its own. Without any strength there is no modularity.
//
// Cost. Time O(V + E) a round, memory O(V + E).
//
// Raghavan, Albert and Kumara, "Near linear time algorithm to detect community structures in large-scale networks",
// Physical Review E 76, 036106, 2007.

#include "queries/both_ways.hpp"
#include "queries/draws.hpp"
#include "queries/groups.hpp"
#include "queries/partition.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

namespace {

class Propagation {
public:
    Propagation(const ArcRows& rows, std::size_t size, std::uint64_t seed)
        : rows_(rows), draws_(seed, 0), strength_(size), labels_(size) {
        std::iota(labels_.begin(), labels_.end(), 0U);
    }

    void run(const Work& work) {
        std::vector<Vertex> order(labels_);
        for (bool changed = true; changed;) {
            changed = false;
            draws_.shuffle(order);
            std::size_t count = 0;
            for (const auto vertex : order) {
                if (count++ % 4096 == 0) {
                    work.check();
                }
                changed = update(vertex) || changed;
            }
        }
    }

    const std::vector<Vertex>& labels() const { return labels_; }

private:
    /// Whether the label changed.
    bool update(Vertex vertex) {
        heard_.clear();
        for (auto arc = rows_.first[vertex]; arc < rows_.first[vertex + 1]; ++arc) {
            const auto label = labels_[rows_.ends[arc]];
            if (strength_[label] == 0 && rows_.strength(arc) > 0) {
                heard_.push_back(label);
            }
            strength_[label] += rows_.strength(arc);
        }
        double most = 0;
        for (const auto label : heard_) {
            most = std::max(most, strength_[label]);
        }
        const auto keeps = heard_.empty() || !(strength_[labels_[vertex]] < most * (1 - kEqual));
        std::vector<Vertex> best;
        for (const auto label : heard_) {
            if (!keeps && !(strength_[label] < most * (1 - kEqual))) {
                best.push_back(label);
            }
            strength_[label] = 0;
        }
        if (!keeps) {
            labels_[vertex] = best[best.size() == 1 ? 0 : draws_.below(best.size())];
        }
        return !keeps;
    }

    static constexpr double kEqual = 1e-12;  ///< sums that differ by the order of summation alone

    const ArcRows& rows_;
    Draws draws_;
    std::vector<double> strength_;  ///< by label, of one node's neighbours; else 0
    std::vector<Vertex> heard_;
    std::vector<Vertex> labels_;  ///< by vertex
};

}  // namespace

Grouping label_propagation(const Network& network, const GroupOptions& options, const Work& work) {
    const BothWays ties(network);
    Propagation propagation(ties.rows(), network.size(), options.seed);
    propagation.run(work);
    Grouping found;
    found.groups = connected_groups(ties.rows(), propagation.labels());
    const auto quality = modularity(network, found.groups, options.resolution);
    found.figures = {{"communities", found.groups.size()}, {"modularity", figure(quality)}};
    return found;
}

}  // namespace entente
