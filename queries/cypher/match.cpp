#include "queries/cypher/match.hpp"

#include "queries/cypher/match_describe.hpp"
#include "queries/cypher/match_distinct.hpp"
#include "queries/cypher/match_finding.hpp"
#include "queries/cypher/tally.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

/// Steps in their order, and what runs them while it is not in use.
struct Prepared {
    Prepared(std::span<const PathPattern> all, const Expression* where, std::span<const Slot> bound, const Graph& graph)
        : patterns(look_up(all, where, bound, graph)),
          order(order_steps(patterns, graph)),
          labels(graph.schema().labels.size()),
          types(graph.schema().edge_types.size()),
          snapshot(graph.snapshot()) {}

    /// Whether the graph knows no more names than when the steps were ordered, and still is a snapshot if it was one.
    bool fits(const Graph& graph) const {
        return labels == graph.schema().labels.size() && types == graph.schema().edge_types.size() &&
               snapshot == graph.snapshot();
    }

    Patterns patterns;
    StepOrder order;
    std::size_t labels;
    std::size_t types;
    const Snapshot* snapshot;
    std::vector<std::unique_ptr<Finding>> idle = {};
};

/// Lends what runs the steps: a search may be asked for while another one is under way.
class Lent {
public:
    Lent(std::shared_ptr<Prepared> prepared, const Graph& graph) : prepared_(std::move(prepared)) {
        auto& idle = prepared_->idle;
        if (idle.empty()) {
            finding_ = std::make_unique<Finding>(prepared_->patterns, prepared_->order, graph);
        } else {
            finding_ = std::move(idle.back());
            idle.pop_back();
        }
    }
    ~Lent() { prepared_->idle.push_back(std::move(finding_)); }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;

    Finding* operator->() { return finding_.get(); }

private:
    std::shared_ptr<Prepared> prepared_;
    std::unique_ptr<Finding> finding_;
};

void show(const StepOrder& order, const Binding& binding) {
    for (const auto node : order.late_nodes) {
        binding.show_node(node);
    }
    for (const auto edge : order.late_edges) {
        binding.show_edge(edge);
    }
    for (const auto path : order.late_paths) {
        binding.show_path(path);
    }
}

/// Shows only what is read.
void show(const StepOrder& order, std::span<const Slot> read, const Binding& binding) {
    const auto& patterns = binding.patterns;
    const auto wanted = [&](Slot slot) { return std::find(read.begin(), read.end(), slot) != read.end(); };
    for (const auto node : order.late_nodes) {
        if (wanted(patterns.nodes[node].slot)) {
            binding.show_node(node);
        }
    }
    for (const auto edge : order.late_edges) {
        if (wanted(patterns.edges[edge].slot)) {
            binding.show_edge(edge);
        }
    }
    for (const auto path : order.late_paths) {
        if (wanted(patterns.paths[path].slot)) {
            binding.show_path(path);
        }
    }
}

void clear(const StepOrder& order, Row& row) {
    for (const auto slot : order.slots) {
        row[static_cast<std::size_t>(slot)] = Datum();
    }
}

}  // namespace

struct MatchPlan::Impl {
    std::shared_ptr<Prepared> current() {
        if (prepared == nullptr || !prepared->fits(graph)) {
            prepared = std::make_shared<Prepared>(patterns, where, bound, graph);
            rows.clear();
        }
        return prepared;
    }

    void add(const std::vector<std::uint64_t>& more) {
        rows.resize(more.size());
        for (std::size_t at = 0; at < more.size(); ++at) {
            rows[at] += more[at];
        }
    }

    bool distinct(Prepared& of, Row& row, Run& run, const std::function<bool(Row&, std::uint64_t)>& each);

    std::span<const PathPattern> patterns;
    const Expression* where;
    std::vector<Slot> bound;
    const Graph& graph;
    std::shared_ptr<Prepared> prepared = {};
    std::vector<std::uint64_t> rows = {};  ///< given by each step
};

bool MatchPlan::Impl::distinct(Prepared& of, Row& row, Run& run, const std::function<bool(Row&, std::uint64_t)>& each) {
    DistinctEnds ends(of.patterns, of.order, graph);
    const auto last = of.order.steps.back().node;
    Finding finding(of.patterns, of.order, graph);
    const bool whole = finding.each_first(row, run, [&](Binding& binding) {
        return ends.each(binding, [&](NodeIndex node) {
            binding.nodes[last] = node;
            binding.show_node(last);
            return each(row, 1);
        });
    });
    clear(of.order, row);
    return whole;
}

MatchPlan::MatchPlan(std::span<const PathPattern> patterns, const Expression* where, std::span<const Slot> bound,
                     const Graph& graph)
    : impl_(std::make_unique<Impl>(Impl{patterns, where, {bound.begin(), bound.end()}, graph})) {
    impl_->current();
}

MatchPlan::MatchPlan(const PathPattern& pattern, std::span<const Slot> bound, const Graph& graph)
    : MatchPlan(std::span(&pattern, 1), nullptr, bound, graph) {}

MatchPlan::MatchPlan(MatchPlan&&) noexcept = default;
MatchPlan::~MatchPlan() = default;

bool MatchPlan::match(Row& row, Run& run, const std::function<bool(Row&)>& each) const {
    const auto prepared = impl_->current();
    Lent finding(prepared, impl_->graph);
    const bool whole = finding->each(row, run, [&](const Binding& binding) {
        show(prepared->order, binding);
        return each(row);
    });
    clear(prepared->order, row);
    impl_->add(finding->take_rows());
    return whole;
}

bool MatchPlan::match(Row& row, Run& run, const MatchUse& use,
                      const std::function<bool(Row&, std::uint64_t times)>& each) const {
    const auto prepared = impl_->current();
    if (use.distinct && finds_distinct(use.read)) {
        return impl_->distinct(*prepared, row, run, each);
    }
    TailCount tail(prepared->patterns, prepared->order, impl_->graph, use.read);
    Lent finding(prepared, impl_->graph);
    const bool whole = finding->each_counted(tail, row, run, [&](const Binding& binding, std::uint64_t times) {
        show(prepared->order, use.read, binding);
        return each(row, times);
    });
    clear(prepared->order, row);
    impl_->add(finding->take_rows());
    return whole;
}

std::optional<ElementPlace> MatchPlan::element_place(Slot slot) const {
    const auto prepared = impl_->current();
    const auto& [nodes, edges, paths, conditions, seeks, impossible] = prepared->patterns;
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        if (nodes[at].slot == slot) {
            return ElementPlace{false, at};
        }
    }
    for (std::size_t at = 0; at < edges.size(); ++at) {
        if (edges[at].slot == slot && !edges[at].variable && !paths[edges[at].path].shortest()) {
            return ElementPlace{true, at};
        }
    }
    return {};
}

bool MatchPlan::finds_distinct(std::span<const Slot> read) const {
    const auto prepared = impl_->current();
    return prepared->snapshot != nullptr && DistinctEnds::fit(prepared->patterns, prepared->order, read);
}

void MatchPlan::tally(Row& row, Run& run, std::span<const Slot> read, Tally& tally) const {
    const auto prepared = impl_->current();
    TailCount tail(prepared->patterns, prepared->order, impl_->graph, read);
    Lent finding(prepared, impl_->graph);
    finding->each_counted(tail, row, run, [&](const Binding& binding, std::uint64_t times) {
        tally.add(binding, times);
        return true;
    });
    clear(prepared->order, row);
    impl_->add(finding->take_rows());
}

std::uint64_t MatchPlan::count(Row& row, Run& run) const {
    const auto prepared = impl_->current();
    TailCount tail(prepared->patterns, prepared->order, impl_->graph, {});
    Lent finding(prepared, impl_->graph);
    std::uint64_t sum = 0;
    finding->each_counted(tail, row, run, [&](const Binding&, std::uint64_t times) {
        sum += times;
        return true;
    });
    clear(prepared->order, row);
    impl_->add(finding->take_rows());
    return sum;
}

bool MatchPlan::is_bounded() const {
    const auto prepared = impl_->current();
    return std::all_of(prepared->order.steps.begin(), prepared->order.steps.end(), [&](const PatternStep& step) {
        const bool scans = step.kind == PatternStep::Kind::label || step.kind == PatternStep::Kind::all;
        const bool walks = step.kind == PatternStep::Kind::hops || step.kind == PatternStep::Kind::shortest;
        return !scans && !(walks && prepared->patterns.edges[step.edge].most == kUnbounded);
    });
}

PlanNode MatchPlan::describe(PlanNode input) const {
    const auto prepared = impl_->current();
    return describe_steps(prepared->patterns, prepared->order, impl_->rows, std::move(input));
}

}  // namespace entente::cypher
