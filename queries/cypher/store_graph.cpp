#include "queries/cypher/store_graph.hpp"

#include "graph/labelled.hpp"
#include "graph/lookup.hpp"
#include "queries/cypher/shown_element.hpp"
#include "queries/cypher/snapshot_graph.hpp"
#include "queries/cypher/stored_value.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace entente::cypher {

namespace {

/// Elements are put at their places as they are met, and looked at when something is asked of them.
class StoreGraph : public Graph {
public:
    StoreGraph(const Store& store, const View& view, std::size_t patience)
        : store_(&store), view_(view), day_(day_of(view)), lookup_(store, view), patience_(patience) {
        const auto& types = store.schema().edge_types;
        directed_ = std::none_of(types.begin(), types.end(), [](const EdgeType& type) { return type.symmetric; });
    }

    const Schema& schema() const override { return store_->schema(); }
    std::size_t node_slots() const override { return nodes_.size(); }
    std::size_t edge_slots() const override { return edges_.size(); }
    bool visible(NodeIndex node) const override { return at(node).visible; }
    bool visible(EdgeIndex edge) const override { return at(edge).visible; }
    std::size_t count_nodes(std::optional<LabelId> label) const override { return nodes(label).size(); }
    std::size_t count_edges(std::optional<TypeId> type) const override;
    bool has_nodes(LabelId label, std::size_t more_than) const override;
    std::vector<NodeIndex> nodes(std::optional<LabelId> label) const override;
    std::optional<std::vector<NodeIndex>> lookup(std::string_view property, const Datum& value) const override;
    std::optional<NodeIndex> find(NodeId id) const override;
    std::optional<NodeIndex> adopt(NodeId id) const override;
    std::optional<EdgeIndex> adopt(EdgeId id) const override;
    std::span<const Arc> out(NodeIndex node) const override;
    std::span<const Arc> in(NodeIndex node) const override;
    std::span<const Arc> around(NodeIndex node) const override { return arcs(node).all; }
    NodeIndex tail(EdgeIndex edge) const override { return edges_[raw(edge)].shown.tail; }
    NodeIndex head(EdgeIndex edge) const override { return edges_[raw(edge)].shown.head; }
    TypeId type(EdgeIndex edge) const override { return edges_[raw(edge)].shown.type; }
    std::span<const LabelId> labels(NodeIndex node) const override { return at(node).labels; }
    NodeId id(NodeIndex node) const override { return nodes_[raw(node)].shown.id; }
    EdgeId id(EdgeIndex edge) const override { return edges_[raw(edge)].shown.id; }
    Datum property(NodeIndex node, std::string_view name) const override;
    Datum property(EdgeIndex edge, std::string_view name) const override;
    DatumMap properties(NodeIndex node) const override;
    DatumMap properties(EdgeIndex edge) const override;
    Resolution resolution(NodeIndex node) const override { return lookup_.node(id(node)); }
    Resolution resolution(EdgeIndex edge) const override { return lookup_.edge(store_->edge(id(edge))); }
    std::span<const Source> sources() const override { return store_->sources(); }

private:
    struct Node {
        ShownNode shown;
        bool looked_at = false;
        bool identified = false;
        std::optional<NodeIndex> in_whole = {};  ///< where the snapshot has it, if it is looked at there
    };
    struct Edge {
        ShownEdge shown;
        bool looked_at = false;
        std::optional<EdgeIndex> in_whole = {};
    };
    struct Arcs {
        std::vector<Arc> all;       ///< those out of directed edges, of symmetric ones, those into directed ones
        std::size_t symmetric = 0;  ///< where the second part begins
        std::size_t in = 0;
    };

    NodeIndex meet(NodeId id) const;
    EdgeIndex meet(const EdgeRecord& edge) const;
    const ShownNode& at(NodeIndex node) const;
    const ShownEdge& at(EdgeIndex edge) const;
    const ShownNode& identified(NodeIndex node) const;
    const Arcs& arcs(NodeIndex node) const;
    std::span<const Arc> leaving(NodeIndex node) const;
    bool spoken_by_edge(NodeId node) const;
    const SnapshotGraph* whole() const;
    void look_up(Node& node) const;
    Arcs arcs_one_by_one(NodeIndex node) const;
    Arcs arcs_of_whole(NodeIndex node) const;

    const Store* store_;
    View view_;
    std::optional<Day> day_;
    bool directed_ = false;  ///< no edge is symmetric
    mutable Lookup lookup_;
    std::size_t patience_;
    mutable std::unique_ptr<SnapshotGraph> whole_;
    mutable std::deque<Node> nodes_;
    mutable std::deque<Edge> edges_;
    mutable std::unordered_map<std::int64_t, NodeIndex> met_nodes_;
    mutable std::unordered_map<std::int64_t, EdgeIndex> met_edges_;
    mutable std::unordered_map<NodeIndex, Arcs> arcs_;
    mutable std::unordered_map<NodeIndex, std::vector<Arc>> leaving_;
    mutable std::unordered_set<std::int64_t> adopted_;  ///< elements that whoever adopted them answers for
};

NodeIndex StoreGraph::meet(NodeId id) const {
    const auto [found, fresh] = met_nodes_.try_emplace(raw(id), NodeIndex{static_cast<std::uint32_t>(nodes_.size())});
    if (fresh) {
        nodes_.push_back({.shown = {.id = id}});
    }
    return found->second;
}

EdgeIndex StoreGraph::meet(const EdgeRecord& edge) const {
    const auto [found, fresh] =
        met_edges_.try_emplace(raw(edge.id), EdgeIndex{static_cast<std::uint32_t>(edges_.size())});
    if (fresh) {
        edges_.push_back(
            {.shown = {.id = edge.id, .type = edge.type, .tail = meet(edge.tail), .head = meet(edge.head)}});
    }
    return found->second;
}

std::optional<NodeIndex> StoreGraph::adopt(NodeId id) const {
    adopted_.insert(raw(id));
    return meet(id);
}

std::optional<EdgeIndex> StoreGraph::adopt(EdgeId id) const {
    adopted_.insert(raw(id));
    return meet(store_->edge(id));
}

/// The snapshot, once there is no patience left. It would show what a draft has written besides.
const SnapshotGraph* StoreGraph::whole() const {
    if (!whole_ && edges_.size() > patience_ && adopted_.empty()) {
        whole_ = std::make_unique<SnapshotGraph>(Snapshot::of(*store_, view_), *store_);
    }
    return whole_.get();
}

const ShownNode& StoreGraph::at(NodeIndex index) const {
    auto& node = nodes_[raw(index)];
    if (!node.looked_at) {
        node.looked_at = true;
        look_up(node);
    }
    return node.shown;
}

void StoreGraph::look_up(Node& node) const {
    auto& shown = node.shown;
    if (whole_) {
        node.in_whole = whole_->find(shown.id);
        shown.visible = node.in_whole.has_value();
        if (shown.visible) {
            const auto labels = whole_->labels(*node.in_whole);
            shown.labels.assign(labels.begin(), labels.end());
        }
        return;
    }
    const auto resolution = lookup_.node(shown.id, store_->statements(element(shown.id)));
    const bool there = is_there(resolution, day_);
    shown.spoken = !resolution.claims.empty() || (there && spoken_by_edge(shown.id));
    shown.visible = there && shown.spoken;
    shown.labels = labels_of(resolution, schema());
    shown.values = values_of(resolution, schema(), day_, *store_);
}

/// A node that nothing is said of is there while something is said of an edge at it.
bool StoreGraph::spoken_by_edge(NodeId node) const {
    bool spoken = false;
    store_->each_edge_at(node, [&](const EdgeRecord& edge) {
        const auto statements = store_->statements(element(edge.id));
        spoken = std::any_of(statements.begin(), statements.end(), [&](const Statement& statement) {
            bool undatable = false;
            return lookup_.resolver().admits(statement, undatable);
        });
        spoken = spoken || !lookup_.edge(edge, statements).claims.empty();
        return !spoken;
    });
    return spoken;
}

const ShownNode& StoreGraph::identified(NodeIndex index) const {
    at(index);
    auto& node = nodes_[raw(index)];
    if (!node.identified) {
        node.identified = true;
        identify(node.shown, *store_);
    }
    return node.shown;
}

const ShownEdge& StoreGraph::at(EdgeIndex index) const {
    auto& edge = edges_[raw(index)];
    if (!edge.looked_at) {
        edge.looked_at = true;
        auto& shown = edge.shown;
        const auto resolution = lookup_.edge({shown.id, shown.type, id(shown.tail), id(shown.head), ""});
        shown.visible = is_there(resolution, day_);
        shown.values = values_of(resolution, schema(), day_, *store_);
    }
    return edge.shown;
}

const StoreGraph::Arcs& StoreGraph::arcs(NodeIndex node) const {
    const auto [found, fresh] = arcs_.try_emplace(node);
    if (fresh) {
        found->second = whole() != nullptr ? arcs_of_whole(node) : arcs_one_by_one(node);
    }
    return found->second;
}

StoreGraph::Arcs StoreGraph::arcs_one_by_one(NodeIndex node) const {
    Arcs arcs;
    std::vector<Arc> symmetric;
    std::vector<Arc> in;
    for (const auto& record : store_->edges_at(id(node))) {
        const auto edge = meet(record);
        if (adopted_.contains(raw(record.id)) || !at(edge).visible) {
            continue;
        }
        const bool both = schema().at(record.type).symmetric;
        if (tail(edge) == node) {
            (both ? symmetric : arcs.all).push_back({head(edge), edge});
        }
        if (head(edge) == node) {
            (both ? symmetric : in).push_back({tail(edge), edge});
        }
    }
    arcs.symmetric = arcs.all.size();
    arcs.all.insert(arcs.all.end(), symmetric.begin(), symmetric.end());
    arcs.in = arcs.all.size();
    arcs.all.insert(arcs.all.end(), in.begin(), in.end());
    return arcs;
}

/// The arcs out of a node without a look at those into it, where no edge is both.
std::span<const Arc> StoreGraph::leaving(NodeIndex node) const {
    const auto [found, fresh] = leaving_.try_emplace(node);
    auto& arcs = found->second;
    if (!fresh) {
        return arcs;
    }
    std::vector<EdgeRecord> records;
    const auto from = id(node);
    store_->each_edge_at(from, [&](const EdgeRecord& record) {
        if (record.tail == from) {
            records.push_back(record);
        }
        return record.tail == from;  // those into it come last
    });
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    for (const auto& record : records) {
        const auto edge = meet(record);
        if (!adopted_.contains(raw(record.id)) && at(edge).visible) {
            arcs.push_back({head(edge), edge});
        }
    }
    return arcs;
}

StoreGraph::Arcs StoreGraph::arcs_of_whole(NodeIndex node) const {
    Arcs arcs;
    const auto there = whole_->find(id(node));
    if (!there) {
        return arcs;
    }
    for (const auto& arc : whole_->around(*there)) {
        const auto tail = whole_->id(whole_->tail(arc.edge));
        const auto head = whole_->id(whole_->head(arc.edge));
        const auto edge = meet({whole_->id(arc.edge), whole_->type(arc.edge), tail, head, ""});
        auto& met = edges_[raw(edge)];
        if (!met.looked_at) {
            met.looked_at = true;
            met.in_whole = arc.edge;
            met.shown.visible = true;
        }
        arcs.all.push_back({meet(whole_->id(arc.other)), edge});
    }
    arcs.in = whole_->out(*there).size();
    arcs.symmetric = arcs.all.size() - whole_->in(*there).size();
    return arcs;
}

Datum StoreGraph::property(NodeIndex node, std::string_view name) const {
    at(node);
    const auto& in_whole = nodes_[raw(node)].in_whole;
    return in_whole ? whole_->property(*in_whole, name) : property_of(identified(node), name, schema());
}

Datum StoreGraph::property(EdgeIndex edge, std::string_view name) const {
    const auto& in_whole = edges_[raw(edge)].in_whole;
    return in_whole ? whole_->property(*in_whole, name) : property_of(at(edge), name, schema());
}

DatumMap StoreGraph::properties(NodeIndex node) const {
    at(node);
    const auto& in_whole = nodes_[raw(node)].in_whole;
    return in_whole ? whole_->properties(*in_whole) : properties_of(identified(node), schema());
}

DatumMap StoreGraph::properties(EdgeIndex edge) const {
    const auto& in_whole = edges_[raw(edge)].in_whole;
    return in_whole ? whole_->properties(*in_whole) : properties_of(at(edge), schema());
}

std::span<const Arc> StoreGraph::out(NodeIndex node) const {
    if (directed_ && !arcs_.contains(node) && whole() == nullptr) {
        return leaving(node);
    }
    const auto& at = arcs(node);
    return std::span(at.all).first(at.in);
}

std::span<const Arc> StoreGraph::in(NodeIndex node) const {
    const auto& at = arcs(node);
    return std::span(at.all).subspan(at.symmetric);
}

std::vector<NodeIndex> StoreGraph::nodes(std::optional<LabelId> label) const {
    std::vector<NodeIndex> made;
    store_->each_node([&](NodeId id) {
        if (adopted_.contains(raw(id))) {
            return;
        }
        const auto index = meet(id);
        const auto& node = at(index);
        if (node.visible &&
            (!label || std::find(node.labels.begin(), node.labels.end(), *label) != node.labels.end())) {
            made.push_back(index);
        }
    });
    std::sort(made.begin(), made.end());
    return made;
}

bool StoreGraph::has_nodes(LabelId label, std::size_t more_than) const {
    std::unordered_set<std::int64_t> found;
    each_labelled(*store_, schema().at(label).name, [&](NodeId id) {
        if (!adopted_.contains(raw(id))) {
            const auto& node = at(meet(id));
            if (node.visible && std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end()) {
                found.insert(raw(id));
            }
        }
        return found.size() <= more_than;
    });
    return found.size() > more_than;
}

std::size_t StoreGraph::count_edges(std::optional<TypeId> type) const {
    std::size_t count = 0;
    store_->each_edge([&](const EdgeRecord& edge) {
        if (!adopted_.contains(raw(edge.id)) && (!type || edge.type == *type) && at(meet(edge)).visible) {
            ++count;
        }
    });
    return count;
}

std::optional<std::vector<NodeIndex>> StoreGraph::lookup(std::string_view property, const Datum& value) const {
    const auto ids = nodes_by_identity(*store_, schema(), property, value);
    if (!ids) {
        return {};
    }
    std::vector<NodeIndex> made;
    for (const auto id : *ids) {
        const auto node = adopted_.contains(raw(id)) ? std::nullopt : find(id);
        if (node && equals(this->property(*node, property), value) == true) {
            made.push_back(*node);
        }
    }
    std::sort(made.begin(), made.end());
    return made;
}

std::optional<NodeIndex> StoreGraph::find(NodeId id) const {
    const auto node = meet(id);
    return visible(node) ? std::optional(node) : std::nullopt;
}

}  // namespace

std::unique_ptr<Graph> store_graph(const Store& store, const View& view, std::size_t patience) {
    return std::make_unique<StoreGraph>(store, view, patience);
}

}  // namespace entente::cypher
