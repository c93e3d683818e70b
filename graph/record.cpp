#include "graph/record.hpp"

#include "graph/error.hpp"
#include "graph/reading.hpp"
#include "graph/sqlite.hpp"
#include "graph/statement_scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <vector>

namespace entente {

struct Record::Impl {
    explicit Impl(const Store& store) : reading(store) {
        sqlite::Query nodes(store.database(), "SELECT id, key FROM node ORDER BY id");
        while (nodes.step()) {
            node_ids.push_back(NodeId{nodes.integer(0)});
            keys.emplace_back(nodes.text(1));
        }
        sqlite::Query edges(store.database(), "SELECT id FROM edge ORDER BY id");
        while (edges.step()) edge_ids.push_back(EdgeId{edges.integer(0)});
        scan = std::make_unique<StatementScan>(store, node_ids, edge_ids);
    }

    /// What is said of the element at a position of the scan.
    std::span<const Statement> about(std::size_t element) {
        said.clear();
        for (const CompactStatement& row : scan->about(static_cast<std::uint32_t>(element)))
            said.push_back(scan->full(row));
        return said;
    }

    Reading reading;
    std::vector<NodeId> node_ids;
    std::deque<std::string> keys;
    std::vector<EdgeId> edge_ids;
    std::unique_ptr<StatementScan> scan;
    std::vector<Statement> said;
};

Record::Record(const Store& store) : store_(&store), impl_(std::make_unique<Impl>(store)) {}
Record::~Record() = default;

void Record::each_node(const std::function<void(const Node&, std::span<const Statement>)>& visit) const {
    sqlite::Query query(store_->database(),
                        "SELECT node, kind, text, language FROM name ORDER BY node, kind, position");
    bool more = query.step();
    std::vector<Name> names;
    for (std::size_t at = 0; at < impl_->node_ids.size(); ++at) {
        const NodeId id = impl_->node_ids[at];
        names.clear();
        for (; more && query.integer(0) <= raw(id); more = query.step()) {
            if (query.integer(0) != raw(id)) continue;
            names.push_back({static_cast<NameKind>(std::clamp<std::int64_t>(query.integer(1), 0, 2)),
                             std::string(query.text(2)), std::string(query.text(3))});
        }
        visit({id, impl_->keys[at], names}, impl_->about(at));
    }
}

void Record::each_edge(const std::function<void(const EdgeRecord&, std::span<const Statement>)>& visit) const {
    std::size_t at = impl_->node_ids.size();
    store_->each_edge([&](const EdgeRecord& edge) { visit(edge, impl_->about(at++)); });
}

std::string_view Record::key(NodeId id) const {
    const auto& ids = impl_->node_ids;
    auto found = std::lower_bound(ids.begin(), ids.end(), id);
    if (found == ids.end() || *found != id) throw Error(fmt::format("the database has no node {}", raw(id)));
    return impl_->keys[static_cast<std::size_t>(found - ids.begin())];
}

}  // namespace entente
