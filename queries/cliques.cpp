// Cliques: sets of nodes all of which are tied to one another, and to no further node in common.
//
// Method. All maximal cliques, by the search of Bron and Kerbosch: a clique is grown by each node that is tied to all
// of it, and nodes that have had their turn are remembered, so that nothing is found twice. From a pivot that is tied
// to as many candidates as can be, only the candidates it is not tied to need a turn (Tomita and others). The outermost
// nodes come in degeneracy order, the least connected first (Eppstein, Loffler and Strash), so that there are never
// more candidates than the degeneracy; they are bits, a row for each node near.
//
// Parallel edges, loops, weights and direction make no difference: who is tied at all, is tied. Parts of the network
// that are not tied have their cliques each for itself.
//
// Edge cases. A node without ties is a maximal clique of one, and so is listed (`--min-size 2` leaves it out). A
// network without ties has no others.
//
// Cost. Time O(d n 3^(d/3)), d the degeneracy: the number of cliques itself may grow so. A step is a node looked at, or
// a member written down; when the steps exceed the budget the search ends with an Error, since a list cut short says
// nothing about what is not on it. Whether it does, does not depend on the number of threads. Memory O(d D) a thread, D
// the highest degree, and the cliques. Outermost nodes are searched on several threads.
//
// Bron and Kerbosch, "Algorithm 457: finding all cliques of an undirected graph", CACM 16(9), 1973, pp. 575-577.
// Tomita, Tanaka and Takahashi, "The worst-case time complexity for generating all maximal cliques and computational
// experiments", Theoretical Computer Science 363(1), 2006, pp. 28-42.
// Eppstein, Loffler and Strash, "Listing all maximal cliques in sparse graphs in near-optimal time", ISAAC 2010, LNCS
// 6506, pp. 403-414.

#include "graph/error.hpp"
#include "queries/both_ways.hpp"
#include "queries/groups.hpp"
#include "queries/parallel.hpp"
#include "queries/peel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace entente {

namespace {

constexpr auto kNone = std::numeric_limits<Vertex>::max();

/// A set of candidates, by their place among the later neighbours of the outermost node.
using Bits = std::vector<std::uint64_t>;

bool has(const Bits& bits, std::size_t place) { return (bits[place / 64] >> (place % 64) & 1) != 0; }

template <typename Do>
void each(const Bits& bits, Do what) {
    for (std::size_t word = 0; word < bits.size(); ++word) {
        for (auto left = bits[word]; left != 0; left &= left - 1) {
            what(64 * word + static_cast<std::size_t>(std::countr_zero(left)));
        }
    }
}

Bits common(const Bits& a, const Bits& b) {
    Bits both(a.size());
    for (std::size_t word = 0; word < a.size(); ++word) {
        both[word] = a[word] & b[word];
    }
    return both;
}

std::size_t count_common(const Bits& a, const Bits& b) {
    std::size_t count = 0;
    for (std::size_t word = 0; word < a.size(); ++word) {
        count += static_cast<std::size_t>(std::popcount(a[word] & b[word]));
    }
    return count;
}

/// The maximal cliques whose earliest member, in the order of peeling, is one node.
class Search {
public:
    Search(const ArcRows& rows, const std::vector<std::size_t>& turn, std::size_t budget, const Work& work)
        : rows_(rows), turn_(turn), place_(turn.size(), kNone), budget_(budget), work_(work) {}

    void from(Vertex first);

    std::vector<Group> found;
    std::size_t steps = 0;
    bool over_budget() const { return steps > budget_; }

private:
    void read_neighbours(Vertex first);
    void grow(Bits candidates, const std::vector<std::size_t>& done);
    Bits turns(const Bits& candidates, const std::vector<std::size_t>& done) const;
    void keep();

    const ArcRows& rows_;
    const std::vector<std::size_t>& turn_;
    std::vector<Vertex> place_;  ///< of the first node's later neighbours
    std::size_t budget_;
    const Work& work_;
    std::vector<Vertex> near_;  ///< later neighbours, then earlier ones
    std::size_t later_ = 0;
    std::vector<Bits> tied_;  ///< of each near node, to the later ones
    std::vector<Vertex> clique_;
};

void Search::read_neighbours(Vertex first) {
    const auto row = rows_[first];
    near_.assign(row.begin(), row.end());
    const auto middle =
        std::stable_partition(near_.begin(), near_.end(), [&](Vertex vertex) { return turn_[vertex] > turn_[first]; });
    later_ = static_cast<std::size_t>(middle - near_.begin());
    for (std::size_t place = 0; place < later_; ++place) {
        place_[near_[place]] = static_cast<Vertex>(place);
    }
    tied_.assign(near_.size(), Bits((later_ + 63) / 64));
    for (std::size_t place = 0; place < near_.size(); ++place) {
        for (const auto end : rows_[near_[place]]) {
            if (place_[end] != kNone) {
                tied_[place][place_[end] / 64] |= std::uint64_t{1} << (place_[end] % 64);
            }
        }
        steps += rows_[near_[place]].size() / 64 + 1;
    }
    for (std::size_t place = 0; place < later_; ++place) {
        place_[near_[place]] = kNone;
    }
}

void Search::keep() {
    auto members = clique_;
    std::sort(members.begin(), members.end());
    steps += members.size();
    found.push_back({std::move(members), {}});
}

Bits Search::turns(const Bits& candidates, const std::vector<std::size_t>& done) const {
    std::size_t pivot = 0;
    std::size_t most = 0;
    bool chosen = false;
    const auto consider = [&](std::size_t place) {
        const auto count = count_common(candidates, tied_[place]);
        if (!chosen || count > most) {
            pivot = place;
            most = count;
            chosen = true;
        }
    };
    each(candidates, consider);
    std::for_each(done.begin(), done.end(), consider);
    auto left = candidates;
    for (std::size_t word = 0; word < left.size(); ++word) {
        left[word] &= ~tied_[pivot][word];
    }
    return left;
}

void Search::grow(Bits candidates, const std::vector<std::size_t>& done) {
    const auto count = count_common(candidates, candidates);
    steps += count + done.size() + 1;
    if (over_budget()) {
        return;
    }
    if (count == 0) {
        if (done.empty()) {
            keep();
        }
        return;
    }
    work_.check();
    auto tried = done;
    each(turns(candidates, done), [&](std::size_t place) {
        std::vector<std::size_t> still;
        std::copy_if(tried.begin(), tried.end(), std::back_inserter(still),
                     [&](std::size_t other) { return has(tied_[other], place); });
        clique_.push_back(near_[place]);
        grow(common(candidates, tied_[place]), still);
        clique_.pop_back();
        candidates[place / 64] &= ~(std::uint64_t{1} << (place % 64));
        tried.push_back(place);
    });
}

void Search::from(Vertex first) {
    read_neighbours(first);
    Bits candidates((later_ + 63) / 64);
    for (std::size_t place = 0; place < later_; ++place) {
        candidates[place / 64] |= std::uint64_t{1} << (place % 64);
    }
    std::vector<std::size_t> done;
    for (auto place = later_; place < near_.size(); ++place) {
        done.push_back(place);
    }
    clique_.assign(1, first);
    grow(std::move(candidates), done);
}

}  // namespace

Grouping cliques(const Network& network, const GroupOptions& options, const Work& work) {
    constexpr std::size_t kBlock = 64;
    const BothWays ties(network);
    const auto order_of = peel(ties.rows()).order;
    std::vector<std::size_t> turn(network.size());
    for (std::size_t place = 0; place < order_of.size(); ++place) {
        turn[order_of[place]] = place;
    }
    std::vector<Search> searches(workers(work), Search(ties.rows(), turn, options.budget, work));
    Grouping found;
    std::size_t steps = 0;
    run_blocks((network.size() + kBlock - 1) / kBlock, work,
               [&](std::size_t block, std::size_t worker) {
                   auto& search = searches[worker];
                   search.found.clear();
                   search.steps = 0;
                   const auto end = std::min((block + 1) * kBlock, network.size());
                   for (auto place = block * kBlock; place < end && !search.over_budget(); ++place) {
                       search.from(order_of[place]);
                   }
               },
               [&](std::size_t, std::size_t worker) {
                   auto& search = searches[worker];
                   steps += search.steps;
                   if (steps > options.budget) {
                       throw Error(
                           fmt::format("the search for cliques took more than its budget of {} steps: give a larger "
                                       "--budget, or narrow the network by --within, --via or a day",
                                       options.budget));
                   }
                   std::move(search.found.begin(), search.found.end(), std::back_inserter(found.groups));
               });
    order(found.groups);
    return found;
}

}  // namespace entente
