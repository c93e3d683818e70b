#include "graph/error.hpp"
#include "graph/load.hpp"
#include "graph/load_rows.hpp"
#include "graph/sqlite.hpp"

#include <fmt/format.h>

namespace entente {

StatementId mark(Store& store, StatementId id, Rank rank, std::string_view reason, std::string_view recorded) {
    if (rank != Rank::normal && reason.empty())
        throw Error(fmt::format("a {} statement needs a reason", to_string(rank)));
    sqlite::Database& database = store.database();
    sqlite::Transaction transaction(database, sqlite::Transaction::Kind::immediate);
    auto found = store.statement(id);
    if (!found) throw Error(fmt::format("there is no statement {}", raw(id)));
    if (found->retracted) throw Error(fmt::format("statement {} is retracted: it cannot be marked", raw(id)));
    if (found->rank == rank && found->reason == reason)
        throw Error(fmt::format("statement {} is {} for that reason already", raw(id), to_string(rank)));

    LoadRows rows(database);
    LoadId load = rows.begin_load("mark", recorded, "");
    sqlite::Query retract(database, "UPDATE statement SET retracted = ? WHERE id = ?");
    retract.bind(1, std::int64_t{raw(load)}).bind(2, raw(id)).execute();

    // A mark on a mark stands for what the source said, not for the first mark.
    StatementId said = id;
    sqlite::Query restated(database, "SELECT restates FROM detail WHERE statement = ?");
    if (restated.bind(1, raw(id)).step() && restated.integer(0) != 0) said = StatementId{restated.integer(0)};

    Statement statement = *found;
    statement.id = StatementId{rows.next("next_statement")};
    statement.rank = rank;
    statement.reason = rank == Rank::normal ? "" : std::string(reason);
    statement.recorded = load;
    rows.writer().write(statement, said);
    rows.set_next("next_statement", raw(statement.id) + 1);
    transaction.commit();
    return statement.id;
}

}  // namespace entente
