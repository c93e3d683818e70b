#pragma once

#include "graph/snapshot.hpp"
#include "queries/direction.hpp"
#include "queries/weight.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A node of a network, counted from 0 without gaps.
using Vertex = std::uint32_t;

/// Compressed rows: the neighbours of each vertex, each once, in ascending order, never the vertex itself.
struct ArcRows {
    std::vector<std::uint32_t> first = {0};  ///< where each row begins; one more than there are vertices
    std::vector<Vertex> ends;
    std::vector<double> strengths;  ///< beside `ends`; empty: 1 each
    std::vector<double> lengths;    ///< beside `ends`; empty: 1 each

    std::span<const Vertex> operator[](Vertex vertex) const {
        return {ends.data() + first[vertex], ends.data() + first[vertex + 1]};
    }
    double strength(std::size_t arc) const { return strengths.empty() ? 1 : strengths[arc]; }
    double length(std::size_t arc) const { return lengths.empty() ? 1 : lengths[arc]; }
};

/// The simple graph that analyses run on: the visible nodes of a snapshot, and one arc where edges tie two of them.
///
/// Parallel edges make one arc. Its strength is the sum of their weights, without a weight their number; its length is
/// the least of their weights, without a weight 1. Loops stand apart, and count in strengths alone.
struct Network {
    Snapshot snapshot;
    Direction direction = Direction::any;
    bool weighted = false;              ///< a weight was asked for
    bool projected = false;             ///< tied by what they share
    std::vector<NodeIndex> nodes = {};  ///< by vertex, ascending
    ArcRows out = {};                   ///< of a network without direction each arc stands in the rows of both its ends
    ArcRows in = {};                    ///< with direction: the arcs by their head; else empty
    std::vector<double> loops = {};     ///< strength of the loops at each vertex; empty where there are none

    bool directed() const { return direction == Direction::forward; }
    const ArcRows& incoming() const { return directed() ? in : out; }
    std::size_t size() const { return nodes.size(); }

    /// Pairs that are tied, loops not counted: with direction each way.
    std::size_t ties() const { return directed() ? out.ends.size() : out.ends.size() / 2; }

    std::string key(Vertex vertex) const { return std::string(snapshot.key(nodes[vertex])); }
};

/// Actors tied by what they share: two states by the treaties that both are party to.
struct Projection {
    LabelId label{};  ///< of what is shared; such nodes are no actors
    enum class Sharing : std::uint8_t {
        count,  ///< an arc is as strong as the number of shared nodes
        newman  ///< each shared node of n actors adds 1 / (n - 1)
    } sharing = Sharing::count;
    std::vector<NodeIndex> actors = {};  ///< the vertices, where visible
};

struct NetworkOptions {
    Direction direction = Direction::any;
    std::optional<Weight> weight = {};
    std::optional<Projection> projection = {};
};

/// The network of what is visible in a snapshot. Errors are those of the weights, and their sum
/// if it is no finite number. Time and memory O(V + E).
///
/// Projected, the edges between an actor and a node of the label count, whatever their direction and type: narrow the
/// snapshot to those that are to count. Parallel ones count once. Strengths are what is shared; lengths are 1, or with
/// the weight `ties` or `1/ties` those (any other weight: UsageError, and so is a direction). Time O(sum of d^2), d the
/// actors of a shared node. Newman, "Scientific collaboration networks II", Physical Review E 64, 016132, 2001.
Network network(const Snapshot& snapshot, const NetworkOptions& options = {});

/// The nodes that, on some day of an all-time snapshot, are tied to one of the label, and are not of it themselves.
std::vector<NodeIndex> actors(const Snapshot& snapshot, LabelId label);

/// One arc of a network, or of one without direction the two that are one tie.
struct Tie {
    Vertex tail = 0;  ///< without direction the lower one
    Vertex head = 0;
};

/// The ties of a network, by tail, then head; as many as ties() says.
std::vector<Tie> ties(const Network& network);

}  // namespace entente
