#pragma once

#include <optional>

#include "export/graph_values.hpp"

namespace entente {

/// Whether some edge has a direction; also where there are none.
bool is_directed(const Snapshot& snapshot);

/// How much an edge weighs in programs that draw or compute by one number: its property `weight` where edges have a
/// numeric one, else its `amount` where all are of one unit and period, of one base and positive.
class GraphWeight {
public:
    GraphWeight(const Snapshot& snapshot, GraphValues& values);

    /// Nothing where the edge has none, or one that is not above 0.
    std::optional<double> of(EdgeIndex edge) const;

private:
    GraphValues* values_;
    const GraphProperty* property_ = nullptr;
};

}  // namespace entente
