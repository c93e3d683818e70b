#include "queries/draws.hpp"
#include "queries/frustration.hpp"

#include <algorithm>
#include <limits>

namespace entente {

namespace {

constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();

/// A spanning forest by breadth first, and the split that agrees with all its ties.
struct Tree {
    std::vector<std::uint32_t> parent;
    std::vector<std::uint32_t> depth;
    std::vector<char> side;
};

/// Ties that are left, with the search for a cycle among them that no split satisfies.
class Cycles {
public:
    explicit Cycles(const SignedBlock& block) : left_(block.ends), tree_{} {
        tree_.parent.resize(block.size());
        tree_.depth.resize(block.size());
        tree_.side.resize(block.size());
    }

    /// Takes away a cycle with an odd number of negative ties, a short one; false: the root's component has none.
    bool take(std::uint32_t root) {
        std::fill(tree_.depth.begin(), tree_.depth.end(), kNone);
        tree_.depth[root] = 0;
        tree_.side[root] = 0;
        std::vector<std::uint32_t> queue{root};
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const auto at = queue[next];
            for (const auto& end : left_[at]) {
                const auto side = static_cast<char>(tree_.side[at] ^ (end.negative ? 1 : 0));
                if (tree_.depth[end.place] == kNone) {
                    tree_.parent[end.place] = at;
                    tree_.depth[end.place] = tree_.depth[at] + 1;
                    tree_.side[end.place] = side;
                    queue.push_back(end.place);
                } else if (tree_.side[end.place] != side) {
                    remove_cycle(at, end.place);
                    return true;
                }
            }
        }
        for (const auto at : queue) {
            left_[at].clear();
        }
        return false;
    }

private:
    void remove(std::uint32_t a, std::uint32_t b) {
        std::erase_if(left_[a], [&](const SignedBlock::End& end) { return end.place == b; });
        std::erase_if(left_[b], [&](const SignedBlock::End& end) { return end.place == a; });
    }
    void remove_cycle(std::uint32_t a, std::uint32_t b) {
        remove(a, b);
        while (a != b) {
            auto& lower = tree_.depth[a] > tree_.depth[b] ? a : b;
            remove(lower, tree_.parent[lower]);
            lower = tree_.parent[lower];
        }
    }

    std::vector<std::vector<SignedBlock::End>> left_;
    Tree tree_;
};

/// The split that agrees with a spanning tree whose ties come in an order drawn at random.
std::vector<char> tree_split(const SignedBlock& block, Draws& draws) {
    std::vector<char> side(block.size(), 2);
    std::vector<std::uint32_t> waiting{static_cast<std::uint32_t>(draws.below(block.size()))};
    side[waiting[0]] = 0;
    while (!waiting.empty()) {
        std::swap(waiting[draws.below(waiting.size())], waiting.back());
        const auto at = waiting.back();
        waiting.pop_back();
        for (const auto& end : block.ends[at]) {
            if (side[end.place] == 2) {
                side[end.place] = static_cast<char>(side[at] ^ (end.negative ? 1 : 0));
                waiting.push_back(end.place);
            }
        }
    }
    return side;
}

/// Moves single nodes to the other side while that satisfies more ties than it costs.
void descend(const SignedBlock& block, std::vector<char>& side, Draws& draws) {
    std::vector<std::uint32_t> queue(block.size());
    for (std::uint32_t place = 0; place < queue.size(); ++place) {
        queue[place] = place;
    }
    draws.shuffle(queue);
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const auto at = queue[next];
        std::size_t against = 0;
        for (const auto& end : block.ends[at]) {
            against += (side[at] != side[end.place]) != end.negative ? 1 : 0;
        }
        if (2 * against > block.ends[at].size()) {
            side[at] = static_cast<char>(1 - side[at]);
            for (const auto& end : block.ends[at]) {
                queue.push_back(end.place);
            }
        }
    }
}

}  // namespace

std::size_t frustrated(const SignedBlock& block, const std::vector<char>& side) {
    std::size_t against = 0;
    for (std::size_t at = 0; at < block.size(); ++at) {
        for (const auto& end : block.ends[at]) {
            against += at < end.place && (side[at] != side[end.place]) != end.negative ? 1 : 0;
        }
    }
    return against;
}

std::size_t packed_cycles(const SignedBlock& block, const Work& work) {
    Cycles cycles(block);
    std::size_t count = 0;
    // Each place in turn is a root, so that the cycles that are taken lie apart and are short.
    std::vector<std::uint32_t> roots(block.size());
    for (std::uint32_t place = 0; place < roots.size(); ++place) {
        roots[place] = place;
    }
    while (!roots.empty()) {
        std::vector<std::uint32_t> again;
        for (const auto root : roots) {
            work.check();
            if (cycles.take(root)) {
                ++count;
                again.push_back(root);
            }
        }
        roots = std::move(again);
    }
    return count;
}

std::vector<char> searched_split(const SignedBlock& block, std::uint64_t seed, const Work& work) {
    std::size_t size = 1;
    for (const auto& ends : block.ends) {
        size += 1 + ends.size();
    }
    const auto rounds = block.size() == 2 ? 1 : std::clamp<std::size_t>(2'000'000 / size, 1, 50);
    std::vector<char> best;
    std::size_t least = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        work.check();
        Draws draws(seed, round);
        auto side = tree_split(block, draws);
        descend(block, side, draws);
        const auto against = frustrated(block, side);
        if (round == 0 || against < least) {
            least = against;
            best = std::move(side);
        }
        if (least == 0) {
            break;
        }
    }
    return best;
}

}  // namespace entente
