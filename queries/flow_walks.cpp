#include "queries/flow_walks.hpp"

namespace entente {

FlowWalks::FlowWalks(const FlowQuestion& asked, const FlowPoints& flow, const FlowPipes& pipes)
    : asked_(&asked),
      flow_(&flow),
      pipes_(&pipes),
      place_(asked.snapshot().node_slots()),
      next_(pipes.points * asked.snapshot().node_slots()) {}

Path FlowWalks::next() {
    Path path;
    add(path, asked_->from());
    for (auto at = pipes_->points * raw(asked_->from()); path.nodes.back() != asked_->to();) {
        const auto way = step(at);
        at = flow_->end(way);
        if (way / 2 < pipes_->edges.size()) {
            path.edges.push_back(pipes_->edges[way / 2]);
            add(path, NodeIndex{at / pipes_->points});
        }
    }
    for (const auto node : path.nodes) {
        place_[raw(node)] = 0;
    }
    return path;
}

/// Where the path has the node already, what it did since then goes.
void FlowWalks::add(Path& path, NodeIndex node) {
    const auto before = place_[raw(node)];
    if (before == 0) {
        path.nodes.push_back(node);
        place_[raw(node)] = static_cast<std::uint32_t>(path.nodes.size());
        return;
    }
    for (auto at = before; at < path.nodes.size(); ++at) {
        place_[raw(path.nodes[at])] = 0;
    }
    path.nodes.resize(before);
    path.edges.resize(before - 1);
}

/// What flows on from a point, each pipe once. There is always one, since as much flows out as in.
std::uint32_t FlowWalks::step(FlowPoints::Point point) {
    const auto ways = flow_->leaving(point);
    for (;;) {
        const auto way = ways[next_[point]++];
        const auto through = flow_->flow(way / 2);
        if (way % 2 == 0 ? through > 0 : through < 0) {
            return way;
        }
    }
}

}  // namespace entente
