#pragma once

#include "graph/ids.hpp"
#include "graph/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Kind : std::uint8_t {
    state,       ///< holds over its span
    event,       ///< has a day; in views from that day on
    observation  ///< true of its day or period; never carried forward
};

std::string_view to_string(Kind kind);

enum class Identity : std::uint8_t {
    single,  ///< type, tail, head and the identifying properties
    many     ///< those and an own id
};

struct Property {
    PropertyId id{};
    std::string name;
    ValueType type = ValueType::text;
    bool any_type = false;  ///< open databases: each statement brings its own
    Kind kind = Kind::state;
    bool many = false;
};

struct Label {
    LabelId id{};
    std::string name;
    std::vector<std::string> properties;
    bool detail = false;  ///< left out of diagrams unless asked for
};

struct EdgeType {
    TypeId id{};
    std::string name;
    std::vector<std::string> tails;  ///< labels; empty: any
    std::vector<std::string> heads;
    Identity identity = Identity::single;
    std::vector<std::string> identifying;
    Kind kind = Kind::state;
    bool symmetric = false;
    bool default_path = true;  ///< followed by paths unless types are named
    bool joins = false;        ///< its tails belong together at a head: projections follow it unless types are named
    std::vector<std::string> properties;
};

/// The labels, edge types and properties of a database.
///
/// A strict schema admits what it lists; an open one grows with what is loaded: any label, `many` edge types of kind
/// state, one-valued properties of any type.
struct Schema {
    bool open = false;
    std::vector<Property> properties;  ///< the first two are `exists` and `label`
    std::vector<Label> labels;
    std::vector<EdgeType> edge_types;
    std::vector<std::string> node_properties;  ///< that any node may carry

    const Property* property(std::string_view name) const;
    const Label* label(std::string_view name) const;
    const EdgeType* edge_type(std::string_view name) const;

    const Property& at(PropertyId id) const;
    const Label& at(LabelId id) const;
    const EdgeType& at(TypeId id) const;
};

/// Reads a schema file (TOML; data/schema.toml describes itself). Throws Error naming the line.
Schema parse_schema(std::string_view toml);

/// Throws Error where a schema contradicts itself: a name given twice or used undeclared, or other reserved properties.
void require_sound(const Schema& schema);

/// The built-in schema, strict.
const Schema& built_in_schema();

/// No label, type or property but the reserved ones; open.
Schema open_schema();

}  // namespace entente
