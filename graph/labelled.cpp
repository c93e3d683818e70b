#include "graph/labelled.hpp"

#include "graph/sqlite.hpp"

namespace entente {

void each_labelled(const Store& store, std::string_view label, const std::function<bool(NodeId)>& visit) {
    sqlite::Query query(
        store.database(),
        "SELECT s.element FROM statement s WHERE s.property = ? AND s.value = ? AND s.retracted IS NULL "
        "AND EXISTS (SELECT 1 FROM node n WHERE n.id = s.element)");
    query.bind(1, std::int64_t{raw(kLabel)}).bind(2, label);
    while (query.step() && visit(NodeId{query.integer(0)})) {
    }
}

}  // namespace entente
