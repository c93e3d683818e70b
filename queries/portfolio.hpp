#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// What a tie of two actors is worth in a portfolio.
enum class PortfolioScale : std::uint8_t {
    binary,       ///< 1: something is shared
    obligations,  ///< 3 defence or offence, 2 neutrality or nonaggression, 1 consultation, 0 none
    count         ///< how many nodes are shared
};

std::string_view to_string(PortfolioScale scale);

/// Throws UsageError on an unknown word, with the nearest.
PortfolioScale parse_portfolio_scale(std::string_view word);

struct PortfolioOptions {
    std::vector<LabelId> population = {};  ///< nodes with one of these labels; empty: all
    std::optional<NodeIndex> among = {};   ///< and tied to this node by an edge of `types`
    std::vector<LabelId> shared = {};      ///< what ties two actors: a node with one of these labels; empty: any
    std::vector<TypeId> types = {};        ///< edges from the actor to it; empty: PARTY_TO and MEMBER_OF
    PortfolioScale scale = PortfolioScale::binary;
};

/// What one actor has in common with another.
struct SharedTie {
    std::size_t other;  ///< position in Portfolios::members
    double value;
    std::vector<NodeIndex> shared;  ///< by key
};

/// The portfolios of a population: how they come about is in portfolio.cpp.
struct Portfolios {
    std::vector<NodeIndex> members;            ///< by key
    std::vector<std::vector<SharedTie>> ties;  ///< by member; by the position of the other
    double greatest = 1;                       ///< the highest value of the scale
    std::size_t unstated = 0;                  ///< shared agreements of a pair without a stated obligation, as none

    std::optional<std::size_t> position(NodeIndex node) const;

    /// One entry for each member; its own has the highest value.
    std::vector<double> of(std::size_t member) const;
};

/// Throws Error where the population holds more than 5,000 actors.
Portfolios portfolios(const Snapshot& snapshot, const PortfolioOptions& options);

/// The number that a property has at each member, on the snapshot's day or at its last; nothing where it has none.
std::vector<std::optional<double>> numbers(const Snapshot& snapshot, const std::vector<NodeIndex>& members,
                                           PropertyId property);

}  // namespace entente
