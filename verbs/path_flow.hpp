#pragma once

#include "graph/snapshot.hpp"
#include "graph/table.hpp"
#include "queries/paths.hpp"
#include "queries/work.hpp"
#include "verbs/arguments.hpp"

#include <string>

// Paths that share nothing, and what would part two nodes: a part of the verb path. Not installed.
namespace entente {

/// What the user asks, as words; empty: not asked.
struct FlowAsked {
    std::string disjoint;
    std::string cut;

    bool any() const { return !disjoint.empty() || !cut.empty(); }
};

/// Adds --disjoint and --cut.
void add_flow_options(CLI::App& app, FlowAsked& asked);

/// Throws UsageError beside options that say which other paths are wanted, and where a weight has nothing to weigh.
void check_flow_options(const CLI::App& app, const FlowAsked& asked);

/// Sets tables and document; returns whether there is a path. Of `options` types, direction, weight and `timeless`
/// count; `when`: the view in words. Throws UsageError over all time unless timeless, and where a weight has nothing to
/// weigh.
bool answer_flow(Answer& answer, const Snapshot& snapshot, NodeIndex from, NodeIndex to, const FlowAsked& asked,
                 const PathOptions& options, const std::string& when, const Work& work);

}  // namespace entente
