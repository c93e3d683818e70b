#pragma once

#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/cypher/budget.hpp"
#include "queries/cypher/datum.hpp"
#include "queries/cypher/draft.hpp"
#include "queries/cypher/graph.hpp"
#include "queries/cypher/plan.hpp"
#include "queries/cypher/procedure.hpp"
#include "queries/work.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cypher {

/// Where a query looks. The answers are the same.
enum class Base {
    fitting,   ///< in the file where its plans look at little of it, else in a snapshot
    file,      ///< in the file as far as it goes
    snapshot,  ///< in a snapshot
};

/// How rows are grouped. The answers are the same, but for the last digits of sums of floats.
enum class Grouping {
    fitting,    ///< equal ones at once where the plan allows
    row_by_row  ///< for tests
};

/// How a query is asked.
struct QueryOptions {
    View view;                           ///< that prefixes of the query override
    Day today;                           ///< of date(), and of the local edits' publication
    std::string now;                     ///< UTC, ISO 8601: when something is recorded, and what datetime() says
    DatumMap parameters;                 ///< by name
    std::string source = "local-edits";  ///< key of the source that writes speak for; it is made if missing
    bool forget = false;                 ///< DELETE removes rows instead of stating
    Budget budget;
    Base base = Base::fitting;
    Grouping grouping = Grouping::fitting;
    Work work;
    std::uint64_t seed = 1;                      ///< of rand()
    std::span<const Procedure> procedures = {};  ///< beside those that are built in
};

/// The answer of a query.
struct QueryResult {
    std::vector<std::string> columns;  ///< empty where the query only writes
    std::vector<DatumList> rows;
    std::vector<Intervals> spans;        ///< by row, of FOR VALID_TIME BETWEEN; else empty
    std::shared_ptr<const Graph> graph;  ///< of the nodes and edges in the rows, which it outlives
    std::optional<Effects> effects;      ///< of a query that writes
    std::optional<PlanNode> plan;        ///< of EXPLAIN and PROFILE
    std::vector<std::string> warnings;   ///< names that the database does not know, with the nearest
};

/// Queries on one file. What one has read serves the next, as long as nobody writes to the file.
class Session {
public:
    /// The store must outlive it, and be open for writing where queries write.
    explicit Session(Store& store);
    ~Session();

    /// Runs one statement; what it writes is kept before it returns, or not at all.
    ///
    /// Throws QueryError with the spot; BudgetError; Interrupted; Error where the file fails or a write breaks the
    /// schema.
    QueryResult run(std::string_view text, const QueryOptions& options);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente::cypher
