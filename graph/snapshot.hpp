#pragma once

#include "graph/resolve.hpp"
#include "graph/store.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// A stretch of days over which an edge (or a node) is there in one way.
struct Spell {
    Interval when;
    Marks marks;

    friend bool operator==(const Spell&, const Spell&) = default;
};

/// The spells of an element that is resolved alone; of an edge they are still to be clipped to those of its ends.
std::vector<Spell> spells_of(const Resolution& resolution);

/// The parts of spells that lie within a frame, certain where both are.
std::vector<Spell> clipped(std::span<const Spell> spells, std::span<const Spell> frame);

/// One end of an edge as seen from the other.
struct Arc {
    NodeIndex other;
    EdgeIndex edge;
};

/// A part of a snapshot that is to be kept.
struct Narrowing {
    std::optional<Day> day = {};       ///< what is there on the day
    std::vector<TypeId> types = {};    ///< edges of these types; empty: all
    std::vector<LabelId> within = {};  ///< nodes with one of these labels, and edges between them; empty: all
    bool default_paths = false;        ///< leave out types that paths do not follow unless named
};

/// The property graph that a view resolves to: immutable, in memory, over all time.
///
/// Compressed rows in both directions plus property columns. A snapshot that is narrowed shares its arrays and keeps
/// the indices: what is not in it is not visible, and has no arcs. About 44 bytes an edge, its spells and one property
/// included. May be read by many threads.
class Snapshot {
public:
    /// Reads the whole file in one transaction. Time O(V + E + statements).
    static Snapshot build(const Store& store, const View& view);

    /// The snapshot of a view: built, and narrowed to its day where it has one.
    static Snapshot of(const Store& store, const View& view);

    /// The part on one day, of some types, or among some labels. Time O(V + E).
    Snapshot narrowed(const Narrowing& narrowing) const;

    /// All that the view shows on any day: what this one was narrowed from. Time O(V + E).
    Snapshot whole() const;

    std::size_t node_slots() const;  ///< indices run below this
    std::size_t edge_slots() const;
    std::size_t node_count() const;  ///< visible
    std::size_t edge_count() const;  ///< visible
    bool visible(NodeIndex node) const;
    bool visible(EdgeIndex edge) const;

    /// Arcs of visible edges. A symmetric edge is an arc out of and into both ends. A loop is in `around` twice.
    std::span<const Arc> out(NodeIndex node) const;
    std::span<const Arc> in(NodeIndex node) const;
    std::span<const Arc> around(NodeIndex node) const;  ///< every edge at the node, once an end

    NodeIndex tail(EdgeIndex edge) const;
    NodeIndex head(EdgeIndex edge) const;
    TypeId type(EdgeIndex edge) const;
    bool symmetric(EdgeIndex edge) const;

    /// When it is there, over all time under the view, also in a narrowed snapshot. Possible days; each spell says
    /// whether it is certain.
    std::span<const Spell> spells(EdgeIndex edge) const;
    std::span<const Spell> spells(NodeIndex node) const;

    /// Sources that say the edge exists.
    std::span<const SourceId> sources(EdgeIndex edge) const;

    /// The spell on the day, or null.
    const Spell* spell_on(EdgeIndex edge, Day day) const;

    NodeId id(NodeIndex node) const;
    EdgeId id(EdgeIndex edge) const;
    std::optional<NodeIndex> find(NodeId id) const;
    std::string_view key(NodeIndex node) const;
    std::string_view name(NodeIndex node) const;
    std::span<const LabelId> labels(NodeIndex node) const;
    bool has_label(NodeIndex node, LabelId label) const;

    /// Values over time, resolved; null where nothing is said. The column of a property: one a call, cheap.
    const Timeline* property(NodeIndex node, PropertyId property) const;
    const Timeline* property(EdgeIndex edge, PropertyId property) const;

    const Schema& schema() const;
    const std::vector<Source>& source_list() const;
    const View& view() const;
    std::optional<Day> day() const;  ///< of a narrowed snapshot

    /// Statements that known-on left out because no day says when they could be read.
    std::size_t undatable() const;

    /// Bytes held by arrays that grow with the graph.
    std::size_t memory() const;

    /// For loops over many elements: see snapshot_arrays.hpp.
    struct Arrays;
    Arrays arrays() const;

private:
    struct Core;
    struct Adjacency;
    Snapshot(std::shared_ptr<const Core> core, std::shared_ptr<const Adjacency> adjacency, std::optional<Day> day);

    std::shared_ptr<const Core> core_;
    std::shared_ptr<const Adjacency> adjacency_;
    std::optional<Day> day_;
    friend class SnapshotBuilder;
};

}  // namespace entente
