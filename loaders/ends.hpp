#pragma once

#include "graph/load.hpp"
#include "loaders/bounded_cache.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Nodes as rows name them: by key, code, name or alias. Remembers what it found, within bounds.
class Ends {
public:
    Ends(const Store& store, Load& load);

    /// Throws RowRejected for an unknown name (listing the nearest) and an ambiguous one (listing the candidates).
    NodeId find(std::string_view text, const std::string& column);

    /// Changes whenever something may mean another node than before, or have other labels.
    std::uint64_t generation() const { return generation_; }

    /// By its exact key only.
    std::optional<NodeId> find_key(std::string_view key);

    /// The node of the key, made if missing.
    NodeId make(std::string_view key);

    void name(NodeId node, const Name& name);

    /// The labels that statements give the node.
    const std::vector<LabelId>& labels(NodeId node);
    void add_label(NodeId node, LabelId label);

    void begin_part();
    void keep_part();
    void drop_part();

private:
    void forget_names();
    NodeId find_name(std::string_view text, const std::string& column);

    const Store* store_;
    Load* load_;
    TextCache<NodeId> by_key_;
    TextCache<NodeId> by_name_;         ///< a new name may make these ambiguous
    TextCache<std::string> not_found_;  ///< what was said of it; a new name may make these found
    BoundedCache<NodeId, std::vector<LabelId>> labels_;
    std::vector<LabelId> read_;
    std::uint64_t generation_ = 1;
    int searches_ = 0;  ///< for what is nearest to an unknown name
};

}  // namespace entente
