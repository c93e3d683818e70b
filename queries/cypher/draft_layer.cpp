#include "queries/cypher/draft_layer.hpp"

#include "graph/error.hpp"

#include <algorithm>
#include <limits>

namespace entente::cypher {

namespace {

/// What the base counts of a label or type; those that it does not know it does not have.
template <typename Id, typename Named, typename Count>
std::size_t counted(std::optional<Id> id, const std::vector<Named>& known, Count count) {
    return id && static_cast<std::size_t>(raw(*id)) > known.size() ? 0 : count(id);
}

std::size_t plus(std::size_t before, std::int64_t more) {
    return static_cast<std::size_t>(static_cast<std::int64_t>(before) + more);
}

template <typename Id>
std::int64_t more_of(const std::map<Id, std::int64_t>& more, Id id) {
    const auto found = more.find(id);
    return found == more.end() ? 0 : found->second;
}

/// (element, key, value) triples that are in `a` and not in `b`.
std::int64_t missing(const DatumMap& a, const DatumMap& b) {
    return std::count_if(a.begin(), a.end(), [&](const auto& entry) {
        const auto found =
            std::find_if(b.begin(), b.end(), [&](const auto& other) { return other.first == entry.first; });
        return found == b.end() || type_name(found->second) != type_name(entry.second) ||
               !same(found->second, entry.second);
    });
}

std::uint32_t next_slot(std::size_t base, std::uint32_t more) {
    if (base + more >= std::numeric_limits<std::uint32_t>::max()) {
        throw Error("the statement makes more elements than a graph can hold");
    }
    return static_cast<std::uint32_t>(base + more);
}

}  // namespace

DraftLayer::DraftLayer(const Graph& base, const Schema& schema) : base_(&base), schema_(&schema) {}

NodeIndex DraftLayer::put(const ShownNode& node) {
    const auto adopted = base_->adopt(node.id);
    const auto index = adopted ? *adopted : NodeIndex{next_slot(base_->node_slots(), new_nodes_++)};
    nodes_[index].now.id = node.id;
    by_id_[raw(node.id)] = index;
    arcs_[index];
    put(index, node);
    return index;
}

void DraftLayer::put(NodeIndex index, ShownNode node) {
    auto [at, fresh] = nodes_.try_emplace(index);
    auto& change = at->second;
    if (fresh) {
        change.was_visible = base_->visible(index);
        change.now = {.id = base_->id(index), .visible = change.was_visible};
        by_id_[raw(change.now.id)] = index;
        if (change.was_visible) {
            const auto labels = base_->labels(index);
            change.had_labels.assign(labels.begin(), labels.end());
            change.had = base_->properties(index);
            change.now.labels = change.had_labels;
        }
    }
    count(change.now, -1);
    change.now = std::move(node);
    count(change.now, 1);
}

void DraftLayer::count(const ShownNode& node, std::int64_t by) {
    if (!node.visible) {
        return;
    }
    more_nodes_ += by;
    for (const auto label : node.labels) {
        more_labelled_[label] += by;
    }
}

EdgeIndex DraftLayer::put(const ShownEdge& edge) {
    const auto adopted = base_->adopt(edge.id);
    const auto index = adopted ? *adopted : EdgeIndex{next_slot(base_->edge_slots(), new_edges_++)};
    edges_[index].now = {.id = edge.id, .type = edge.type, .tail = edge.tail, .head = edge.head};
    put(index, edge);
    return index;
}

void DraftLayer::put(EdgeIndex index, ShownEdge edge) {
    auto [at, fresh] = edges_.try_emplace(index);
    auto& change = at->second;
    if (fresh) {
        change.was_visible = base_->visible(index);
        change.in_arcs = change.was_visible;
        change.now.visible = change.was_visible;
        if (change.was_visible) {
            change.had = base_->properties(index);
        }
    }
    const auto more = std::int64_t{edge.visible} - std::int64_t{change.now.visible};
    more_edges_ += more;
    more_typed_[edge.type] += more;
    if (more != 0) {
        arcs(edge.tail).stale = true;
        arcs(edge.head).stale = true;
    }
    change.now = std::move(edge);
    if (more > 0) {
        if (change.in_arcs) {
            drop_arcs(index, change.now);
        }
        change.in_arcs = true;
        add_arcs(index, change.now);
    }
}

void DraftLayer::add_arcs(EdgeIndex index, const ShownEdge& edge) {
    const bool symmetric = schema_->at(edge.type).symmetric;
    auto& from = arcs(edge.tail);
    (symmetric ? from.symmetric : from.out).push_back({edge.head, index});
    auto& into = arcs(edge.head);
    (symmetric ? into.symmetric : into.in).push_back({edge.tail, index});
}

/// Of an edge that was gone and is there again: lists that have not been read since still have it.
void DraftLayer::drop_arcs(EdgeIndex index, const ShownEdge& edge) {
    for (const auto end : {edge.tail, edge.head}) {
        auto& at = arcs(end);
        for (auto* part : {&at.out, &at.symmetric, &at.in}) {
            std::erase_if(*part, [&](const Arc& arc) { return arc.edge == index; });
        }
    }
}

DraftLayer::Arcs& DraftLayer::arcs(NodeIndex node) const {
    auto [at, fresh] = arcs_.try_emplace(node);
    auto& arcs = at->second;
    const auto changed = nodes_.find(node);
    if (!fresh || (changed != nodes_.end() && !changed->second.was_visible)) {
        return arcs;
    }
    const auto around = base_->around(node);
    const std::vector<Arc> all(around.begin(), around.end());
    const auto out = base_->out(node).size();
    const auto into = base_->in(node).size();
    // Symmetric edges are out of the node and into it; all of it is those out, symmetric ones, those in.
    const auto symmetric = out + into - all.size();
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(out - symmetric);
    const auto second = all.begin() + static_cast<std::ptrdiff_t>(out);
    arcs.out.assign(all.begin(), first);
    arcs.symmetric.assign(first, second);
    arcs.in.assign(second, all.end());
    return arcs;
}

const DraftLayer::Arcs* DraftLayer::settled(NodeIndex node) const {
    const auto found = arcs_.find(node);
    if (found == arcs_.end()) {
        return nullptr;
    }
    auto& arcs = found->second;
    if (arcs.stale) {
        arcs.all.clear();
        for (auto* part : {&arcs.out, &arcs.symmetric, &arcs.in}) {
            std::erase_if(*part, [&](const Arc& arc) {
                const auto change = edges_.find(arc.edge);
                return change != edges_.end() && !change->second.now.visible;
            });
            arcs.all.insert(arcs.all.end(), part->begin(), part->end());
        }
        arcs.stale = false;
    }
    return &arcs;
}

std::span<const Arc> DraftLayer::out(NodeIndex node) const {
    const auto* arcs = settled(node);
    return arcs == nullptr ? base_->out(node) : std::span(arcs->all).first(arcs->out.size() + arcs->symmetric.size());
}

std::span<const Arc> DraftLayer::in(NodeIndex node) const {
    const auto* arcs = settled(node);
    return arcs == nullptr ? base_->in(node) : std::span(arcs->all).subspan(arcs->out.size());
}

std::span<const Arc> DraftLayer::around(NodeIndex node) const {
    const auto* arcs = settled(node);
    return arcs == nullptr ? base_->around(node) : std::span<const Arc>(arcs->all);
}

const ShownNode* DraftLayer::changed(NodeIndex node) const {
    const auto found = nodes_.find(node);
    return found == nodes_.end() ? nullptr : &found->second.now;
}

const ShownEdge* DraftLayer::changed(EdgeIndex edge) const {
    const auto found = edges_.find(edge);
    return found == edges_.end() ? nullptr : &found->second.now;
}

bool DraftLayer::visible(NodeIndex node) const {
    const auto* change = changed(node);
    return change == nullptr ? base_->visible(node) : change->visible;
}

bool DraftLayer::visible(EdgeIndex edge) const {
    const auto* change = changed(edge);
    return change == nullptr ? base_->visible(edge) : change->visible;
}

std::size_t DraftLayer::node_slots() const { return base_->node_slots() + new_nodes_; }
std::size_t DraftLayer::edge_slots() const { return base_->edge_slots() + new_edges_; }

std::size_t DraftLayer::count_nodes(std::optional<LabelId> label) const {
    const auto before = counted(label, base_->schema().labels, [&](auto id) { return base_->count_nodes(id); });
    return plus(before, label ? more_of(more_labelled_, *label) : more_nodes_);
}

std::size_t DraftLayer::count_edges(std::optional<TypeId> type) const {
    const auto before = counted(type, base_->schema().edge_types, [&](auto id) { return base_->count_edges(id); });
    return plus(before, type ? more_of(more_typed_, *type) : more_edges_);
}

std::vector<NodeIndex> DraftLayer::nodes(std::optional<LabelId> label) const {
    std::vector<NodeIndex> made;
    if (!label || static_cast<std::size_t>(raw(*label)) <= base_->schema().labels.size()) {
        made = base_->nodes(label);
    }
    std::erase_if(made, [&](NodeIndex node) { return nodes_.contains(node); });
    const auto middle = static_cast<std::ptrdiff_t>(made.size());
    for (const auto& [index, change] : nodes_) {
        const auto& labels = change.now.labels;
        if (change.now.visible && (!label || std::find(labels.begin(), labels.end(), *label) != labels.end())) {
            made.push_back(index);
        }
    }
    std::inplace_merge(made.begin(), made.begin() + middle, made.end());
    return made;
}

std::optional<NodeIndex> DraftLayer::find(NodeId id) const {
    const auto found = by_id_.find(raw(id));
    if (found == by_id_.end()) {
        return base_->find(id);
    }
    return visible(found->second) ? std::optional(found->second) : std::nullopt;
}

std::optional<EdgeIndex> DraftLayer::find(EdgeId id, NodeIndex at) const {
    for (const auto& arc : around(at)) {
        const auto* change = changed(arc.edge);
        if ((change == nullptr ? base_->id(arc.edge) : change->id) == id) {
            return arc.edge;
        }
    }
    return {};
}

Effects DraftLayer::effects() const {
    Effects made;
    const auto count = [&](bool was, bool is, const DatumMap& had, const DatumMap& has, std::int64_t& created,
                           std::int64_t& deleted) {
        created += is && !was ? 1 : 0;
        deleted += was && !is ? 1 : 0;
        made.properties_set += missing(has, had);
        made.properties_removed += missing(had, has);
    };
    for (const auto& [index, change] : nodes_) {
        const auto has = change.now.visible ? properties_of(change.now, *schema_) : DatumMap();
        count(change.was_visible, change.now.visible, change.had, has, made.nodes_created, made.nodes_deleted);
    }
    for (const auto& [index, change] : edges_) {
        const auto has = change.now.visible ? properties_of(change.now, *schema_) : DatumMap();
        count(change.was_visible, change.now.visible, change.had, has, made.edges_created, made.edges_deleted);
    }
    for (const auto& [label, more] : more_labelled_) {
        if (more == 0) {
            continue;
        }
        const bool known = static_cast<std::size_t>(raw(label)) <= base_->schema().labels.size();
        const auto had_more_than = [&, label = label](std::int64_t many) {
            return known && base_->has_nodes(label, static_cast<std::size_t>(many));
        };
        made.labels_added += more > 0 && !had_more_than(0) ? 1 : 0;
        made.labels_removed += more < 0 && !had_more_than(-more) ? 1 : 0;
    }
    return made;
}

}  // namespace entente::cypher
