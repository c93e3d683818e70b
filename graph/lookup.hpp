#pragma once

#include "graph/resolve.hpp"
#include "graph/store.hpp"

#include <map>
#include <unordered_map>
#include <vector>

namespace entente {

/// Resolves single elements of a file under a view, through its indexes: for what must not wait for a snapshot.
///
/// Keeps references to the store, the schema and the sources. Remembers when nodes are there; not to be kept across a
/// load, unless it is told of what changes.
class Lookup {
public:
    Lookup(const Store& store, const View& view);

    /// In the midst of a load, by the schema and the sources as they have grown so far.
    Lookup(const Store& store, const Schema& schema, std::span<const Source> sources, const View& view);

    /// A node over all time. Time O(statements about it).
    Resolution node(NodeId id);

    /// From its present statements; when it is there is remembered anew.
    Resolution node(NodeId id, std::span<const Statement> statements);

    /// An edge over all time; its presence is clipped to that of its ends. `statements` spares reading them again.
    Resolution edge(const EdgeRecord& edge);
    Resolution edge(const EdgeRecord& edge, std::span<const Statement> statements);

    /// Whether it knows without the store when the node is there.
    bool remembers(NodeId id) const { return presence_.contains(raw(id)); }

    const Resolver& resolver() const { return resolver_; }

private:
    const Intervals& presence(NodeId id);

    const Store* store_;
    const Schema* schema_;
    Resolver resolver_;
    std::unordered_map<std::int64_t, Intervals> presence_;
};

}  // namespace entente
