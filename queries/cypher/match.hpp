#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/plan.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace entente::cypher {

struct ElementPlace;
class Tally;

/// What becomes of matches: who reads little is told much at once.
struct MatchUse {
    std::span<const Slot> read;  ///< of the variables that the patterns bind, those that are looked at
    bool distinct = false;       ///< matches that agree in what is read are as good as one
};

/// How patterns that stand together are found: where each begins, which way it goes, and where its conditions are
/// tested.
///
/// Begins at the most selective end by the graph's counts; tests each conjunct of the condition as soon as its
/// variables are bound; no edge stands twice in what one pattern clause finds. Patterns of variable length are walked
/// depth first without recursion. Keeps references to the patterns, the condition and the graph.
class MatchPlan {
public:
    /// `bound`: the slots that have values before. `where` may be null.
    MatchPlan(std::span<const PathPattern> patterns, const Expression* where, std::span<const Slot> bound,
              const Graph& graph);
    MatchPlan(const PathPattern& pattern, std::span<const Slot> bound, const Graph& graph);
    MatchPlan(MatchPlan&&) noexcept;
    ~MatchPlan();

    /// Calls `each` for every match, with the row bound to it, until it says false. False if it was ended so. What was
    /// bound before is as it was afterwards.
    ///
    /// Throws QueryError of conditions; Interrupted and BudgetError by Run::tick().
    bool match(Row& row, Run& run, const std::function<bool(Row&)>& each) const;

    /// As above, but `each` is told how many matches stand behind the row, in which only the variables that are read
    /// have values. Matches that agree in them may still come one by one. If they are to be distinct, the numbers mean
    /// nothing.
    bool match(Row& row, Run& run, const MatchUse& use,
               const std::function<bool(Row&, std::uint64_t times)>& each) const;

    /// How many matches there are, counted without enumerating where their ends are not looked at.
    std::uint64_t count(Row& row, Run& run) const;

    /// Where the patterns have the variable of a slot; nothing where it is no node and no single edge of theirs.
    std::optional<ElementPlace> element_place(Slot slot) const;

    /// Whether distinct matches of which no more is read are found without a look at each.
    bool finds_distinct(std::span<const Slot> read) const;

    /// Adds every match. `read`: the slots that the tally looks at. Throws as match() does.
    void tally(Row& row, Run& run, std::span<const Slot> read, Tally& tally) const;

    /// Whether every pattern begins at a node that an index finds or that is bound, and no walk is unbounded: then the
    /// store answers without a snapshot.
    bool is_bounded() const;

    /// Its steps, the last on top; `input` gives the rows that it starts from.
    PlanNode describe(PlanNode input) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The shortest paths of shortestPath(..) and allShortestPaths(..), whose ends are bound in the row; of the former at
/// most one.
std::vector<PathDatum> shortest_paths(const PathPattern& pattern, Row& row, Run& run);

}  // namespace entente::cypher
