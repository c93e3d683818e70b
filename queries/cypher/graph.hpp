#pragma once

#include "graph/resolve.hpp"
#include "graph/schema.hpp"
#include "graph/snapshot.hpp"
#include "queries/cypher/datum.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cypher {

class CodeBook;

/// What a query reads: a snapshot, the store through its indexes, or either of them with the writes of this statement.
///
/// Nodes and edges are dense indices of this graph, valid as long as it is. Names that the schema does not know match
/// nothing. Whoever asks for an element that is not visible asks in error, except visible() itself.
class Graph {
public:
    virtual ~Graph() = default;

    virtual const Schema& schema() const = 0;

    virtual std::size_t node_slots() const = 0;
    virtual std::size_t edge_slots() const = 0;
    virtual bool visible(NodeIndex node) const = 0;
    virtual bool visible(EdgeIndex edge) const = 0;

    /// How many visible nodes have the label (without one: all), and visible edges the type: exact in a snapshot,
    /// without a look at each where an index tells.
    virtual std::size_t count_nodes(std::optional<LabelId> label) const = 0;
    virtual std::size_t count_edges(std::optional<TypeId> type) const = 0;

    /// Whether more than so many visible nodes have the label.
    virtual bool has_nodes(LabelId label, std::size_t more_than) const { return count_nodes(label) > more_than; }

    /// Visible nodes of the label, ascending; without one all.
    virtual std::vector<NodeIndex> nodes(std::optional<LabelId> label) const = 0;

    /// Where an index serves the property: the visible nodes that may have the value, and all that have it. Else
    /// nothing, and all nodes have to be looked at.
    virtual std::optional<std::vector<NodeIndex>> lookup(std::string_view property, const Datum& value) const = 0;

    /// The node of a stored id, if it is visible.
    virtual std::optional<NodeIndex> find(NodeId id) const = 0;

    /// The index of an element of the file, which it need not have met or show, where indices are handed out as
    /// elements are met. Nothing where they are fixed: there what is new lies beyond them.
    virtual std::optional<NodeIndex> adopt(NodeId) const { return {}; }
    virtual std::optional<EdgeIndex> adopt(EdgeId) const { return {}; }

    /// As Snapshot says. Valid until the next call that writes, and in the store until the next call.
    virtual std::span<const Arc> out(NodeIndex node) const = 0;
    virtual std::span<const Arc> in(NodeIndex node) const = 0;
    virtual std::span<const Arc> around(NodeIndex node) const = 0;

    virtual NodeIndex tail(EdgeIndex edge) const = 0;
    virtual NodeIndex head(EdgeIndex edge) const = 0;
    virtual TypeId type(EdgeIndex edge) const = 0;

    virtual std::span<const LabelId> labels(NodeIndex node) const = 0;
    virtual NodeId id(NodeIndex node) const = 0;
    virtual EdgeId id(EdgeIndex edge) const = 0;

    /// The value in the view; null where nothing is said. Of a property that takes many a list. `key` and `name` are
    /// the node's identity key and first name, unless statements give it properties of that name.
    virtual Datum property(NodeIndex node, std::string_view name) const = 0;
    virtual Datum property(EdgeIndex edge, std::string_view name) const = 0;

    /// All of them that are not null.
    virtual DatumMap properties(NodeIndex node) const = 0;
    virtual DatumMap properties(EdgeIndex edge) const = 0;

    /// The element with the statements about it, over all time under the view. Throws Fault where there is no file
    /// behind the graph. Time O(statements about it), read from the file.
    virtual Resolution resolution(NodeIndex node) const;
    virtual Resolution resolution(EdgeIndex edge) const;

    /// Those that statements name: SourceId n is at position n - 1.
    virtual std::span<const Source> sources() const { return {}; }

    /// The snapshot beneath, for analyses; null where there is none, or where it lacks what this statement wrote.
    virtual const Snapshot* snapshot() const { return nullptr; }

    /// Numbers for the values that properties have in the snapshot; null where there is none.
    virtual CodeBook* codes() const { return nullptr; }
};

}  // namespace entente::cypher
