#pragma once

#include "graph/value.hpp"

#include <string>
#include <string_view>

namespace entente {

/// What a <key> of GraphML declares.
struct GraphmlKey {
    std::string id;
    std::string name;    ///< attr.name; empty where a program keeps something of its own
    std::string type;    ///< attr.type
    std::string target;  ///< for: node, edge, graph, all
    std::string otherwise;
    bool has_otherwise = false;
};

/// Whether GraphML, or a program that writes it, has such a type.
bool is_graphml_type(std::string_view type);

/// The value of a <data>. Throws RowRejected, naming the key, where it is not of the key's type.
Value graphml_value(const GraphmlKey& key, std::string_view text);

}  // namespace entente
