#pragma once

#include "queries/cypher/kept_plan.hpp"
#include "queries/cypher/pipeline.hpp"

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

// Not installed.
namespace entente::cypher {

/// Runs one checked query, and answers what its expressions ask of the graph. Keeps references to all it is given, and
/// makes itself the matcher of the run.
class Executor final : public Matcher {
public:
    Executor(const Query& query, std::size_t width, Execution execution);
    ~Executor() override;

    /// Every row in turn, until the sink says false.
    void run(const Pipeline::Sink& sink);

    /// Whether the store answers it without a snapshot.
    bool is_bounded();

    /// `counted`: with the rows that every step gave.
    PlanNode describe(bool counted) const { return pipeline_.describe(counted); }

    // Matcher
    void match(const PathPattern& pattern, Row& row, const std::function<bool(Row&)>& each) override;
    std::size_t count(const Query& query, Row& row, std::size_t most) override;
    Datum shortest(const PathPattern& pattern, Row& row) override;

private:
    struct Inner;
    Inner& inner(const Query& query);
    const MatchPlan& plan(const PathPattern& pattern);

    Execution execution_;
    Bindings bindings_;
    std::size_t width_;
    Pipeline pipeline_;
    std::unordered_map<const PathPattern*, KeptPlan> plans_;
    std::unordered_map<const Query*, std::unique_ptr<Inner>> inner_;
};

}  // namespace entente::cypher
