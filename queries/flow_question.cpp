#include "queries/flow_question.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace entente {

FlowQuestion::FlowQuestion(const Snapshot& snapshot, NodeIndex from, NodeIndex to, Direction direction)
    : snapshot_(&snapshot), from_(from), to_(to), direction_(direction) {
    if (from == to) {
        throw UsageError(fmt::format("from {} to itself: disjoint paths and cuts lie between two nodes; name another",
                                     snapshot.key(from)));
    }
    if (snapshot.visible(from) && snapshot.visible(to)) {
        rank_nodes();
        collect_edges();
    }
}

void FlowQuestion::rank_nodes() {
    std::vector<NodeIndex> nodes;
    for (std::uint32_t slot = 0; slot < snapshot_->node_slots(); ++slot) {
        if (snapshot_->visible(NodeIndex{slot})) {
            nodes.push_back(NodeIndex{slot});
        }
    }
    std::sort(nodes.begin(), nodes.end(),
              [this](NodeIndex a, NodeIndex b) { return snapshot_->key(a) < snapshot_->key(b); });
    ranks_.resize(snapshot_->node_slots());
    for (std::uint32_t place = 0; place < nodes.size(); ++place) {
        ranks_[raw(nodes[place])] = place;
    }
}

void FlowQuestion::collect_edges() {
    for (std::uint32_t slot = 0; slot < snapshot_->edge_slots(); ++slot) {
        const EdgeIndex edge{slot};
        if (snapshot_->visible(edge) && snapshot_->tail(edge) != snapshot_->head(edge)) {
            edges_.push_back(edge);
        }
    }
    const auto place = [this](EdgeIndex edge) {
        auto ends = std::pair(rank(snapshot_->tail(edge)), rank(snapshot_->head(edge)));
        if (snapshot_->symmetric(edge) && ends.second < ends.first) {  // which is stored as tail says nothing
            std::swap(ends.first, ends.second);
        }
        return std::tuple(ends, snapshot_->id(edge));
    };
    std::sort(edges_.begin(), edges_.end(), [&](EdgeIndex a, EdgeIndex b) { return place(a) < place(b); });
}

bool FlowQuestion::leads(EdgeIndex edge, NodeIndex tail, NodeIndex head) const {
    const auto ends = std::pair(snapshot_->tail(edge), snapshot_->head(edge));
    return ends == std::pair(tail, head) || (both_ways(edge) && ends == std::pair(head, tail));
}

FlowPipes FlowQuestion::pipes(const std::vector<double>& rooms) const {
    FlowPipes made{1, {}, edges_};
    for (std::size_t at = 0; at < edges_.size(); ++at) {
        const auto room = rooms.empty() ? 1 : rooms[at];
        const auto back = both_ways(edges_[at]) ? room : 0;
        made.all.push_back({raw(snapshot_->tail(edges_[at])), raw(snapshot_->head(edges_[at])), room, back});
    }
    return made;
}

FlowPipes FlowQuestion::pipes_between_halves(double room) const {
    FlowPipes made{2};
    const auto add = [&](EdgeIndex edge, NodeIndex tail, NodeIndex head) {
        if (tail != to_ && head != from_) {
            made.all.push_back({leave(tail), enter(head), room, 0});
            made.edges.push_back(edge);
        }
    };
    for (const auto edge : edges_) {
        add(edge, snapshot_->tail(edge), snapshot_->head(edge));
        if (both_ways(edge)) {
            add(edge, snapshot_->head(edge), snapshot_->tail(edge));
        }
    }
    for (std::uint32_t slot = 0; slot < snapshot_->node_slots(); ++slot) {
        const NodeIndex inner{slot};
        if (snapshot_->visible(inner) && !is_end(inner)) {
            made.all.push_back({enter(inner), leave(inner), 1, 0});
        }
    }
    return made;
}

}  // namespace entente
