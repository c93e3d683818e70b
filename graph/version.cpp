#include "graph/version.hpp"

#include "graph/sqlite.hpp"

#include <algorithm>

namespace entente {

std::int64_t version(const Store& store) {
    sqlite::Query& query = store.database().keep("PRAGMA data_version");
    query.step();
    const auto number = query.integer(0);
    query.reset();
    return number;
}

std::size_t most_elements(const Store& store) {
    // Nodes and edges share the order of ids, which are never given twice.
    sqlite::Query query(store.database(),
                        "SELECT max(coalesce((SELECT max(id) FROM node), 0), coalesce((SELECT max(id) FROM edge), 0))");
    query.step();
    return static_cast<std::size_t>(std::max<std::int64_t>(0, query.integer(0)));
}

}  // namespace entente
