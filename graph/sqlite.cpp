#include "graph/sqlite.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

namespace entente::sqlite {

namespace {

constexpr int kBusyMilliseconds = 10'000;
constexpr int kLongestText = 64 << 20;
constexpr std::string_view kRollback = "ROLLBACK";

/// A file whose folder cannot be written has no room for a log: it is read as it lies there.
std::string uri(const std::filesystem::path& path, Database::Mode mode) {
    std::string text = "file:";
    for (unsigned char c : path.string()) {
        bool plain = std::isalnum(c) || c == '/' || c == '.' || c == '-' || c == '_';
        text += plain ? std::string(1, static_cast<char>(c)) : fmt::format("%{:02X}", c);
    }
    auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    bool writable = access(folder.c_str(), W_OK) == 0 && access(path.c_str(), W_OK) == 0;
    if (mode == Database::Mode::read && !writable) text += "?immutable=1";
    return text;
}

void lower_limits(sqlite3* handle) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLongestText);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 25'000);
}

}  // namespace

Database::Database(const std::filesystem::path& path, Mode mode) : path_(path.string()) {
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    std::string name = uri(path, mode);
    if (mode == Mode::create) flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (mode == Mode::write && (access(path.c_str(), W_OK) != 0 || access(folder.c_str(), W_OK) != 0)) {
        throw Error(fmt::format("'{}' cannot be written: the file or its folder is read-only", path_));
    }
    if (mode == Mode::write) flags |= SQLITE_OPEN_READWRITE;
    if (mode == Mode::read) flags |= name.ends_with("immutable=1") ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
        std::string words = handle_ != nullptr ? sqlite3_errmsg(handle_) : "out of memory";
        sqlite3_close(handle_);
        throw Error(fmt::format("cannot open '{}': {}", path_, words));
    }
    lower_limits(handle_);
    sqlite3_busy_timeout(handle_, kBusyMilliseconds);
    try {
        run("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;");
        if (mode == Mode::read) run("PRAGMA query_only = ON");
    } catch (...) {
        sqlite3_close(handle_);
        throw;
    }
}

Database::~Database() {
    kept_.clear();
    sqlite3_close(handle_);
}

Query& Database::keep(std::string_view sql) {
    auto& query = kept_[sql];
    if (!query) query = std::make_unique<Query>(*this, sql);
    return *query;
}

void Database::drop_kept() { kept_.clear(); }

void Database::run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("cannot use");
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }
int Database::changes() const { return sqlite3_changes(handle_); }

void Database::fail(std::string_view doing) const {
    switch (sqlite3_errcode(handle_) & 0xff) {
        case SQLITE_FULL:
            throw Error(fmt::format("'{}': the disk is full; nothing was changed", path_));
        case SQLITE_READONLY:
            throw Error(fmt::format("'{}' cannot be written: the file or its folder is read-only", path_));
        case SQLITE_BUSY:
            throw Error(fmt::format("'{}': database is locked: another program is writing to it; try again", path_));
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Error(fmt::format("'{}' is damaged: {}", path_, sqlite3_errmsg(handle_)));
        default:
            throw Error(fmt::format("{} '{}': {}", doing, path_, sqlite3_errmsg(handle_)));
    }
}

Query::Query(const Database& database, std::string_view sql) : database_(&database) {
    if (sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &handle_, nullptr) != SQLITE_OK) {
        database.fail("cannot read");
    }
}

Query::~Query() { sqlite3_finalize(handle_); }

Query& Query::bind(int position, std::int64_t value) {
    sqlite3_bind_int64(handle_, position, value);
    return *this;
}

Query& Query::bind(int position, double value) {
    sqlite3_bind_double(handle_, position, value);
    return *this;
}

Query& Query::bind(int position, std::string_view text) {
    // A null pointer would bind NULL: the empty text needs an address.
    const char* data = text.data() != nullptr ? text.data() : "";
    if (sqlite3_bind_text64(handle_, position, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK) {
        database_->fail("cannot store a text in");
    }
    return *this;
}

Query& Query::bind_in_place(int position, std::string_view text) {
    const char* data = text.data() != nullptr ? text.data() : "";
    if (sqlite3_bind_text64(handle_, position, data, text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
        database_->fail("cannot store a text in");
    }
    return *this;
}

Query& Query::bind_null(int position) {
    sqlite3_bind_null(handle_, position);
    return *this;
}

bool Query::step() {
    int result = sqlite3_step(handle_);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    sqlite3_reset(handle_);
    database_->fail("cannot use");
}

void Query::execute() {
    while (step()) {
    }
    reset();
}

void Query::reset() { sqlite3_reset(handle_); }

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(handle_, column); }
double Query::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string_view Query::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    return data == nullptr ? std::string_view()
                           : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

bool Query::is_null(int column) const { return type(column) == SQLITE_NULL; }
int Query::type(int column) const { return sqlite3_column_type(handle_, column); }

Transaction::Transaction(Database& database, Kind kind) : database_(&database), nested_(database.in_transaction()) {
    if (nested_) {
        database.run("SAVEPOINT nested");
        return;
    }
    database.keep(kRollback);  // made now, since its end must not fail
    database.keep(kind == Kind::immediate ? "BEGIN IMMEDIATE" : "BEGIN").execute();
}

Transaction::~Transaction() {
    if (database_ == nullptr) return;
    if (nested_) {
        sqlite3_exec(database_->handle(), "ROLLBACK TO nested; RELEASE nested", nullptr, nullptr, nullptr);
        return;
    }
    Query& back = database_->keep(kRollback);
    sqlite3_step(back.handle());
    back.reset();
}

void Transaction::commit() {
    database_->run(nested_ ? "RELEASE nested" : "COMMIT");
    database_ = nullptr;
}

}  // namespace entente::sqlite
