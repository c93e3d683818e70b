#pragma once

#include "graph/snapshot_arrays.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/match_plan.hpp"
#include "queries/cypher/match_trail.hpp"
#include "queries/cypher/property_codes.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

// Not installed.
namespace entente::cypher {

/// What is bound while a match is looked for, by place.
struct Binding {
    const Patterns& patterns;
    const Graph& graph;
    bool kept = false;                            ///< arcs stay where the graph has them
    std::optional<Snapshot::Arrays> arrays = {};  ///< of the snapshot, where there is one
    Row* row = nullptr;
    Run* run = nullptr;
    std::vector<NodeIndex> nodes = {};
    std::vector<EdgeIndex> edges = {};               ///< of one hop
    std::vector<std::vector<EdgeIndex>> walks = {};  ///< of variable length, from the left end
    Trail trail = {};

    /// The value in the row of a slot that was bound before.
    const Datum& given(Slot slot) const { return (*row)[static_cast<std::size_t>(slot)]; }

    void show(Slot slot, Datum datum) const {
        if (slot != Slot::none) {
            (*row)[static_cast<std::size_t>(slot)] = std::move(datum);
        }
    }
    void show_node(std::size_t node) const { show(patterns.nodes[node].slot, Datum(Datum::Content(nodes[node]))); }
    void show_edge(std::size_t edge) const;
    void show_path(std::size_t path) const;
    PathDatum path(std::size_t path) const;
};

/// Tests of properties against values that are evaluated once a row. A value that many elements of a snapshot have is
/// compared once.
class PropertyTests {
public:
    explicit PropertyTests(const std::vector<const PropertyTest*>& tests);

    void open(Binding& binding);
    bool empty() const { return tests_.empty(); }

    template <typename Index>
    bool pass(Index element, const Graph& graph) {
        return std::all_of(tests_.begin(), tests_.end(), [&](One& one) { return passes_one(one, element, graph); });
    }

private:
    struct Known {
        std::uint32_t code = 0;
        bool passes = false;
    };
    struct One {
        const PropertyTest* test;
        Datum value = {};
        bool placed = false;                        ///< what follows is known
        PropertyCodes<NodeIndex>* nodes = nullptr;  ///< or the codes of
        PropertyCodes<EdgeIndex>* edges = nullptr;
        std::array<Known, 16> known = {};
    };

    static void place(One& one, const Binding& binding);

    template <typename Index>
    static bool passes(const PropertyTest& test, Index element, const Datum& value, const Graph& graph);

    static PropertyCodes<NodeIndex>* codes(const One& one, NodeIndex /*of all*/) { return one.nodes; }
    static PropertyCodes<EdgeIndex>* codes(const One& one, EdgeIndex /*of all*/) { return one.edges; }

    template <typename Index>
    static bool passes_one(One& one, Index element, const Graph& graph) {
        auto* const codes = PropertyTests::codes(one, element);
        if (codes == nullptr) {
            return passes(*one.test, element, one.value, graph);
        }
        const auto code = (*codes)(element);
        if (code == 0) {
            return false;
        }
        auto& known = one.known[code % one.known.size()];
        if (known.code != code) {
            known = {code, passes(*one.test, element, one.value, graph)};
        }
        return known.passes;
    }

    std::vector<One> tests_;
};

/// Labels and tested properties of a node (of none: nothing to check). Values are evaluated once a row.
class NodeCheck {
public:
    NodeCheck(const Patterns& patterns, const PatternStep& step, std::size_t node, std::optional<LabelId> known = {});

    void open(Binding& binding);
    bool passes(NodeIndex node, const Binding& binding) {
        return (labels_.empty() || has_labels(node, binding)) && (tests_.empty() || tests_.pass(node, binding.graph));
    }

private:
    bool has_labels(NodeIndex node, const Binding& binding) const {
        return passing_.empty() ? has_labels(binding.graph.labels(node))
                                : passing_[binding.arrays->label_numbers[raw(node)]] != 0;
    }
    bool has_labels(std::span<const LabelId> labels) const;

    std::vector<LabelId> labels_;
    std::vector<std::uint8_t> passing_;  ///< by a snapshot's label number
    PropertyTests tests_;
};

/// Types and tested properties of an edge, and that it is not bound already.
class EdgeCheck {
public:
    EdgeCheck(const EdgePlace& place, const std::vector<const PropertyTest*>& tests) : place_(place), tests_(tests) {}

    void open(Binding& binding) {
        types_ = binding.arrays ? binding.arrays->types : std::span<const std::uint16_t>();
        tests_.open(binding);
    }
    bool passes(EdgeIndex edge, const Graph& graph) {
        return (place_.any_type || has_type(types_.empty() ? graph.type(edge) : TypeId{types_[raw(edge)]})) &&
               (tests_.empty() || tests_.pass(edge, graph));
    }
    const EdgePlace& place() const { return place_; }

private:
    bool has_type(TypeId type) const {
        return std::find(place_.types.begin(), place_.types.end(), type) != place_.types.end();
    }

    const EdgePlace& place_;
    std::span<const std::uint16_t> types_;  ///< of a snapshot, by edge
    PropertyTests tests_;
};

/// Whether the element's property compares so with the value.
bool passes(const PropertyTest& test, NodeIndex node, const Datum& value, const Graph& graph);
bool passes(const PropertyTest& test, EdgeIndex edge, const Datum& value, const Graph& graph);

/// A step while it runs: it gives one binding after another.
class Cursor {
public:
    virtual ~Cursor() = default;

    /// The graph may have changed.
    virtual void forget() {}

    virtual void open(Binding& binding) = 0;
    virtual bool next(Binding& binding) = 0;
};

std::unique_ptr<Cursor> make_argument(const Patterns& patterns, const PatternStep& step);
std::unique_ptr<Cursor> make_bound_edge(const Patterns& patterns, const PatternStep& step);
std::unique_ptr<Cursor> make_scan(const Patterns& patterns, const PatternStep& step);
std::unique_ptr<Cursor> make_expand(const Patterns& patterns, const PatternStep& step);
std::unique_ptr<Cursor> make_hops(const Patterns& patterns, const PatternStep& step);
std::unique_ptr<Cursor> make_shortest(const Patterns& patterns, const PatternStep& step);

/// The end of an edge that is not this one; of a loop the same.
inline NodeIndex across(const Graph& graph, EdgeIndex edge, NodeIndex node) {
    const auto tail = graph.tail(edge);
    return tail == node ? graph.head(edge) : tail;
}

}  // namespace entente::cypher
