#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

/// The part of SQLite that this folder uses. Not installed.
namespace entente::sqlite {

class Query;

class Database {
public:
    enum class Mode : std::uint8_t { read, write, create };

    /// Opens with defensive settings and lowered limits. Throws Error.
    Database(const std::filesystem::path& path, Mode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs statements without results.
    void run(const std::string& sql);

    /// A query that is asked again and again, by its text, which lasts. To be left ready for the next time.
    Query& keep(std::string_view sql);
    void drop_kept();

    bool in_transaction() const;

    std::int64_t last_row() const;
    int changes() const;
    sqlite3* handle() const { return handle_; }

    /// Throws Error with SQLite's words and the file's path.
    [[noreturn]] void fail(std::string_view doing) const;

private:
    sqlite3* handle_ = nullptr;
    std::string path_;
    std::unordered_map<std::string_view, std::unique_ptr<Query>> kept_;
};

/// A prepared statement, bound by position from 1 and read by column from 0.
class Query {
public:
    Query(const Database& database, std::string_view sql);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    Query& bind(int position, std::int64_t value);
    Query& bind(int position, double value);
    Query& bind(int position, std::string_view text);           ///< copied
    Query& bind_in_place(int position, std::string_view text);  ///< not copied: has to last until the query has run
    Query& bind_null(int position);

    /// Whether there is a row.
    bool step();

    /// Runs to the end and makes it ready for the next time.
    void execute();
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;  ///< valid until the next step
    bool is_null(int column) const;
    int type(int column) const;
    sqlite3_stmt* handle() const { return handle_; }

private:
    const Database* database_;
    sqlite3_stmt* handle_ = nullptr;
};

/// Begins on construction; rolls back unless committed. Within another one it is a part of it.
class Transaction {
public:
    enum class Kind : std::uint8_t { deferred, immediate };
    Transaction(Database& database, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();
    bool is_nested() const { return nested_; }

private:
    Database* database_;
    bool nested_;
};

}  // namespace entente::sqlite
