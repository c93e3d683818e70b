#pragma once

#include "graph/store.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string_view>

// Not installed.
namespace entente {

/// All that a file holds but what was withdrawn, element by element, as it stood when this began to read.
///
/// Holds a read transaction: what is read of the same store meanwhile, such as a snapshot, is of the same moment. Keeps
/// a reference to the store. About 40 bytes a statement and the keys of the nodes.
class Record {
public:
    explicit Record(const Store& store);
    ~Record();
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;

    struct Node {
        NodeId id{};
        std::string_view key;
        std::span<const Name> names;  ///< names, aliases and codes, each in their order
    };

    /// In the order of their ids, with what is said of them, by id.
    void each_node(const std::function<void(const Node&, std::span<const Statement>)>& visit) const;
    void each_edge(const std::function<void(const EdgeRecord&, std::span<const Statement>)>& visit) const;

    /// Throws Error where there is no such node.
    std::string_view key(NodeId id) const;

    const Store& store() const { return *store_; }

private:
    struct Impl;
    const Store* store_;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
