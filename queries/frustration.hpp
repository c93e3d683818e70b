#pragma once

#include "queries/signs.hpp"
#include "queries/work.hpp"

#include <cstdint>
#include <vector>

// Not installed.
namespace entente {

/// How few ties stand against the best split into two camps: positive ones across, negative ones within.
struct Frustration {
    std::size_t at_least = 0;
    std::size_t at_most = 0;
    std::vector<char> side;  ///< by vertex, of the split that has `at_most`; a component's lowest vertex is on side 0
    bool too_large = false;  ///< a block is bounded only, whatever the budget
    std::size_t parts = 0;   ///< components with a tie: which way round each of them stands says nothing

    bool exact() const { return at_least == at_most; }
};

/// Essay in balance.cpp. `budget`: steps, each an assignment of a vertex or a look at a tie.
Frustration frustration(const SignedTies& ties, std::size_t budget, std::uint64_t seed, const Work& work);

/// The most nodes of a block that is searched for its best split.
constexpr std::size_t kLargestBlock = 2'000;

/// One block: its ties by place, each at both ends.
struct SignedBlock {
    struct End {
        std::uint32_t place;
        bool negative;
    };
    std::vector<std::vector<End>> ends;

    std::size_t size() const { return ends.size(); }
};

/// The ties that stand against a split.
std::size_t frustrated(const SignedBlock& block, const std::vector<char>& side);

/// Cycles with an odd number of negative ties, no two of which share a tie: each costs a split one tie at least.
std::size_t packed_cycles(const SignedBlock& block, const Work& work);

/// A good split, from many spanning trees and single moves.
std::vector<char> searched_split(const SignedBlock& block, std::uint64_t seed, const Work& work);

/// Takes steps from the budget until the best split is found, or none are left; starts from a split that is known.
/// Says how many ties every split has against it, and improves the given one where it can.
std::size_t branch_and_bound(const SignedBlock& block, std::vector<char>& side, std::size_t& budget, const Work& work);

}  // namespace entente
