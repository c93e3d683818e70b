#pragma once

#include "queries/cypher/match_arcs.hpp"
#include "queries/cypher/match_binding.hpp"

#include <vector>

// Not installed.
namespace entente::cypher {

/// Shortest walks between two nodes, by search from both ends, the smaller frontier first.
///
/// Between a node and itself there is only the walk of no edge, if the pattern admits it. Time O(V + E) at worst,
/// beside the walks themselves; memory O(V), kept for the next search.
class ShortestSearch {
public:
    enum class Wanted : std::uint8_t { one, all };

    ShortestSearch(EdgeCheck& check, Heading heading, Wanted wanted)
        : check_(check), heading_(heading), wanted_(wanted) {}

    void open(NodeIndex from, NodeIndex to, Binding& binding);

    /// The next of them, from `from` to `to`.
    bool next(std::vector<EdgeIndex>& walk, Binding& binding);

private:
    struct Mark {
        std::uint32_t hops = 0;  ///< one more than from the side's end; 0: not reached
        EdgeIndex edge{};        ///< by which it was reached
    };

    struct Side {
        Heading heading = Heading::both;
        std::vector<Mark> marks = {};
        std::vector<NodeIndex> reached = {};
        std::size_t layer = 0;  ///< where the last one begins
        std::uint32_t hops = 1;

        Mark& at(NodeIndex node) {
            if (raw(node) >= marks.size()) {
                marks.resize(raw(node) + 1);
            }
            return marks[raw(node)];
        }
        void begin(NodeIndex node, std::size_t nodes);
        std::size_t frontier() const { return reached.size() - layer; }
    };

    bool advance(Side& near, Side& far, Binding& binding);
    bool meet(Binding& binding);
    void join(std::vector<EdgeIndex>& walk, const Graph& graph);
    void measure_first_half(Binding& binding);
    bool next_of_all(std::vector<EdgeIndex>& walk, Binding& binding);

    EdgeCheck& check_;
    Heading heading_;
    Wanted wanted_;
    Side ahead_;
    Side back_;
    NodeIndex from_{};
    NodeIndex to_{};
    NodeIndex middle_{};
    enum class State : std::uint8_t { none, empty, one, all } state_ = State::none;
    Arcs arcs_;
    std::vector<Arcs> frames_;  ///< along the walk at hand
    std::size_t depth_ = 0;
    std::vector<EdgeIndex> walk_;
};

}  // namespace entente::cypher
