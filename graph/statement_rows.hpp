#pragma once

#include "graph/sqlite.hpp"
#include "graph/statement.hpp"

#include <string>

// How bounds, values and statements are written in the file's rows. Not installed.
namespace entente {

/// Days stand as their count; one column for the earliest and one for the latest where it differs. Unknown is NULL,
/// open is kOpenDay.
constexpr std::int64_t kOpenDay = 2147483647;
void bind_bound(sqlite::Query& query, int position, const Bound& bound);
Bound read_bound(const sqlite::Query& query, int column);

/// A value is bound as its type's number and its content: numbers as such, all else as canonical text, none as NULL.
void bind_value(sqlite::Query& query, int position, const Value& value);

/// Throws Error on what no value of the type can be.
Value read_value(const sqlite::Query& query, int column);

/// The columns that read_statement reads, in order: those of `statement s` and of `detail d`.
extern const char* const kStatementColumns;
Statement read_statement(const sqlite::Query& query);

/// Likewise for the table coverage.
extern const char* const kCoverageColumns;
Coverage read_coverage(const sqlite::Query& query);

/// Whether a statement needs a row of details.
bool has_details(const Statement& statement);

/// Inserts rows into statement and, where needed, detail.
class StatementWriter {
public:
    explicit StatementWriter(sqlite::Database& database);

    /// Writes with the statement's own id and `recorded`. `restates` is 0 or the statement that this one takes the
    /// place of.
    void write(const Statement& statement, StatementId restates = StatementId{0});
    void write_details(const Statement& statement, StatementId restates = StatementId{0});

private:
    sqlite::Query statement_;
    sqlite::Query detail_;
};

}  // namespace entente
