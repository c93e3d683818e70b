#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// What may be drawn, by index, before a word is said of it. Not installed.
namespace entente {

/// A line between two nodes: an edge, or two edges at a node that was folded between them.
struct SketchTie {
    NodeIndex tail{};
    NodeIndex head{};
    EdgeIndex edge{};
    EdgeIndex second{};  ///< of a folded tie the edge at its head
    std::optional<NodeIndex> folded = {};
};

/// Nodes, and ties between them. What is done to it keeps the order of both.
struct Sketch {
    std::vector<NodeIndex> nodes;  ///< each once
    std::vector<SketchTie> ties;
    std::vector<NodeIndex> focus = {};
    std::vector<NodeIndex> details = {};  ///< left out as detail
    std::vector<std::string> notes = {};
};

/// Which nodes are in, by index.
std::vector<bool> members_of(const Sketch& sketch, const Snapshot& snapshot);

/// Keeps the nodes for which `keep`, by index, is true, and the ties between them.
void keep_only(Sketch& sketch, const std::vector<bool>& keep);

/// The neighbours of each node by ties, one for each tie and end; a loop twice. Compressed rows by node index.
class SketchArcs {
public:
    SketchArcs(const Sketch& sketch, const Snapshot& snapshot);

    std::span<const NodeIndex> operator[](NodeIndex node) const {
        return {ends_.data() + first_[raw(node)], ends_.data() + first_[raw(node) + 1]};
    }

private:
    std::vector<std::size_t> first_;
    std::vector<NodeIndex> ends_;
};

}  // namespace entente
