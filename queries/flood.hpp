#pragma once

#include "queries/reach.hpp"
#include "queries/renumber.hpp"

#include <array>
#include <cstdint>

// Not installed.
namespace entente {

/// Breadth-first searches from many targets at once, against the arrows; keeps its arrays from one to the next.
class Flood {
public:
    static constexpr std::size_t kTargets = 256;  ///< at once

    explicit Flood(const Renumbered& rows);

    /// Searches from the targets first to end - 1, at most kTargets of them.
    void run(Vertex first, Vertex end, const Work& work);

    /// Adds what the last run found of each vertex, and forgets it.
    void move_to(std::vector<Reach>& sums);

private:
    /// A bit a target.
    struct Bits {
        std::array<std::uint64_t, kTargets / 64> words{};

        void add(const Bits& other);
        void remove(const Bits& other);
        bool none() const;
        std::size_t count() const;
    };
    void pull();
    void push();
    void gather(Vertex vertex);
    void take(double hops);

    const Renumbered& rows_;
    Bits full_;
    std::vector<Bits> seen_;  ///< by which targets a vertex has been reached
    std::vector<Bits> now_;   ///< of those, by which at the present distance
    std::vector<Bits> next_;  ///< by which at the next; between steps none
    std::vector<Vertex> front_;
    std::vector<Vertex> met_;  ///< whose `next_` there is to look at
    std::vector<Reach> found_;
    std::vector<Vertex> touched_;  ///< reached in this run
};

}  // namespace entente
