#include "verbs/node_named.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

namespace entente {

NodeIndex node_named(const Store& store, const Snapshot& snapshot, std::string_view text) {
    const NodeId id = resolve_node(store, text);
    const auto node = snapshot.find(id);
    if (!node || !snapshot.visible(*node))
        throw Error(fmt::format("{} is not there {}", store.node(id).name, words(snapshot.view())));
    return *node;
}

}  // namespace entente
