#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/graph.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

// What the patterns of a clause ask, looked up in a graph. Not installed.
namespace entente::cypher {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();
constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint64_t>::max();

/// The way an edge of a pattern is walked: from its tail, from its head, or either.
enum class Heading : std::uint8_t { out, in, both };

constexpr Heading turned(Heading heading) {
    return heading == Heading::out ? Heading::in : heading == Heading::in ? Heading::out : Heading::both;
}

/// A node of the patterns; patterns that name it again mean the same.
struct NodePlace {
    std::vector<const NodePattern*> patterns;
    Slot slot = Slot::none;
    bool named = false;
    bool bound = false;  ///< has a value before
    std::vector<LabelId> labels = {};
    std::vector<std::size_t> edges = {};  ///< places of edges that end here
};

struct EdgePlace {
    const EdgePattern* pattern = nullptr;
    std::size_t path = 0;
    std::size_t left = 0;  ///< places of its nodes
    std::size_t right = 0;
    Slot slot = Slot::none;
    bool named = false;
    bool bound = false;
    bool variable = false;  ///< of variable length
    Heading heading = Heading::both;
    bool any_type = false;  ///< every edge of the graph will do
    std::vector<TypeId> types = {};
    std::uint64_t least = 1;
    std::uint64_t most = 1;
};

struct PathPlace {
    const PathPattern* pattern = nullptr;
    Slot slot = Slot::none;
    bool named = false;
    std::vector<std::size_t> nodes = {};
    std::vector<std::size_t> edges = {};

    bool shortest() const { return pattern->shape != PathPattern::Shape::plain; }
};

/// A property that must compare with a value: of a pattern's map, or of a conjunct. Without a key each entry of the
/// value, a map.
struct PropertyTest {
    std::size_t node = kNowhere;  ///< the place, of a node or an edge
    std::size_t edge = kNowhere;
    const std::string* key = nullptr;
    Comparison::Kind kind = Comparison::Kind::equal;
    const Expression* value = nullptr;
};

/// What must hold, beside labels and types.
struct Condition {
    const Expression* expression = nullptr;  ///< null: the test is all
    PropertyTest test = {};                  ///< without a value: the expression is no such test
    std::vector<Slot> reads = {};            ///< beside the element that is tested
    bool may_fail = false;                   ///< for some values it throws
};

/// How an index finds a node.
struct Seek {
    std::size_t node = 0;
    const std::string* key = nullptr;  ///< null: by id
    const Expression* value = nullptr;
    bool list = false;  ///< one of the values
    std::vector<Slot> reads = {};
};

struct Patterns {
    std::vector<NodePlace> nodes;
    std::vector<EdgePlace> edges;
    std::vector<PathPlace> paths;
    std::vector<Condition> conditions;
    std::vector<Seek> seeks;
    bool impossible = false;  ///< a label or type is unknown, or bounds contradict
};

/// Looks up the names of the patterns and parts the condition (may be null) into conjuncts.
Patterns look_up(std::span<const PathPattern> patterns, const Expression* where, std::span<const Slot> bound,
                 const Graph& graph);

/// One edge pattern, looked up.
EdgePlace look_up(const EdgePattern& pattern, const Graph& graph);

/// Whether evaluating the expression may throw for some value of what it reads.
bool may_fail(const Expression& expression);

}  // namespace entente::cypher
