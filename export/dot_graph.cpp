#include "export/dot_graph.hpp"

#include <fmt/format.h>
#include <graphviz/cgraph.h>

#include <cstring>
#include <new>
#include <unordered_map>

namespace entente {
namespace {

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// cgraph 2.42 takes every text as char* and changes none.
char* unconst(const char* text) { return const_cast<char*>(text); }  // NOLINT(cppcoreguidelines-pro-type-const-cast)
char* unconst(const std::string& text) { return unconst(text.c_str()); }

/// cgraph keeps names that begin with a per cent sign for elements without a name, and leaks them.
std::string usable_name(const std::string& name) { return name.empty() || name.front() == '%' ? "name " + name : name; }

int append_to_string(void* channel, const char* text) {
    static_cast<std::string*>(channel)->append(text);
    return 0;
}

int flush_nothing(void*) { return 0; }

Agdisc_t memory_discipline(Agiodisc_t& io) {
    io = AgIoDisc;
    io.putstr = append_to_string;
    io.flush = flush_nothing;
    return {nullptr, nullptr, &io};
}

template <typename T>
T* checked(T* made) {
    if (made == nullptr) {
        throw std::bad_alloc();
    }
    return made;
}

void set_html(Agraph_t* graph, const std::string& label) {
    auto* const root = agroot(graph);
    auto* attribute = agattr(root, AGRAPH, unconst("label"), nullptr);
    if (attribute == nullptr) {
        attribute = checked(agattr(root, AGRAPH, unconst("label"), unconst("")));
    }
    char* const kept = agstrdup_html(root, unconst(label));
    agxset(graph, attribute, kept);
    agstrfree(root, kept);
}

}  // namespace

struct DotGraph::State {
    using Symbols = std::unordered_map<std::string, Agsym_t*>;

    Agiodisc_t io{};
    Agdisc_t discipline = memory_discipline(io);
    std::unique_ptr<Agraph_t, CloseGraph> graph;
    Symbols node_symbols;
    Symbols edge_symbols;
    std::vector<Agnode_t*> nodes;
    std::vector<Agedge_t*> edges;
    std::vector<Agraph_t*> groups;

    explicit State(const std::string& name)
        : graph(checked(agopen(unconst(usable_name(name)), Agdirected, &discipline))) {}

    void declare(int kind, Symbols& symbols, const Attributes& defaults) {
        for (const auto& [name, value] : defaults) {
            symbols[name] = checked(agattr(graph.get(), kind, unconst(name), unconst(value)));
        }
    }

    static void set(void* element, const Symbols& symbols, const Attributes& attributes) {
        for (const auto& [name, value] : attributes) {
            agxset(element, symbols.at(name), unconst(value));
        }
    }

    Group keep(Agraph_t* group, const Attributes& attributes) {
        groups.push_back(checked(group));
        for (const auto& [name, value] : attributes) {
            agsafeset(group, unconst(name), unconst(value), unconst(""));
        }
        return Group{groups.size() - 1};
    }

    Agraph_t* group(Group handle) const { return groups[static_cast<std::size_t>(handle)]; }
    Agnode_t* node(Node handle) const { return nodes[static_cast<std::size_t>(handle)]; }
};

DotGraph::DotGraph(const std::string& name) : state_(std::make_unique<State>(name)) {}
DotGraph::~DotGraph() = default;

void DotGraph::set(const Attributes& attributes) {
    for (const auto& [name, value] : attributes) {
        checked(agattr(state_->graph.get(), AGRAPH, unconst(name), unconst(value)));
    }
}

void DotGraph::set_html_label(const std::string& label) { set_html(state_->graph.get(), label); }

void DotGraph::declare_for_nodes(const Attributes& defaults) {
    state_->declare(AGNODE, state_->node_symbols, defaults);
}

void DotGraph::declare_for_edges(const Attributes& defaults) {
    state_->declare(AGEDGE, state_->edge_symbols, defaults);
}

DotGraph::Node DotGraph::add_node(const std::string& name, const Attributes& attributes) {
    auto* const graph = state_->graph.get();
    const auto wanted = usable_name(name);
    auto unique = wanted;
    for (std::size_t serial = 2; agnode(graph, unconst(unique), FALSE) != nullptr; ++serial) {
        unique = fmt::format("{} #{}", wanted, serial);
    }
    auto* const node = checked(agnode(graph, unconst(unique), TRUE));
    State::set(node, state_->node_symbols, attributes);
    state_->nodes.push_back(node);
    return Node{state_->nodes.size() - 1};
}

DotGraph::Edge DotGraph::add_edge(Node tail, Node head, const Attributes& attributes) {
    auto* const edge = checked(agedge(state_->graph.get(), state_->node(tail), state_->node(head), nullptr, TRUE));
    State::set(edge, state_->edge_symbols, attributes);
    state_->edges.push_back(edge);
    return Edge{state_->edges.size() - 1};
}

DotGraph::Group DotGraph::add_page(const Attributes& attributes) {
    return state_->keep(agsubg(state_->graph.get(), unconst("cluster_page"), TRUE), attributes);
}

DotGraph::Group DotGraph::add_group(Group inside, const Attributes& attributes) {
    return state_->keep(agsubg(state_->group(inside), nullptr, TRUE), attributes);
}

void DotGraph::set_html_label(Group group, const std::string& label) { set_html(state_->group(group), label); }

void DotGraph::put(Group group, Node node) { agsubnode(state_->group(group), state_->node(node), TRUE); }

std::string DotGraph::text() const {
    std::string out;
    agwrite(state_->graph.get(), &out);
    return out;
}

}  // namespace entente
