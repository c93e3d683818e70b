#include "queries/cypher/sequenced.hpp"

#include "queries/cypher/elementary.hpp"
#include "queries/cypher/executor.hpp"
#include "queries/cypher/footprint.hpp"
#include "queries/cypher/row_store.hpp"
#include "queries/cypher/snapshot_graph.hpp"
#include "queries/cypher/time_prefix.hpp"

#include <fmt/format.h>

namespace entente::cypher {

namespace {

/// Answers of one period after another, joined.
class Joined {
public:
    Joined(std::size_t columns, Run& run, const Budget& budget)
        : different_(columns, run), run_(run), budget_(budget) {}

    void begin(const Interval& period) { period_ = period; }

    void add(std::span<const Datum> row) {
        const auto [number, fresh] = different_.add(row);
        if (fresh) {
            copies_.emplace_back();
        }
        auto& copies = copies_[number];
        if (copies.period != period_.since) {
            copies.period = period_.since;
            copies.used = 0;
        }
        if (copies.used < copies.spans.size()) {
            extend(spans_[copies.spans[copies.used]]);
        } else {
            copies.spans.push_back(start(number));
        }
        ++copies.used;
    }

    void take(QueryResult& result) {
        for (const auto number : order_) {
            const auto row = different_.at(number);
            result.rows.emplace_back(row.begin(), row.end());
        }
        result.spans = std::move(spans_);
    }

private:
    /// The rows of the answer that are alike.
    struct Copies {
        std::vector<std::size_t> spans;  ///< their places
        Day period = Day::beginning();   ///< in which so many have been seen:
        std::size_t used = 0;
    };

    std::size_t start(std::size_t number) {
        if (budget_.rows && spans_.size() == *budget_.rows) {
            throw BudgetError(fmt::format("the answer has more than {} rows (--max-rows)", *budget_.rows));
        }
        run_.hold(sizeof(Intervals) + sizeof(Interval));
        order_.push_back(number);
        spans_.push_back({period_});
        return spans_.size() - 1;
    }

    void extend(Intervals& days) {
        if (days.back().until == period_.since) {
            days.back().until = period_.until;
        } else {
            run_.hold(sizeof(Interval));
            days.push_back(period_);
        }
    }

    RowIndex different_;
    std::vector<Copies> copies_;      ///< by number in `different_`
    std::vector<std::size_t> order_;  ///< that number, by row of the answer
    std::vector<Intervals> spans_;    ///< by row of the answer
    Run& run_;
    const Budget& budget_;
    Interval period_{};
};

Interval frame_of(const TimePrefix& prefix, Run& run) {
    const auto first = constant_day(*prefix.from, run);
    const auto last = constant_day(*prefix.to, run);
    if (last < first) {
        throw QueryError(
            ErrorKind::argument, "InvalidArgumentValue", QueryError::Phase::run,
            fmt::format("BETWEEN takes the earlier day first, found {} before {}", to_string(first), to_string(last)),
            run.text, prefix.from->spot);
    }
    return {first, last.next()};
}

}  // namespace

QueryResult run_sequenced(const Statement& statement, const Checked& checked, const QueryOptions& options,
                          const std::shared_ptr<const Graph>& whole, Run& run) {
    if (checked.writes) {
        throw QueryError(ErrorKind::syntax, "InvalidClauseComposition", QueryError::Phase::compile,
                         "a query over a period only reads: SINCE and UNTIL say when what is written holds", run.text,
                         statement.time.from->spot);
    }
    QueryResult result;
    result.columns = checked.columns;
    result.graph = whole;
    const auto frame = frame_of(statement.time, run);
    if (statement.mode == Statement::Mode::explain) {
        result.plan = Executor(statement.query, checked.width, {run, nullptr, options.procedures}).describe(false);
        return result;
    }
    auto days = elementary_days(frame, footprint(statement.query, whole->schema()), run);
    days.push_back(frame.until);
    Joined joined(checked.columns.size(), run, options.budget);
    for (std::size_t at = 0; at + 1 < days.size(); ++at) {
        run.look_up();
        const SnapshotGraph graph(whole->snapshot()->narrowed({.day = days[at]}), *run.store);
        run.graph = &graph;
        run.view.as_of = days[at];
        joined.begin({days[at], days[at + 1]});
        Executor executor(statement.query, checked.width, {run, nullptr, options.procedures});
        executor.run([&](std::span<const Datum> row) {
            joined.add(row);
            return true;
        });
        if (statement.mode == Statement::Mode::profile) {
            result.plan = executor.describe(true);
        }
    }
    run.graph = whole.get();
    joined.take(result);
    return result;
}

}  // namespace entente::cypher
