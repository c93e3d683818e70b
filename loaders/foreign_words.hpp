#pragma once

#include "loaders/graph_sink.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Which of a node's properties, as other programs write them, say what the model has words of its own for.
struct NodeWords {
    explicit NodeWords(const ForeignNode& node);

    std::string key;
    std::string name;
    std::string_view name_field;  ///< of which property the name is: "name", "label" or none
    std::vector<std::string> labels;
    std::vector<std::string_view> used;  ///< properties that say nothing more
};

struct EdgeWords {
    explicit EdgeWords(const ForeignEdge& edge);

    std::string type;
    bool directed = true;
    std::vector<std::string_view> used;
};

/// The bound that a property called `since` or `until` holds.
std::optional<Bound> bound_of(const ForeignProperty& property);

}  // namespace entente
