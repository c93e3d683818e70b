// Balance: how far the positive and negative ties of a network add up to two camps.
//
// Method. An edge is negative by its type (OPPOSES, or the types named) or by a property that is below 0 or "-". A
// network is balanced when its nodes fall into two camps with positive ties inside and negative ones between them (one
// may be empty); that is, when every cycle has an even number of negative ties. Three measures of how near it comes:
//
// - triangles by their negative ties, `+++`, `++-`, `+--` and `---`, and the share of those with an even number
//   (`balanced_triangles`; Cartwright and Harary);
// - `walk_balance`, trace(exp A) / trace(exp |A|) with A the matrix of signs: closed walks of all lengths, short ones
//   counting most, the balanced less the unbalanced by all (Estrada and Benzi). 1 is balanced;
// - `frustration_index`, the fewest ties that stand against any split into two camps, and so the fewest whose change of
//   sign would bring balance. `camp_1` and `camp_2` are a split that reaches it. Each block (biconnected component) is
//   split for itself, since every cycle lies in one. From above: spanning trees drawn at random, and single moves, up
//   to 50 times. From below: unbalanced cycles, no two of which share a tie. Where these differ, branch and bound over
//   the vertices of the block, each time with the least frustration of those yet unassigned as a bound (russian doll
//   search), decides in blocks of up to 2,000 nodes; a few dozen nodes are certain to be decided, and hundreds where
//   little is frustrated. When the budget is used up the index stays empty, with a remark, and lies between
//   `frustration_at_least` and `frustration_at_most`; the camps are then a good split, not known to be the best.
//
// Parallel edges of one sign are one tie. Pairs with edges of both signs are counted (`pairs_with_both`) and left out.
// Loops, weights and direction are ignored. Nodes without signed ties are in no camp. In a network of several parts,
// which camp of one goes with which of another says nothing; a remark says so.
//
// Edge cases. Without triangles their share is not defined, and empty; without nodes walk balance is not. Walk balance
// takes a dense matrix, and stays empty, with a remark, where a component has more than 2,000 nodes. Without a negative
// tie all is balanced, with a remark.
//
// Cost. Triangles O(E D), D the highest degree; walk balance O(n^3) a component; frustration: NP-hard, at most the
// budget of steps. Memory O(V + E + n^2).
//
// Cartwright and Harary, "Structural balance: a generalization of Heider's theory", Psychological Review 63(5), 1956,
// pp. 277-293.
// Estrada and Benzi, "Walk-based measure of balance in signed networks: detecting lack of balance in social networks",
// Physical Review E 90, 042802, 2014.
// Aref and Wilson, "Balance and frustration in signed networks", Journal of Complex Networks 7(2), 2019, pp. 163-189.
// Verfaillie, Lemaitre and Schiex, "Russian doll search for solving constraint optimization problems", AAAI 1996,
// pp. 181-187.

#include "queries/each_triangle.hpp"
#include "queries/frustration.hpp"
#include "queries/groups.hpp"
#include "queries/partition.hpp"
#include "queries/spectrum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace entente {

namespace {

constexpr std::size_t kDense = 2'000;

using Triangles = std::array<std::size_t, 4>;  ///< by the number of negative ties

Triangles count_triangles(const SignedTies& ties, const Work& work) {
    Triangles counts{};
    for (Vertex vertex = 0; vertex + 1 < ties.rows.first.size(); ++vertex) {
        work.check();
        each_triangle(ties.rows, vertex, [&](std::size_t a, std::size_t b, std::size_t c) {
            ++counts[static_cast<std::size_t>(ties.negative[a] + ties.negative[b] + ties.negative[c])];
        });
    }
    return counts;
}

/// Spectra of the matrices of signs and of ties, of one component.
struct Spectra {
    std::vector<double> with_signs;
    std::vector<double> without;
};

Spectra spectra(const SignedTies& ties, const std::vector<Vertex>& members, std::vector<std::uint32_t>& place,
                const Work& work) {
    for (std::uint32_t number = 0; number < members.size(); ++number) {
        place[members[number]] = number;
    }
    SymmetricMatrix with_signs(members.size());
    auto without = with_signs;
    for (std::size_t row = 0; row < members.size(); ++row) {
        for (auto arc = ties.rows.first[members[row]]; arc < ties.rows.first[members[row] + 1]; ++arc) {
            const auto column = place[ties.rows.ends[arc]];
            with_signs.at(row, column) = ties.negative[arc] != 0 ? -1 : 1;
            without.at(row, column) = 1;
        }
    }
    return {eigenvalues(std::move(with_signs), work), eigenvalues(std::move(without), work)};
}

/// Nothing where a component is too large.
std::optional<double> walk_balance(const SignedTies& ties, const Work& work) {
    const auto size = ties.rows.first.size() - 1;
    const auto parts = connected_groups(ties.rows, std::vector<Vertex>(size));
    if (!parts.empty() && parts.front().members.size() > kDense) {
        return std::nullopt;
    }
    std::vector<std::uint32_t> place(size);
    std::vector<Spectra> found;
    double greatest = 0;
    for (const auto& part : parts) {
        found.push_back(spectra(ties, part.members, place, work));
        greatest = std::max(greatest, found.back().without.back());
    }
    // All exponents are lowered by one number: the ratio stays, and nothing overflows.
    double with_signs = 0;
    double without = 0;
    for (const auto& one : found) {
        for (const auto value : one.with_signs) {
            with_signs += std::exp(value - greatest);
        }
        for (const auto value : one.without) {
            without += std::exp(value - greatest);
        }
    }
    return without > 0 ? with_signs / without : std::numeric_limits<double>::quiet_NaN();
}

void add_walks(Grouping& answer, const SignedTies& ties, const Work& work) {
    const auto walks = walk_balance(ties, work);
    answer.figures.push_back({"walk_balance", walks ? figure(*walks) : Cell{}});
    if (!walks) {
        answer.remarks.push_back(
            fmt::format("no walk balance: a component has more than {} nodes; narrow the network by --within", kDense));
    }
}

void add_triangles(Grouping& answer, const SignedTies& ties, const Work& work) {
    const auto counts = count_triangles(ties, work);
    const auto all = counts[0] + counts[1] + counts[2] + counts[3];
    constexpr std::array kNames{"+++", "++-", "+--", "---"};
    for (std::size_t negative = 0; negative < kNames.size(); ++negative) {
        answer.figures.push_back({kNames[negative], counts[negative]});
    }
    const auto balanced = static_cast<double>(counts[0] + counts[2]);
    answer.figures.push_back({"balanced_triangles", all == 0 ? Cell{} : Cell{balanced / static_cast<double>(all)}});
}

void add_frustration(Grouping& answer, const Network& network, const SignedTies& ties, const GroupOptions& options,
                     const Work& work) {
    const auto found = frustration(ties, options.budget, options.seed, work);
    answer.figures.push_back({"frustration_index", found.exact() ? Cell{found.at_most} : Cell{}});
    answer.figures.push_back({"frustration_at_least", found.at_least});
    answer.figures.push_back({"frustration_at_most", found.at_most});
    std::array<std::vector<std::string>, 2> camps;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        if (!ties.rows[vertex].empty()) {
            camps[static_cast<std::size_t>(found.side[vertex])].push_back(network.key(vertex));
        }
    }
    for (std::size_t camp = 0; camp < camps.size(); ++camp) {
        std::sort(camps[camp].begin(), camps[camp].end());
        answer.figures.push_back({camp == 0 ? "camp_1" : "camp_2", Cell::List(camps[camp].begin(), camps[camp].end())});
    }
    if (!found.exact()) {
        const auto why =
            found.too_large
                ? fmt::format("a block has more than {} nodes; narrow the network by --within or --via", kLargestBlock)
                : fmt::format(
                      "the search took more than its budget of {} steps; give a larger --budget, or narrow the "
                      "network",
                      options.budget);
        answer.remarks.push_back(
            fmt::format("the frustration index lies between {} and {}: {}", found.at_least, found.at_most, why));
    }
    if (found.parts > 1) {
        answer.remarks.push_back(fmt::format(
            "the network is in {} parts: which camp of one goes with which of another says nothing", found.parts));
    }
}

}  // namespace

Grouping balance(const Network& network, const GroupOptions& options, const Work& work) {
    const auto ties = signed_ties(network, options.signs);
    Grouping answer;
    answer.figures = {{"positive_ties", ties.positive_ties()},
                      {"negative_ties", ties.negative_ties()},
                      {"pairs_with_both", ties.both}};
    if (ties.negative_ties() == 0) {
        answer.remarks.push_back("no tie is negative");
    }
    add_triangles(answer, ties, work);
    add_walks(answer, ties, work);
    add_frustration(answer, network, ties, options, work);
    return answer;
}

}  // namespace entente
