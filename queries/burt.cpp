// Constraint and effective size: how far a node's contacts are tied to one another, after Burt.
//
// Method. Let a_ij be the strengths of the arcs between i and j, of both directions together, and p_ij the share of i's
// ties that j has: a_ij over the sum of a_ik over all k. The constraint of i is the sum over its contacts j of
// (p_ij + sum over q of p_iq p_qj)^2, q neither i nor j: high where i spends its ties on few contacts, or on such as
// are tied to one another. The effective size of i is the sum over its contacts j of 1 - sum over q of p_iq m_jq, m_jq
// being a_jq over the largest a_jk: its contacts less their redundancy. Without a weight it is d - 2 t / d where no
// ties are parallel, d the contacts and t the ties among them.
//
// Scale. Normalised, effective size is divided by the number of contacts (Burt's efficiency), the largest value that a
// node with so many can have; constraint has one scale. Few contacts can make a constraint above 1.
//
// Parallel edges and weights add to the strength, so that a pair tied twice counts more than one tied once. Loops do
// not count; a tie of weight 0 is no contact. With direction a symmetric edge is two arcs; else direction makes no
// difference.
//
// Disconnected parts make no difference. A node without ties, or whose ties all weigh 0, has no contacts to be
// constrained by, and no value (NaN). One contact: constraint 1, effective size 1.
//
// Cost. Time O(sum of d^2), d the contacts of a node, and memory O(V + E) and O(V) a thread.
//
// Burt, "Structural Holes: The Social Structure of Competition", Harvard University Press, 1992, chapter 2. Borgatti,
// "Structural holes: unpacking Burt's redundancy measures", Connections 20(1), 1997, pp. 35-38.

#include "queries/centrality.hpp"
#include "queries/mutual.hpp"
#include "queries/parallel.hpp"

#include <algorithm>
#include <limits>

namespace entente {

namespace {

constexpr std::size_t kBlock = 256;

struct Contacts {
    ArcRows rows;
    std::vector<double> total;    ///< of the strengths of a vertex
    std::vector<double> largest;  ///< of them

    explicit Contacts(const Network& network) : rows(mutual(network, Pooled::strengths)) {
        for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
            total.push_back(0);
            largest.push_back(0);
            for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
                total.back() += rows.strength(arc);
                largest.back() = std::max(largest.back(), rows.strength(arc));
            }
        }
    }

    double share(Vertex vertex, std::size_t arc) const { return rows.strength(arc) / total[vertex]; }
};

/// Values by `of(contacts, vertex, scratch)`; the scratch is all zeros before and after.
template <typename Of>
Centrality each(const Network& network, const Work& work, Of of) {
    const Contacts contacts(network);
    const auto size = network.size();
    Centrality result{std::vector(size, std::numeric_limits<double>::quiet_NaN())};
    const auto blocks = (size + kBlock - 1) / kBlock;
    std::vector<std::vector<double>> scratch(std::min(workers(work), std::max<std::size_t>(blocks, 1)));
    run_blocks(blocks, work, [&](std::size_t block, std::size_t worker) {
        scratch[worker].resize(size);
        for (auto at = block * kBlock; at < std::min(size, (block + 1) * kBlock); ++at) {
            const auto vertex = static_cast<Vertex>(at);
            if (contacts.total[vertex] > 0) {
                result.values[vertex] = of(contacts, vertex, scratch[worker]);
            }
        }
    });
    return result;
}

/// Adds p_iq p_qj up for each contact j, then squares.
double constraint_of(const Contacts& contacts, Vertex vertex, std::vector<double>& spent) {
    const auto& rows = contacts.rows;
    const auto begin = rows.first[vertex];
    const auto end = rows.first[vertex + 1];
    for (auto arc = begin; arc < end; ++arc) {
        const auto through = rows.ends[arc];
        const double share = contacts.share(vertex, arc);
        spent[through] += share;
        for (auto next = rows.first[through]; share > 0 && next < rows.first[through + 1]; ++next) {
            spent[rows.ends[next]] += share * contacts.share(through, next);
        }
    }
    double sum = 0;
    for (auto arc = begin; arc < end; ++arc) {
        sum += rows.strength(arc) > 0 ? spent[rows.ends[arc]] * spent[rows.ends[arc]] : 0;
    }
    for (auto arc = begin; arc < end; ++arc) {
        const auto through = rows.ends[arc];
        spent[through] = 0;
        for (const auto other : rows[through]) {
            spent[other] = 0;
        }
    }
    return sum;
}

double effective_size_of(const Contacts& contacts, Vertex vertex, Scale scale, std::vector<double>& share) {
    const auto& rows = contacts.rows;
    const auto begin = rows.first[vertex];
    const auto end = rows.first[vertex + 1];
    for (auto arc = begin; arc < end; ++arc) {
        share[rows.ends[arc]] = contacts.share(vertex, arc);
    }
    double size = 0;
    double count = 0;
    for (auto arc = begin; arc < end; ++arc) {
        const auto contact = rows.ends[arc];
        if (share[contact] == 0) {
            continue;
        }
        double redundancy = 0;
        for (auto next = rows.first[contact]; next < rows.first[contact + 1]; ++next) {
            redundancy += share[rows.ends[next]] * rows.strength(next) / contacts.largest[contact];
        }
        size += 1 - redundancy;
        ++count;
    }
    for (const auto contact : rows[vertex]) {
        share[contact] = 0;
    }
    return scale == Scale::raw ? size : size / count;
}

}  // namespace

Centrality constraint(const Network& network, const CentralityOptions&, const Work& work) {
    return each(network, work, constraint_of);
}

Centrality effective_size(const Network& network, const CentralityOptions& options, const Work& work) {
    return each(network, work, [&](const Contacts& contacts, Vertex vertex, std::vector<double>& share) {
        return effective_size_of(contacts, vertex, options.scale, share);
    });
}

}  // namespace entente
