#pragma once

#include "graph/resolve.hpp"
#include "graph/schema.hpp"
#include "graph/store.hpp"
#include "queries/cypher/datum.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a view shows of single elements. Not installed.
namespace entente::cypher {

/// By the id of the property; null where it is denied.
using ShownValues = std::vector<std::pair<PropertyId, Datum>>;

struct ShownNode {
    NodeId id{};
    bool visible = false;
    bool spoken = false;    ///< some admitted statement concerns it
    std::string key = {};   ///< of its identity; empty where it was made up
    std::string name = {};  ///< likewise
    std::vector<LabelId> labels = {};
    ShownValues values = {};
};

struct ShownEdge {
    EdgeId id{};
    TypeId type{};
    NodeIndex tail{};
    NodeIndex head{};
    bool visible = false;
    ShownValues values = {};
};

/// The day that a view is looked at; nothing: all time.
std::optional<Day> day_of(const View& view);

/// Whether it is there on the day, or ever.
bool is_there(const Resolution& resolution, std::optional<Day> day);

/// A snapshot shows a node's labels over all time, whatever its day.
std::vector<LabelId> labels_of(const Resolution& resolution, const Schema& schema);

/// Of every property but existence and labels that some piece speaks of.
ShownValues values_of(const Resolution& resolution, const Schema& schema, std::optional<Day> day, const Store& store);

/// Whose name it is in queries; null where nothing is stated.
const Datum* find(const ShownValues& values, std::string_view name, const Schema& schema);

/// Reads the node's key and name from the file.
void identify(ShownNode& node, const Store& store);

/// `key` and `name` of a node are its identity's where nothing is stated.
Datum property_of(const ShownNode& node, std::string_view name, const Schema& schema);
Datum property_of(const ShownEdge& edge, std::string_view name, const Schema& schema);
DatumMap properties_of(const ShownNode& node, const Schema& schema);
DatumMap properties_of(const ShownEdge& edge, const Schema& schema);

}  // namespace entente::cypher
