#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

// What is drawn at random, equal for one seed on every machine: the distributions of the standard library are not.
// Not installed.
namespace entente {

class Draws {
public:
    /// `stream` tells apart what is drawn for different parts of one computation.
    Draws(std::uint64_t seed, std::uint64_t stream) {
        std::seed_seq words{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                            static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32)};
        engine_.seed(words);
    }

    /// From 0 to below 1.
    double unit() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

    /// Below the limit, which is above 0. The bias is below limit / 2^53.
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(unit() * static_cast<double>(limit)); }

    template <typename Item>
    void shuffle(std::vector<Item>& items) {
        for (auto left = items.size(); left > 1; --left) {
            std::swap(items[left - 1], items[below(left)]);
        }
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace entente
