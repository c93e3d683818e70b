#include "graph/statement_batch.hpp"

#include <sqlite3.h>

namespace entente {

namespace {

constexpr std::size_t kFull = 512;
constexpr const char* kModule = "pending_statement";

struct PendingTable : sqlite3_vtab {
    const StatementBatch* batch;
};

struct Cursor : sqlite3_vtab_cursor {
    const StatementBatch* batch;
    std::size_t position;
};

Cursor& as_cursor(sqlite3_vtab_cursor* cursor) { return *static_cast<Cursor*>(cursor); }

int connect(sqlite3* handle, void* batch, int, const char* const*, sqlite3_vtab** table, char**) {
    *table = new PendingTable{{}, static_cast<const StatementBatch*>(batch)};
    return sqlite3_declare_vtab(
        handle,
        "CREATE TABLE pending(id, element, property, type, value, since, since_last, until, until_last, "
        "modality, rank, source, load)");
}

int disconnect(sqlite3_vtab* table) {
    delete static_cast<PendingTable*>(table);
    return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; }

int open(sqlite3_vtab* table, sqlite3_vtab_cursor** cursor) {
    *cursor = new Cursor{{}, static_cast<PendingTable*>(table)->batch, 0};
    return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
    delete &as_cursor(cursor);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
    as_cursor(cursor).position = 0;
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
    ++as_cursor(cursor).position;
    return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* cursor) {
    return as_cursor(cursor).position >= as_cursor(cursor).batch->statements().size() ? 1 : 0;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
    *row = static_cast<sqlite3_int64>(as_cursor(cursor).position);
    return SQLITE_OK;
}

/// A result that is not given is NULL.
void give_first(sqlite3_context* context, const Bound& bound) {
    if (!bound.is_unknown()) sqlite3_result_int64(context, bound.is_open() ? kOpenDay : bound.earliest().count);
}

void give_last(sqlite3_context* context, const Bound& bound) {
    if (bound.is_days() && !bound.is_exact()) sqlite3_result_int64(context, bound.latest().count);
}

/// As bind_value writes it.
void give_value(sqlite3_context* context, const Value& value) {
    const ValueContent& content = value.content();
    switch (value.type()) {
        case ValueType::none:
            return;
        case ValueType::boolean:
            return sqlite3_result_int64(context, std::get<bool>(content) ? 1 : 0);
        case ValueType::integer:
            return sqlite3_result_int64(context, std::get<std::int64_t>(content));
        case ValueType::reference:
            return sqlite3_result_int64(context, raw(std::get<NodeId>(content)));
        case ValueType::real:
            return sqlite3_result_double(context, std::get<double>(content));
        case ValueType::text: {
            const std::string& text = std::get<std::string>(content);
            return sqlite3_result_text64(context, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        default: {
            std::string text = to_string(value);
            return sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        }
    }
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) try {
    const Statement& statement = as_cursor(cursor).batch->statements()[as_cursor(cursor).position];
    switch (index) {
        case 0:
            sqlite3_result_int64(context, raw(statement.id));
            break;
        case 1:
            sqlite3_result_int64(context, raw(statement.element));
            break;
        case 2:
            sqlite3_result_int64(context, raw(statement.property));
            break;
        case 3:
            sqlite3_result_int64(context, static_cast<sqlite3_int64>(statement.value.type()));
            break;
        case 4:
            give_value(context, statement.value);
            break;
        case 5:
            give_first(context, statement.span.since);
            break;
        case 6:
            give_last(context, statement.span.since);
            break;
        case 7:
            give_first(context, statement.span.until);
            break;
        case 8:
            give_last(context, statement.span.until);
            break;
        case 9:
            sqlite3_result_int64(context, static_cast<sqlite3_int64>(statement.modality));
            break;
        case 10:
            sqlite3_result_int64(context, static_cast<sqlite3_int64>(statement.rank));
            break;
        case 11:
            sqlite3_result_int64(context, raw(statement.source));
            break;
        default:
            sqlite3_result_int64(context, raw(statement.recorded));
            break;
    }
    return SQLITE_OK;
} catch (...) {
    return SQLITE_NOMEM;  // SQLite is C: nothing may be thrown through it
}

sqlite3_module module() {
    sqlite3_module callbacks{};
    callbacks.xConnect = connect;
    callbacks.xBestIndex = best_index;
    callbacks.xDisconnect = disconnect;
    callbacks.xOpen = open;
    callbacks.xClose = close;
    callbacks.xFilter = filter;
    callbacks.xNext = next;
    callbacks.xEof = at_end;
    callbacks.xColumn = column;
    callbacks.xRowid = row_id;
    return callbacks;
}

}  // namespace

StatementBatch::StatementBatch(sqlite::Database& database, StatementWriter& details)
    : database_(&database), details_(&details), statements_(kFull) {
    static const sqlite3_module callbacks = module();
    if (sqlite3_create_module(database.handle(), kModule, &callbacks, this) != SQLITE_OK) database.fail("cannot use");
    insert_ = std::make_unique<sqlite::Query>(database, "INSERT INTO statement SELECT *, NULL FROM pending_statement");
}

StatementBatch::~StatementBatch() {
    insert_.reset();
    sqlite3_create_module(database_->handle(), kModule, nullptr, nullptr);
}

Statement& StatementBatch::add() {
    if (size_ == statements_.size()) statements_.resize(size_ * 2);
    return statements_[size_++];
}

bool StatementBatch::is_full() const { return size_ >= kFull; }

void StatementBatch::flush() {
    if (size_ == 0) return;
    insert_->execute();
    for (const Statement& statement : statements()) {
        if (has_details(statement)) details_->write_details(statement);
    }
    size_ = 0;
}

}  // namespace entente
