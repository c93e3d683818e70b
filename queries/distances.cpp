#include "queries/distances.hpp"

#include "queries/parallel.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace entente {

namespace {

constexpr std::size_t kLanes = 64;

/// Breadth-first searches from up to 64 nodes at once, a bit each.
class Lanes {
public:
    explicit Lanes(const Network& network)
        : rows_(network.out), seen_(network.size()), front_(network.size()), next_(network.size()) {}

    void run(std::size_t first, std::size_t count, const Work& work) {
        found = {};
        farthest.fill(0);
        std::fill(seen_.begin(), seen_.end(), 0);
        std::fill(front_.begin(), front_.end(), 0);
        for (std::size_t lane = 0; lane < count; ++lane) {
            seen_[first + lane] = front_[first + lane] = std::uint64_t{1} << lane;
        }
        for (std::uint32_t steps = 1; spread(steps); ++steps) {
            work.check();
        }
    }

    Distances found;
    std::array<std::uint32_t, kLanes> farthest{};  ///< by lane; 0: reached no other

private:
    bool spread(std::uint32_t steps) {
        std::fill(next_.begin(), next_.end(), 0);
        for (Vertex tail = 0; tail < front_.size(); ++tail) {
            if (front_[tail] != 0) {
                for (const auto head : rows_[tail]) {
                    next_[head] |= front_[tail];
                }
            }
        }
        std::uint64_t arrived = 0;
        for (std::size_t vertex = 0; vertex < next_.size(); ++vertex) {
            next_[vertex] &= ~seen_[vertex];
            seen_[vertex] |= next_[vertex];
            arrived |= next_[vertex];
            const auto count = static_cast<std::uint64_t>(std::popcount(next_[vertex]));
            found.pairs += count;
            found.sum += count * steps;
        }
        for (auto left = arrived; left != 0; left &= left - 1) {
            farthest[static_cast<std::size_t>(std::countr_zero(left))] = steps;
        }
        std::swap(front_, next_);
        return arrived != 0;
    }

    const ArcRows& rows_;
    std::vector<std::uint64_t> seen_;
    std::vector<std::uint64_t> front_;
    std::vector<std::uint64_t> next_;
};

}  // namespace

Distances distances(const Network& network, const Work& work) {
    const auto blocks = (network.size() + kLanes - 1) / kLanes;
    std::vector<Lanes> searches(std::min(workers(work), blocks), Lanes(network));
    Distances whole;
    run_blocks(
        blocks, work,
        [&](std::size_t block, std::size_t worker) {
            const auto first = block * kLanes;
            searches[worker].run(first, std::min(kLanes, network.size() - first), work);
        },
        [&](std::size_t, std::size_t worker) {
            const auto& search = searches[worker];
            whole.pairs += search.found.pairs;
            whole.sum += search.found.sum;
            for (const auto farthest : search.farthest) {
                if (farthest > 0) {
                    whole.diameter = std::max(whole.diameter, farthest);
                    whole.radius = std::min(farthest, whole.radius.value_or(farthest));
                }
            }
        });
    return whole;
}

}  // namespace entente
