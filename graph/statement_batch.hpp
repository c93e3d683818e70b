#pragma once

#include "graph/sqlite.hpp"
#include "graph/statement.hpp"

#include <memory>
#include <vector>

// Not installed.
namespace entente {

/// Gathers new statements and hands them to SQLite many at a time, through a virtual table: a third faster than one by one.
///
/// What is gathered is not in the file before flush(); who reads statements flushes first.
class StatementBatch {
public:
    explicit StatementBatch(sqlite::Database& database);
    ~StatementBatch();
    StatementBatch(const StatementBatch&) = delete;
    StatementBatch& operator=(const StatementBatch&) = delete;

    /// A place for a statement with its own id and `recorded`, kept from before for the room in it. Full batches are flushed.
    Statement& add();
    void flush();

    /// Forgets what was not flushed.
    void clear() { size_ = 0; }

    std::size_t size() const { return size_; }
    const Statement& at(std::size_t position) const { return statements_[position]; }

private:
    void write_details();

    sqlite::Database* database_;
    std::vector<Statement> statements_;
    std::size_t size_ = 0;
    std::unique_ptr<sqlite::Query> insert_;
    std::unique_ptr<sqlite::Query> insert_detail_;
};

}  // namespace entente
