#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/snapshot.hpp"

// What files for other tools hold of a view's elements: which properties, of which type, and the values shown.
namespace entente {

/// What a typed file declares.
enum class ColumnType : std::uint8_t { boolean, integer, real, text };

/// As GraphML, GEXF and Neo4j call it: boolean, long, double, string.
std::string_view to_string(ColumnType type);

/// Names of columns or members, each given once.
class FreeNames {
public:
    explicit FreeNames(std::span<const std::string_view> taken) : used_(taken.begin(), taken.end()) {}

    /// The name, with as many underscores behind it as make it one of its own.
    std::string take(std::string name) {
        while (!used_.insert(name).second) {
            name += '_';
        }
        return name;
    }

private:
    std::set<std::string, std::less<>> used_;
};

/// A property that some visible element shows a value of.
struct GraphProperty {
    PropertyId id{};
    std::string name;                    ///< as queries call it, with underscores behind it where the name is taken
    ColumnType type = ColumnType::text;  ///< that all values have; of lists, their members
    bool list = false;                   ///< some element shows several values, or a list
    bool quantity = false;               ///< all values are quantities
    bool many = false;                   ///< takes many values at a time
    Kind kind = Kind::state;
};

/// Names that the format itself gives to what it says of elements; a property of such a name gets another one.
struct TakenNames {
    std::span<const std::string_view> nodes = {};
    std::span<const std::string_view> edges = {};
};

/// The properties of a snapshot's elements, and the values that it shows: those of its day; without a day, the last of
/// all time, and all of a property that takes many. Denials are not shown.
///
/// Keeps a reference to the snapshot. Made in time O(V + E) times the properties that an element may have.
class GraphValues {
public:
    explicit GraphValues(const Snapshot& snapshot, const TakenNames& taken = {});

    /// In the order of the schema.
    std::span<const GraphProperty> of_nodes() const { return nodes_; }
    std::span<const GraphProperty> of_edges() const { return edges_; }

    /// Positions in of_edges() of what edges of the type have.
    std::span<const std::uint32_t> of(TypeId type) const { return by_type_[static_cast<std::size_t>(raw(type))]; }

    /// Empty where nothing is shown. Valid until the next call.
    std::span<const Value* const> values(NodeIndex node, const GraphProperty& property);
    std::span<const Value* const> values(EdgeIndex edge, const GraphProperty& property);
    std::span<const Value* const> values(const Timeline* timeline, const GraphProperty& property);

    /// The node's name where one is given, and no property of that name says more.
    std::string_view name(NodeIndex node);

    const Snapshot& snapshot() const { return *snapshot_; }

private:
    const Snapshot* snapshot_;
    std::vector<GraphProperty> nodes_;
    std::vector<GraphProperty> edges_;
    std::vector<std::vector<std::uint32_t>> by_type_;
    std::vector<const Value*> shown_;
    const GraphProperty* named_ = nullptr;  ///< the property `name` of nodes
};

}  // namespace entente
