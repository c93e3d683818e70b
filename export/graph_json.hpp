#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/graph_format.hpp"
#include "export/graph_values.hpp"

namespace entente {

/// What the JSON formats say of a view and its elements, member by member, each with a comma before it.
///
/// Of a node: name, labels, its properties, spells, history. Of an edge: type, symmetric, its properties, spells,
/// sources, history. `spells` is left out of what is always there, `history` of values that hold, undisputed, on all
/// days of their element.
class GraphJson {
public:
    /// `taken` are names that the format gives to what it adds.
    GraphJson(const GraphContent& graph, std::span<const std::string_view> taken_of_nodes,
              std::span<const std::string_view> taken_of_edges);

    /// as_of, known_on and the sources that edges cite. The first member has no comma.
    void append_view(std::string& out) const;

    void append(std::string& out, NodeIndex node);
    void append(std::string& out, EdgeIndex edge);

    /// The node's key in quotes.
    std::string_view id(NodeIndex node) const;

private:
    template <typename Index>
    void append_property(std::string& out, Index element, const GraphProperty& property, const std::string& member);
    void append_history(std::string& out) const;
    void append_sources(std::string& out, EdgeIndex edge) const;

    const Snapshot* snapshot_;
    GraphValues values_;
    std::vector<std::string> node_members_;  ///< of each property: comma, name, colon
    std::vector<std::string> edge_members_;
    std::vector<std::string> types_;    ///< of each edge type its first member
    std::vector<std::string> labels_;   ///< in quotes
    std::vector<std::string> sources_;  ///< keys in quotes
    std::string history_;               ///< of the element at hand
    std::string ids_;
    std::vector<std::size_t> id_ends_;
};

}  // namespace entente
