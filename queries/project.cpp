// Projection: from actors and what they share (states and treaties) to actors alone.
//
// Method. Two actors are tied when both have an edge to a node of the label. The strength of the tie is the number of
// such nodes, or with Sharing::newman the sum over them of 1 / (n - 1), n the actors of the node, so that a treaty of
// two ties them as closely as many treaties of all do. Nothing is written into the file: dyads lose the treaty.
//
// Edge cases. Parallel edges to a shared node count once, an edge between two actors not at all, and a node that only
// one actor has ties nobody. The actors are given: those of an all-time snapshot stay vertices on days without a tie.
//
// Newman, "Scientific collaboration networks II", Physical Review E 64, 016132, 2001.

#include "queries/project.hpp"

#include "graph/error.hpp"
#include "queries/row_builder.hpp"

#include <algorithm>
#include <limits>

namespace entente {

namespace {

constexpr auto kNone = std::numeric_limits<Vertex>::max();

/// Who shares what: distinct nodes at the other ends.
class Sharers {
public:
    Sharers(const Snapshot& snapshot, LabelId label, const std::vector<Vertex>& vertices)
        : snapshot_(snapshot), label_(label), vertices_(vertices), seen_(snapshot.node_slots(), 0) {}

    /// Ascending, so that both actors of a tie sum in one order.
    std::vector<NodeIndex> shared_by(NodeIndex actor) {
        auto found = others(actor, [&](NodeIndex other) { return snapshot_.has_label(other, label_); });
        std::sort(found.begin(), found.end());
        return found;
    }
    std::vector<NodeIndex> of(NodeIndex shared) {
        return others(shared, [&](NodeIndex other) { return vertices_[raw(other)] != kNone; });
    }

private:
    template <typename Keep>
    std::vector<NodeIndex> others(NodeIndex node, Keep keep) {
        std::vector<NodeIndex> found;
        for (const auto& arc : snapshot_.around(node)) {
            if (seen_[raw(arc.other)] == 0 && keep(arc.other)) {
                seen_[raw(arc.other)] = 1;
                found.push_back(arc.other);
            }
        }
        for (const auto other : found) {
            seen_[raw(other)] = 0;
        }
        return found;
    }

    const Snapshot& snapshot_;
    LabelId label_;
    const std::vector<Vertex>& vertices_;
    std::vector<char> seen_;
};

void require_plain(const NetworkOptions& options) {
    if (options.direction != Direction::any) {
        throw UsageError("what is shared has no direction: a projection cannot be directed");
    }
    if (options.weight && options.weight->of != Weight::Of::ties) {
        throw UsageError("a projection weighs by what is shared: the weight is 'ties' or '1/ties'");
    }
}

}  // namespace

Network project(const Snapshot& snapshot, const NetworkOptions& options) {
    require_plain(options);
    const auto& projection = options.projection.value();
    Network made{snapshot, Direction::any, options.weight.has_value(), true};
    std::vector<Vertex> vertices(snapshot.node_slots(), kNone);
    for (const auto node : projection.actors) {
        if (snapshot.visible(node)) {
            vertices[raw(node)] = static_cast<Vertex>(made.nodes.size());
            made.nodes.push_back(node);
        }
    }
    Sharers sharers(snapshot, projection.label, vertices);
    std::vector<std::vector<Vertex>> actors_of(snapshot.node_slots());
    RowBuilder builder(made.size(), options.weight);
    for (Vertex vertex = 0; vertex < made.size(); ++vertex) {
        for (const auto shared : sharers.shared_by(made.nodes[vertex])) {
            auto& members = actors_of[raw(shared)];
            if (members.empty()) {
                for (const auto node : sharers.of(shared)) {
                    members.push_back(vertices[raw(node)]);
                }
            }
            const auto adds =
                projection.sharing == Projection::Sharing::count ? 1 : 1 / (static_cast<double>(members.size()) - 1);
            for (const auto member : members) {
                if (member != vertex) {
                    builder.add(member, adds);
                }
            }
        }
        builder.end_row();
    }
    made.out = builder.take();
    return made;
}

std::vector<NodeIndex> actors(const Snapshot& snapshot, LabelId label) {
    std::vector<NodeIndex> found;
    for (std::uint32_t slot = 0; slot < snapshot.node_slots(); ++slot) {
        const NodeIndex node{slot};
        const auto arcs = snapshot.around(node);
        if (!snapshot.has_label(node, label) && std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
                return snapshot.has_label(arc.other, label);
            })) {
            found.push_back(node);
        }
    }
    return found;
}

}  // namespace entente
