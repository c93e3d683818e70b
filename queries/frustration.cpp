#include "queries/frustration.hpp"

#include "queries/blocks.hpp"

#include <algorithm>
#include <limits>

namespace entente {

namespace {

/// The ties among the members of a block. `place` is a number for each vertex, and is left as it was.
SignedBlock read(const SignedTies& ties, const std::vector<Vertex>& members, std::vector<std::uint32_t>& place) {
    constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
    for (std::uint32_t number = 0; number < members.size(); ++number) {
        place[members[number]] = number;
    }
    SignedBlock block;
    block.ends.resize(members.size());
    for (std::size_t number = 0; number < members.size(); ++number) {
        for (auto arc = ties.rows.first[members[number]]; arc < ties.rows.first[members[number] + 1]; ++arc) {
            if (place[ties.rows.ends[arc]] != kNone) {
                block.ends[number].push_back({place[ties.rows.ends[arc]], ties.negative[arc] != 0});
            }
        }
    }
    for (const auto member : members) {
        place[member] = kNone;
    }
    return block;
}

/// Joins the splits of blocks where they share a vertex.
class Joiner {
public:
    explicit Joiner(std::size_t size) : apart_(size) {}

    void add(const std::vector<Vertex>& members, const std::vector<char>& side) {
        for (std::size_t number = 1; number < members.size(); ++number) {
            const auto differs = side[number] != side[0];
            apart_[members[0]].push_back({members[number], differs});
            apart_[members[number]].push_back({members[0], differs});
        }
    }

    void finish(Frustration& found) const {
        std::vector<char> known(apart_.size());
        found.side.assign(apart_.size(), 0);
        std::vector<Vertex> waiting;
        for (Vertex first = 0; first < apart_.size(); ++first) {
            found.parts += known[first] == 0 && !apart_[first].empty() ? 1 : 0;
            waiting.assign(1, first);
            while (!waiting.empty()) {
                const auto vertex = waiting.back();
                waiting.pop_back();
                known[vertex] = 1;
                for (const auto& [other, differs] : apart_[vertex]) {
                    if (known[other] == 0) {
                        known[other] = 1;
                        found.side[other] = static_cast<char>(found.side[vertex] ^ (differs ? 1 : 0));
                        waiting.push_back(other);
                    }
                }
            }
        }
    }

private:
    struct Relation {
        Vertex other;
        bool differs;
    };
    std::vector<std::vector<Relation>> apart_;
};

}  // namespace

Frustration frustration(const SignedTies& ties, std::size_t budget, std::uint64_t seed, const Work& work) {
    const auto size = ties.rows.first.size() - 1;
    std::vector<std::uint32_t> place(size, std::numeric_limits<std::uint32_t>::max());
    Joiner joiner(size);
    Frustration found;
    auto parts = blocks(ties.rows);
    std::sort(parts.begin(), parts.end(),
              [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    for (const auto& members : parts) {
        const auto block = read(ties, members, place);
        auto side = searched_split(block, seed, work);
        const auto most = frustrated(block, side);
        auto least = most == 0 ? 0 : packed_cycles(block, work);
        if (least < most && block.size() > kLargestBlock) {
            found.too_large = true;
        } else if (least < most) {
            least = std::max(least, branch_and_bound(block, side, budget, work));
        }
        found.at_least += least;
        found.at_most += frustrated(block, side);
        joiner.add(members, side);
    }
    joiner.finish(found);
    return found;
}

}  // namespace entente
