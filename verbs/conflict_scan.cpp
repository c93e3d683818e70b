#include "verbs/conflict_scan.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace entente {

namespace {

bool worth_resolving(std::span<const Statement> statements) {
    std::set<PropertyId> properties;
    return std::any_of(statements.begin(), statements.end(), [&](const Statement& statement) {
        return !properties.insert(statement.property).second || statement.value.type() == ValueType::quantity;
    });
}

}  // namespace

void scan_conflicts(const Store& store, Lookup& lookup, const std::function<void(const Suspect&)>& visit) {
    std::unordered_set<std::int64_t> edges;
    store.each_edge([&](const EdgeRecord& edge) { edges.insert(raw(edge.id)); });
    store.each_element([&](ElementId id, std::span<const Statement> statements) {
        bool is_edge = edges.contains(raw(id));
        if (!worth_resolving(statements) && (!is_edge || store.coverage().empty())) return;
        if (is_edge) {
            EdgeRecord edge = store.edge(EdgeId{raw(id)});
            visit({&edge, NodeId{}, lookup.edge(edge, statements)});
        } else {
            visit({nullptr, NodeId{raw(id)}, lookup.resolver().resolve(statements, {})});
        }
    });
}

std::int64_t count_conflicting(const Store& store) {
    Lookup lookup(store, {});
    std::int64_t count = 0;
    scan_conflicts(store, lookup, [&](const Suspect& suspect) {
        std::set<StatementId> disagreeing;
        for (const Conflict& conflict : suspect.resolution.conflicts) {
            for (auto claim : conflict.claims) disagreeing.insert(suspect.resolution.claims[claim].statement.id);
        }
        disagreeing.erase(StatementId{0});  // a register's silence is no statement
        count += static_cast<std::int64_t>(disagreeing.size());
    });
    return count;
}

}  // namespace entente
