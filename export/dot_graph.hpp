#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// A graph under construction in cgraph, written as DOT text. All texts must have been escaped by escape_dot or,
/// where a function says HTML, made with escape_dot_html.
class DotGraph {
public:
    /// Handles: indices that this graph gave out.
    enum class Node : std::size_t {};
    enum class Edge : std::size_t {};
    enum class Group : std::size_t {};

    /// Name and value of an attribute.
    struct Attribute {
        const char* name;
        std::string value;
    };
    using Attributes = std::vector<Attribute>;

    explicit DotGraph(const std::string& name);
    ~DotGraph();
    DotGraph(const DotGraph&) = delete;
    DotGraph& operator=(const DotGraph&) = delete;

    void set(const Attributes& attributes);
    void set_html_label(const std::string& label);

    /// Declares node attributes and their defaults; a node may only set declared ones. Likewise for edges.
    void declare_for_nodes(const Attributes& defaults);
    void declare_for_edges(const Attributes& defaults);

    /// Adds a node. A name that is taken, or that cgraph keeps for itself, gets a number behind it.
    Node add_node(const std::string& name, const Attributes& attributes);
    Edge add_edge(Node tail, Node head, const Attributes& attributes);

    /// The one box around nodes, with room for a text.
    Group add_page(const Attributes& attributes);

    /// A subgraph without a name: cgraph writes named ones in the order of their addresses in memory.
    Group add_group(Group inside, const Attributes& attributes);
    void set_html_label(Group group, const std::string& label);
    void put(Group group, Node node);

    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente
