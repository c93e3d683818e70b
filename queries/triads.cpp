// Triads: how often three nodes are tied in each of the sixteen ways that direction leaves open.
//
// Method. Each three nodes are of one type, named after Holland and Leinhardt by the pairs among them that are tied
// Mutually, Asymmetrically and not at all (Null), and a letter where that leaves a choice: Down, Up, Cyclic,
// Transitive. 003 is three nodes without a tie, 300 three that are tied each way. The figures are the number of each
// type and add up to n (n - 1) (n - 2) / 6. Triads with two or three tied pairs are found from their ties; those with
// one are counted pair by pair, and what remains is 003 (Batagelj and Mrvar), so that no three nodes are looked at in
// vain.
//
// Parallel edges of one direction count once; a symmetric edge is a tie each way, and so is a pair of edges that answer
// one another. Loops and weights are ignored. In a network without direction all ties are mutual.
//
// Edge cases. Fewer than three nodes have no triad: all figures are 0. More than three million have more triads than a
// count holds: an Error.
//
// Cost. Time O(E D), D the highest number of neighbours, memory O(E). Blocks of nodes are counted on several threads.
//
// Holland and Leinhardt, "A method for detecting structure in sociometric data", American Journal of Sociology 76(3),
// 1970, pp. 492-513.
// Batagelj and Mrvar, "A subquadratic triad census algorithm for large sparse networks with small maximum degree",
// Social Networks 23(3), 2001, pp. 237-243.

#include "graph/error.hpp"
#include "queries/both_ways.hpp"
#include "queries/groups.hpp"
#include "queries/parallel.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {

constexpr std::array kTypes{"003",  "012",  "102", "021D", "021U", "021C", "111D", "111U",
                            "030T", "030C", "201", "120D", "120U", "120C", "210",  "300"};

using Counts = std::array<std::int64_t, kTypes.size()>;

/// How a pair is tied: bit 0 from the first to the second, bit 1 back.
using Pair = unsigned;

/// The place in kTypes of three nodes a, b and c, by how a-b, b-c and c-a are tied.
std::size_t type_of(Pair ab, Pair bc, Pair ca) {
    const std::array pairs{ab, bc, ca};
    const auto count = [&](Pair kind) { return std::count(pairs.begin(), pairs.end(), kind); };
    const auto mutual = count(3);
    const auto null = count(0);
    const auto one_way = 3 - mutual - null;
    // Arcs out of and into each node, of pairs that are tied one way.
    const auto sends = [](Pair to, Pair from) { return (to == 1 ? 1 : 0) + (from == 2 ? 1 : 0); };
    const std::array out{sends(ab, ca), sends(bc, ab), sends(ca, bc)};
    const auto gets = [](Pair to, Pair from) { return (to == 2 ? 1 : 0) + (from == 1 ? 1 : 0); };
    const std::array in{gets(ab, ca), gets(bc, ab), gets(ca, bc)};
    const auto both_out = std::count(out.begin(), out.end(), 2) > 0;
    const auto both_in = std::count(in.begin(), in.end(), 2) > 0;
    if (mutual == 0) {
        if (one_way < 2) {
            return one_way == 0 ? 0 : 1;
        }
        if (one_way == 3) {
            return both_out ? 8 : 9;
        }
        return both_out ? 3 : both_in ? 4 : 5;
    }
    if (mutual == 1 && one_way == 1) {
        // Whether the node outside the mutual pair sends or gets.
        const auto outside = ab == 3 ? 2U : bc == 3 ? 0U : 1U;
        return out[outside] == 1 ? 6 : 7;
    }
    if (mutual == 1) {
        return one_way == 0 ? 2 : both_out ? 11 : both_in ? 12 : 13;
    }
    return mutual == 3 ? 15 : one_way == 1 ? 14 : 10;
}

class Census {
public:
    explicit Census(const Network& network) : network_(network), ties_(network) {}

    void add(Vertex first, Counts& counts) const {
        for (const auto second : ties_.rows()[first]) {
            if (first < second) {
                add_pair(first, second, counts);
            }
        }
    }

private:
    Pair pair(Vertex a, Vertex b) const {
        const auto tied = [&](Vertex tail, Vertex head) {
            const auto row = network_.out[tail];
            return std::binary_search(row.begin(), row.end(), head);
        };
        return (tied(a, b) ? 1U : 0U) | (tied(b, a) ? 2U : 0U);
    }

    /// The triads of a tied pair: each with two or three tied pairs once, from its least tied pair.
    void add_pair(Vertex first, Vertex second, Counts& counts) const {
        const auto ab = pair(first, second);
        const auto one = ties_.rows()[first];
        const auto other = ties_.rows()[second];
        std::size_t near = 0;
        auto a = one.begin();
        auto b = other.begin();
        while (a != one.end() || b != other.end()) {
            const auto of_one = b == other.end() || (a != one.end() && *a <= *b);
            const auto of_other = a == one.end() || (b != other.end() && *b <= *a);
            const auto third = of_one ? *a : *b;
            a += of_one ? 1 : 0;
            b += of_other ? 1 : 0;
            if (third == first || third == second) {
                continue;
            }
            ++near;
            if (second < third || (first < third && third < second && !of_one)) {
                ++counts[type_of(ab, of_other ? pair(second, third) : 0, of_one ? pair(third, first) : 0)];
            }
        }
        counts[ab == 3 ? 2 : 1] += static_cast<std::int64_t>(network_.size() - near - 2);
    }

    const Network& network_;
    BothWays ties_;
};

}  // namespace

Grouping triads(const Network& network, const GroupOptions&, const Work& work) {
    constexpr std::size_t kBlock = 64;
    constexpr std::size_t kMost = 2'600'000;
    if (network.size() > kMost) {
        throw Error("more than 2,600,000 nodes have more triads than a count holds: narrow the network by --within");
    }
    const Census census(network);
    std::vector<Counts> found(workers(work));
    Counts counts{};
    run_blocks((network.size() + kBlock - 1) / kBlock, work,
               [&](std::size_t block, std::size_t worker) {
                   found[worker] = {};
                   const auto end = std::min((block + 1) * kBlock, network.size());
                   for (auto vertex = block * kBlock; vertex < end; ++vertex) {
                       work.check();
                       census.add(static_cast<Vertex>(vertex), found[worker]);
                   }
               },
               [&](std::size_t, std::size_t worker) {
                   for (std::size_t type = 0; type < counts.size(); ++type) {
                       counts[type] += found[worker][type];
                   }
               });
    const auto n = static_cast<std::int64_t>(network.size());
    counts[0] = n < 3 ? 0 : n * (n - 1) / 2 * (n - 2) / 3;
    for (std::size_t type = 1; type < counts.size(); ++type) {
        counts[0] -= counts[type];
    }
    Grouping answer;
    for (std::size_t type = 0; type < counts.size(); ++type) {
        answer.figures.push_back({kTypes[type], counts[type]});
    }
    return answer;
}

}  // namespace entente
