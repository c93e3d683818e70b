#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

/// Ties of an R-MAT graph (a .57, b .19, c .19): 2^scale nodes, each tie once, no loops, in no order; the same always.
///
/// Chakrabarti, Zhan and Faloutsos, "R-MAT: a recursive model for graph mining", SIAM Data Mining, 2004.
inline std::vector<std::pair<std::uint32_t, std::uint32_t>> rmat(unsigned scale, std::size_t ties) {
    std::mt19937_64 random(scale);
    const auto shuffle = [&](auto& values) {
        for (std::size_t left = values.size(); left > 1; --left) {
            std::swap(values[left - 1], values[random() % left]);
        }
    };
    std::vector<std::uint32_t> names(std::size_t{1} << scale);
    for (std::uint32_t name = 0; name < names.size(); ++name) {
        names[name] = name;
    }
    shuffle(names);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> drawn;
    while (drawn.size() < ties) {
        while (drawn.size() < ties + ties / 8) {
            std::uint32_t tail = 0;
            std::uint32_t head = 0;
            for (unsigned bit = 0; bit < scale; ++bit) {
                const auto percent = random() % 100;
                tail = tail * 2 + (percent >= 76 ? 1 : 0);
                head = head * 2 + ((percent >= 57 && percent < 76) || percent >= 95 ? 1 : 0);
            }
            if (tail != head) {
                drawn.push_back(std::minmax({names[tail], names[head]}));
            }
        }
        std::sort(drawn.begin(), drawn.end());
        drawn.erase(std::unique(drawn.begin(), drawn.end()), drawn.end());
    }
    shuffle(drawn);
    drawn.resize(ties);
    return drawn;
}
