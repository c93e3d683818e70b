#pragma once

#include "graph/statement_rows.hpp"

#include <memory>
#include <span>
#include <vector>

// Not installed.
namespace entente {

/// Gathers new statements and hands them to SQLite many at a time, through a virtual table: that costs two thirds of
/// one by one.
///
/// What is gathered is not in the file before flush(); who reads statements flushes first.
class StatementBatch {
public:
    StatementBatch(sqlite::Database& database, StatementWriter& details);
    ~StatementBatch();
    StatementBatch(const StatementBatch&) = delete;
    StatementBatch& operator=(const StatementBatch&) = delete;

    /// A place for a statement with its own id and `recorded`. It holds an old one, for the room in its texts.
    Statement& add();

    /// Whether it is time to flush.
    bool is_full() const;
    void flush();

    /// Forgets what was not flushed.
    void clear() { size_ = 0; }

    std::span<const Statement> statements() const { return {statements_.data(), size_}; }

private:
    sqlite::Database* database_;
    StatementWriter* details_;
    std::vector<Statement> statements_;
    std::size_t size_ = 0;
    std::unique_ptr<sqlite::Query> insert_;
};

}  // namespace entente
