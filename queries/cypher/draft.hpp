#pragma once

#include "graph/load.hpp"
#include "queries/cypher/graph.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

namespace entente::cypher {

/// What a statement changed, as openCypher counts: what is there afterwards and was not before, or the reverse.
struct Effects {
    std::int64_t nodes_created = 0;
    std::int64_t nodes_deleted = 0;
    std::int64_t edges_created = 0;
    std::int64_t edges_deleted = 0;
    std::int64_t labels_added = 0;  ///< names of labels that some node has now and none had
    std::int64_t labels_removed = 0;
    std::int64_t properties_set = 0;
    std::int64_t properties_removed = 0;

    friend bool operator==(const Effects&, const Effects&) = default;
};

/// A graph with the writes of one statement: each goes to the load at once, and is read back as the view shows it.
///
/// Statements are made in the name of one source. A write that the view would not show is an Error that says why. The
/// store's schema decides what may be written. Element indices beyond those of the base are new ones.
/// All that writes throws Fault (TypeError, ConstraintVerificationFailed ...) or Error, after which the load is to be
/// dropped.
class Draft : public Graph {
public:
    struct Options {
        SourceId source{};
        View view;
        Day today;
        bool forget = false;  ///< deletion removes rows
    };

    Draft(const Graph& base, Store& store, Load& load, Options options);
    ~Draft() override;

    /// Nodes of strict databases need a key, as the property `key`; `name` becomes their name. Null properties are not
    /// stated.
    NodeIndex create_node(std::span<const std::string> labels, const DatumMap& properties, const entente::Span& span);
    EdgeIndex create_edge(std::string_view type, NodeIndex tail, NodeIndex head, const DatumMap& properties,
                          const entente::Span& span);

    using Element = std::variant<NodeIndex, EdgeIndex>;

    /// Retracts what the source said of the property in the span and states the value, or none.
    void set(Element element, std::string_view property, const Datum& value, const entente::Span& span);
    void set_labels(NodeIndex node, std::span<const std::string> labels, const entente::Span& span);
    void remove_labels(NodeIndex node, std::span<const std::string> labels);

    /// States that it does not exist, from the view's day (throughout, over all time). Harmless if it is gone already.
    void remove(EdgeIndex edge);
    void remove(NodeIndex node);

    /// To be called when the statement is over. Throws Fault (ConstraintVerificationFailed, DeleteConnectedNode) where
    /// an edge stands at a node that was removed; Error where something refers to a node that is to be forgotten.
    void check_ends();

    Effects effects() const;

    // Graph
    const Schema& schema() const override;
    std::size_t node_slots() const override;
    std::size_t edge_slots() const override;
    bool visible(NodeIndex node) const override;
    bool visible(EdgeIndex edge) const override;
    std::size_t count_nodes(std::optional<LabelId> label) const override;
    std::size_t count_edges(std::optional<TypeId> type) const override;
    std::vector<NodeIndex> nodes(std::optional<LabelId> label) const override;
    std::optional<std::vector<NodeIndex>> lookup(std::string_view property, const Datum& value) const override;
    std::optional<NodeIndex> find(NodeId id) const override;
    std::span<const Arc> out(NodeIndex node) const override;
    std::span<const Arc> in(NodeIndex node) const override;
    std::span<const Arc> around(NodeIndex node) const override;
    NodeIndex tail(EdgeIndex edge) const override;
    NodeIndex head(EdgeIndex edge) const override;
    TypeId type(EdgeIndex edge) const override;
    std::span<const LabelId> labels(NodeIndex node) const override;
    NodeId id(NodeIndex node) const override;
    EdgeId id(EdgeIndex edge) const override;
    Datum property(NodeIndex node, std::string_view name) const override;
    Datum property(EdgeIndex edge, std::string_view name) const override;
    DatumMap properties(NodeIndex node) const override;
    DatumMap properties(EdgeIndex edge) const override;
    Resolution resolution(NodeIndex node) const override;
    Resolution resolution(EdgeIndex edge) const override;
    std::span<const Source> sources() const override;
    const Snapshot* snapshot() const override;  ///< null once something has been written
    CodeBook* codes() const override;           ///< likewise

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente::cypher
