#include "graph/version.hpp"

#include "graph/sqlite.hpp"

namespace entente {

std::int64_t version(const Store& store) {
    sqlite::Query query(store.database(), "PRAGMA data_version");
    query.step();
    return query.integer(0);
}

}  // namespace entente
