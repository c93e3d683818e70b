// Triangles: how many pairs of a node's neighbours are tied to one another.
//
// Method. Nodes are put in order by rising number of ties, and each keeps only those neighbours that come after it: so
// a triangle is found once, from its first corner, whose kept neighbours are marked while those of each of them are
// read. A node with many ties keeps few, which bounds the work however uneven the numbers of ties are.
//
// Parallel edges make one tie, loops none, weights and direction do not count: the values add up to three times the
// number of triangles.
//
// Normalisation. By (n - 1)(n - 2) / 2, the pairs of others, n the nodes; where n < 3 all is 0.
//
// Disconnected parts make no difference. A node with fewer than two ties has 0.
//
// Cost. Time O(E sqrt(E)), memory O(V + E) and O(V) a thread. Threads count whole numbers, whose sum no order changes.
//
// Latapy, "Main-memory triangle computations for very large (sparse (power-law)) graphs", Theoretical Computer Science
// 407(1-3), 2008, pp. 458-473.

#include "queries/triangles.hpp"

#include "queries/centrality.hpp"
#include "queries/mutual.hpp"
#include "queries/parallel.hpp"

#include <algorithm>

namespace entente {

namespace {

constexpr std::size_t kBlock = 512;

/// The rows with those ends alone that come after their vertex in the order.
struct Kept {
    std::vector<std::uint32_t> first = {0};
    std::vector<Vertex> ends;
    std::vector<std::uint8_t> strengths;
};

Kept keep(const ArcRows& rows) {
    const auto size = static_cast<Vertex>(rows.first.size() - 1);
    Kept kept;
    kept.ends.reserve(rows.ends.size() / 2);
    for (Vertex vertex = 0; vertex < size; ++vertex) {
        for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
            const auto end = rows.ends[arc];
            const auto mine = rows[vertex].size();
            const auto other = rows[end].size();
            if (mine < other || (mine == other && vertex < end)) {
                kept.ends.push_back(end);
                kept.strengths.push_back(static_cast<std::uint8_t>(rows.strength(arc)));
            }
        }
        kept.first.push_back(static_cast<std::uint32_t>(kept.ends.size()));
    }
    return kept;
}

/// What one thread has counted.
struct Tally {
    std::vector<std::uint64_t> facing;
    std::vector<std::uint32_t> marked;  ///< one more than the arc that leads to a vertex from the present one; 0: none
};

void count_from(const Kept& kept, Vertex vertex, Tally& tally) {
    const auto begin = kept.first[vertex];
    const auto end = kept.first[vertex + 1];
    for (auto arc = begin; arc < end; ++arc) {
        tally.marked[kept.ends[arc]] = arc + 1;
    }
    for (auto arc = begin; arc < end; ++arc) {
        const auto second = kept.ends[arc];
        for (auto side = kept.first[second]; side < kept.first[second + 1]; ++side) {
            const auto third = kept.ends[side];
            if (const auto back = tally.marked[third]; back != 0) {
                tally.facing[vertex] += kept.strengths[side];
                tally.facing[second] += kept.strengths[back - 1];
                tally.facing[third] += kept.strengths[arc];
            }
        }
    }
    for (auto arc = begin; arc < end; ++arc) {
        tally.marked[kept.ends[arc]] = 0;
    }
}

}  // namespace

std::vector<std::uint64_t> facing(const ArcRows& rows, const Work& work) {
    const auto size = rows.first.size() - 1;
    const auto kept = keep(rows);
    const auto blocks = (size + kBlock - 1) / kBlock;
    std::vector<Tally> tallies(std::min(workers(work), std::max<std::size_t>(blocks, 1)));
    run_blocks(blocks, work, [&](std::size_t block, std::size_t worker) {
        auto& tally = tallies[worker];
        tally.facing.resize(size);
        tally.marked.resize(size);
        for (auto vertex = block * kBlock; vertex < std::min(size, (block + 1) * kBlock); ++vertex) {
            count_from(kept, static_cast<Vertex>(vertex), tally);
        }
    });
    std::vector<std::uint64_t> sum(size);
    for (const auto& tally : tallies) {
        for (std::size_t vertex = 0; vertex < tally.facing.size(); ++vertex) {
            sum[vertex] += tally.facing[vertex];
        }
    }
    return sum;
}

Centrality triangles(const Network& network, const CentralityOptions& options, const Work& work) {
    auto rows = mutual(network, Pooled::arcs);
    rows.strengths.clear();
    const auto counts = facing(rows, work);
    Centrality result{{counts.begin(), counts.end()}};
    const auto nodes = static_cast<double>(network.size());
    if (options.scale == Scale::normalised && nodes > 2) {
        for (double& value : result.values) {
            value /= (nodes - 1) * (nodes - 2) / 2;
        }
    }
    return result;
}

}  // namespace entente
