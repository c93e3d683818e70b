#include "graph/snapshot.hpp"

#include "graph/snapshot_arrays.hpp"
#include "graph/snapshot_core.hpp"

#include <algorithm>

namespace entente {

namespace {

std::uint32_t at(NodeIndex node) { return raw(node); }
std::uint32_t at(EdgeIndex edge) { return raw(edge); }

bool held_on(std::span<const Spell> spells, Day day) {
    return std::any_of(spells.begin(), spells.end(), [&](const Spell& spell) { return spell.when.contains(day); });
}

}  // namespace

Snapshot::Snapshot(std::shared_ptr<const Core> core, std::shared_ptr<const Adjacency> adjacency, std::optional<Day> day)
    : core_(std::move(core)), adjacency_(std::move(adjacency)), day_(day) {}

Snapshot Snapshot::of(const Store& store, const View& view) {
    Snapshot whole = build(store, view);
    std::optional<Day> day = view.as_of ? view.as_of : view.known_on;
    return day ? whole.narrowed({.day = day}) : whole;
}

/// Lays the arcs of the edges that are marked visible; two passes over the edges.
static void lay_arcs(const Snapshot& whole, std::size_t nodes, std::size_t edges, auto& adjacency) {
    struct Counts {
        std::uint32_t out = 0, symmetric = 0, in = 0;
    };
    std::vector<Counts> counts(nodes);
    for (std::uint32_t e = 0; e < edges; ++e) {
        if (!adjacency.edges[e]) continue;
        EdgeIndex edge{e};
        auto tail = raw(whole.tail(edge));
        auto head = raw(whole.head(edge));
        if (whole.symmetric(edge)) {
            ++counts[tail].symmetric;
            ++counts[head].symmetric;
        } else {
            ++counts[tail].out;
            ++counts[head].in;
        }
    }
    adjacency.rows.resize(nodes + 1);
    std::uint32_t next = 0;
    for (std::size_t n = 0; n < nodes; ++n) {
        auto [out, symmetric, in] = counts[n];
        adjacency.rows[n] = {next, next + out, next + out + symmetric};
        counts[n] = {next, next + out, next + out + symmetric};
        next += out + symmetric + in;
    }
    adjacency.rows[nodes] = {next, next, next};
    adjacency.arcs.resize(next);
    for (std::uint32_t e = 0; e < edges; ++e) {
        if (!adjacency.edges[e]) continue;
        EdgeIndex edge{e};
        NodeIndex tail = whole.tail(edge);
        NodeIndex head = whole.head(edge);
        bool symmetric = whole.symmetric(edge);
        auto& from = counts[raw(tail)];
        adjacency.arcs[symmetric ? from.symmetric++ : from.out++] = {head, edge};
        auto& into = counts[raw(head)];
        adjacency.arcs[symmetric ? into.symmetric++ : into.in++] = {tail, edge};
    }
}

Snapshot Snapshot::narrowed(const Narrowing& narrowing) const {
    auto adjacency = std::make_shared<Adjacency>();
    adjacency->nodes.resize(node_slots());
    adjacency->edges.resize(edge_slots());
    for (std::uint32_t n = 0; n < node_slots(); ++n) {
        NodeIndex node{n};
        const auto& within = narrowing.within;
        bool keep = adjacency_ ? visible(node) : !spells(node).empty();
        keep = keep && (!narrowing.day || held_on(spells(node), *narrowing.day));
        keep = keep && (within.empty() || std::any_of(within.begin(), within.end(),
                                                      [&](LabelId label) { return has_label(node, label); }));
        adjacency->nodes[n] = keep;
        adjacency->node_count += keep ? 1 : 0;
    }
    std::vector<bool> types(core_->schema.edge_types.size() + 1, narrowing.types.empty());
    for (TypeId type : narrowing.types) types.at(static_cast<std::size_t>(raw(type))) = true;
    for (const EdgeType& type : core_->schema.edge_types) {
        if (narrowing.default_paths && narrowing.types.empty() && !type.default_path)
            types[static_cast<std::size_t>(raw(type.id))] = false;
    }
    for (std::uint32_t e = 0; e < edge_slots(); ++e) {
        EdgeIndex edge{e};
        bool keep = adjacency_ ? visible(edge) : !spells(edge).empty();
        keep = keep && types[core_->types[e]] && adjacency->nodes[at(tail(edge))] && adjacency->nodes[at(head(edge))];
        keep = keep && (!narrowing.day || held_on(spells(edge), *narrowing.day));
        adjacency->edges[e] = keep;
        adjacency->edge_count += keep ? 1 : 0;
    }
    lay_arcs(*this, node_slots(), edge_slots(), *adjacency);
    return {core_, std::move(adjacency), narrowing.day ? narrowing.day : day_};
}

Snapshot Snapshot::whole() const { return Snapshot(core_, nullptr, std::nullopt).narrowed({}); }

std::size_t Snapshot::node_slots() const { return core_->node_ids.size(); }
std::size_t Snapshot::edge_slots() const { return core_->edge_ids.size(); }
std::size_t Snapshot::node_count() const { return adjacency_->node_count; }
std::size_t Snapshot::edge_count() const { return adjacency_->edge_count; }
bool Snapshot::visible(NodeIndex node) const { return adjacency_->nodes[at(node)]; }
bool Snapshot::visible(EdgeIndex edge) const { return adjacency_->edges[at(edge)]; }

std::span<const Arc> Snapshot::out(NodeIndex node) const {
    const auto& row = adjacency_->rows[at(node)];
    return {adjacency_->arcs.data() + row.begin, row.in - row.begin};
}

std::span<const Arc> Snapshot::in(NodeIndex node) const {
    const auto& row = adjacency_->rows[at(node)];
    return {adjacency_->arcs.data() + row.symmetric, adjacency_->rows[at(node) + 1].begin - row.symmetric};
}

std::span<const Arc> Snapshot::around(NodeIndex node) const {
    const auto& row = adjacency_->rows[at(node)];
    return {adjacency_->arcs.data() + row.begin, adjacency_->rows[at(node) + 1].begin - row.begin};
}

NodeIndex Snapshot::tail(EdgeIndex edge) const { return core_->tails[at(edge)]; }
NodeIndex Snapshot::head(EdgeIndex edge) const { return core_->heads[at(edge)]; }
TypeId Snapshot::type(EdgeIndex edge) const { return TypeId{core_->types[at(edge)]}; }
bool Snapshot::symmetric(EdgeIndex edge) const { return core_->schema.at(type(edge)).symmetric; }
std::span<const Spell> Snapshot::spells(EdgeIndex edge) const {
    return core_->spells[core_->presences[core_->edge_presence[at(edge)]].spells];
}
std::span<const Spell> Snapshot::spells(NodeIndex node) const { return core_->spells[core_->node_spells[at(node)]]; }
std::span<const SourceId> Snapshot::sources(EdgeIndex edge) const {
    return core_->source_sets[core_->presences[core_->edge_presence[at(edge)]].sources];
}

const Spell* Snapshot::spell_on(EdgeIndex edge, Day day) const {
    for (const Spell& spell : spells(edge)) {
        if (spell.when.contains(day)) return &spell;
    }
    return nullptr;
}

NodeId Snapshot::id(NodeIndex node) const { return core_->node_ids[at(node)]; }
EdgeId Snapshot::id(EdgeIndex edge) const { return core_->edge_ids[at(edge)]; }

std::optional<NodeIndex> Snapshot::find(NodeId id) const {
    auto found = std::lower_bound(core_->node_ids.begin(), core_->node_ids.end(), id);
    if (found == core_->node_ids.end() || *found != id) return std::nullopt;
    return NodeIndex{static_cast<std::uint32_t>(found - core_->node_ids.begin())};
}

std::string_view Snapshot::key(NodeIndex node) const { return core_->keys[at(node)]; }
std::string_view Snapshot::name(NodeIndex node) const { return core_->names[at(node)]; }
std::span<const LabelId> Snapshot::labels(NodeIndex node) const {
    return core_->label_sets[core_->node_labels[at(node)]];
}

bool Snapshot::has_label(NodeIndex node, LabelId label) const {
    auto set = labels(node);
    return std::find(set.begin(), set.end(), label) != set.end();
}

template <typename Columns>
static const Timeline* history(const Columns& columns, const std::vector<Timeline>& histories, PropertyId property,
                               std::uint32_t element) {
    auto column = columns.find(property);
    if (column == columns.end()) return nullptr;
    std::uint32_t number = column->second[element];
    return number == 0 ? nullptr : &histories[number];
}

const Timeline* Snapshot::property(NodeIndex node, PropertyId property) const {
    return history(core_->node_columns, core_->histories, property, at(node));
}

const Timeline* Snapshot::property(EdgeIndex edge, PropertyId property) const {
    return history(core_->edge_columns, core_->histories, property, at(edge));
}

const Schema& Snapshot::schema() const { return core_->schema; }
const std::vector<Source>& Snapshot::source_list() const { return core_->sources; }
const View& Snapshot::view() const { return core_->view; }
std::optional<Day> Snapshot::day() const { return day_; }
std::size_t Snapshot::undatable() const { return core_->undatable; }

Snapshot::Arrays Snapshot::arrays() const {
    return {core_->tails, core_->heads, core_->types, core_->node_labels, &core_->label_sets, core_->histories.size(),
            &core_->node_columns, &core_->edge_columns};
}

std::size_t Snapshot::memory() const {
    return core_->memory() + adjacency_->arcs.capacity() * sizeof(Arc) +
           adjacency_->rows.capacity() * sizeof(Adjacency::Row) +
           (adjacency_->nodes.capacity() + adjacency_->edges.capacity()) / 8;
}

}  // namespace entente
