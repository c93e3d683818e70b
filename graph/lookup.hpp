#pragma once

#include "graph/resolve.hpp"
#include "graph/store.hpp"

#include <map>
#include <unordered_map>
#include <vector>

namespace entente {

/// Resolves single elements of a file under a view, through its indexes: for what must not wait for a snapshot.
///
/// Keeps a reference to the store. Remembers when nodes are there; not to be kept across a load.
class Lookup {
public:
    Lookup(const Store& store, const View& view);

    /// A node over all time. Time O(statements about it).
    Resolution node(NodeId id);

    /// An edge over all time; its presence is clipped to that of its ends. `statements` spares reading them again.
    Resolution edge(const EdgeRecord& edge);
    Resolution edge(const EdgeRecord& edge, std::span<const Statement> statements);

    const Resolver& resolver() const { return resolver_; }

private:
    const Intervals& presence(NodeId id);

    const Store* store_;
    Resolver resolver_;
    std::unordered_map<std::int64_t, Intervals> presence_;
};

}  // namespace entente
