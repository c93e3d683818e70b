#pragma once

#include "graph/resolve.hpp"
#include "graph/schema.hpp"
#include "graph/store.hpp"
#include "queries/cypher/datum.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Between the values of statements and those of queries.
namespace entente::cypher {

/// Denials are null; a range of days is its first day; a quantity is a map {number, unit, bound, low, high, per, of,
/// text}; a reference is the key of its node.
Datum datum_of(const Value& value, const Store& store);

/// What a timeline shows on the day, or, without one, latest of all. Of a property that takes many a list of what is
/// shown.
Datum shown(const Timeline& timeline, const Property& property, std::optional<Day> day, const Store& store);

/// The value as a property takes it: in an open database any; else of its type, also read from text ("nearly 90 million
/// EUR"), from a map {number, unit} or from a node, of which a reference is kept. Throws Fault naming what was
/// expected.
Value value_of(const Datum& datum, const Property& property, const Store& store);

/// As an open database keeps it. Throws Fault (InvalidPropertyType) of maps, nodes, edges and paths.
Value value_of(const Datum& datum);

/// Whether a node's key was made up since none was given.
bool is_made_up(std::string_view key);

/// Nodes that have the text as key or name, where these are of their identity and no property; among them may be some
/// whose first name is another. Nothing where no index says.
std::optional<std::vector<NodeId>> nodes_by_identity(const Store& store, const Schema& schema,
                                                     std::string_view property, const Datum& value);

/// `exists` and `label` are what statements say of any element. A property that queries call so is kept under another
/// name, ":label"; all others under their own.
std::string stored_name(std::string_view name);
std::string_view spoken_name(std::string_view stored);

/// Whether queries read it by its name. They do not of what says that an element exists and has a label.
bool is_spoken(const Property& property);

/// The property that queries call so; null where there is none.
const Property* spoken_property(const Schema& schema, std::string_view name);

/// The names of those, with key and name, sorted.
std::vector<std::string> property_names(const Schema& schema);

}  // namespace entente::cypher
