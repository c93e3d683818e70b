#include "graph/reading.hpp"

#include "graph/sqlite.hpp"

namespace entente {

struct Reading::Impl {
    sqlite::Transaction transaction;
};

Reading::Reading(const Store& store)
    : impl_(new Impl{sqlite::Transaction(store.database(), sqlite::Transaction::Kind::deferred)}) {}
Reading::~Reading() = default;

}  // namespace entente
