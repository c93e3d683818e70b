#pragma once

#include "queries/flow_points.hpp"
#include "queries/flow_question.hpp"
#include "queries/paths.hpp"

#include <cstdint>
#include <vector>

// A flow as paths. Not installed.
namespace entente {

/// Takes a full flow of pipes with room for 1 apart, path by path. All paths together: time O(V + E).
class FlowWalks {
public:
    /// Keeps references.
    FlowWalks(const FlowQuestion& asked, const FlowPoints& flow, const FlowPipes& pipes);

    /// Nodes and edges of one more path, no node twice; as often as the flow has units.
    Path next();

private:
    void add(Path& path, NodeIndex node);
    std::uint32_t step(FlowPoints::Point point);

    const FlowQuestion* asked_;
    const FlowPoints* flow_;
    const FlowPipes* pipes_;
    std::vector<std::uint32_t> place_;  ///< by node: in the present path, counted from 1
    std::vector<std::uint32_t> next_;   ///< by point, into what leaves it
};

}  // namespace entente
