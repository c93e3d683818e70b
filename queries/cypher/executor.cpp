#include "queries/cypher/executor.hpp"

#include <algorithm>

namespace entente::cypher {

/// A subquery. Of a bare MATCH the matches are counted without a look at each.
struct Executor::Inner {
    std::unique_ptr<KeptPlan> plan;
    std::unique_ptr<Pipeline> pipeline;
};

Executor::Executor(const Query& query, std::size_t width, Execution execution)
    : execution_(execution), width_(width), pipeline_(query, {}, bindings_, execution_) {
    execution_.run.matcher = this;
}

Executor::~Executor() = default;

void Executor::run(const Pipeline::Sink& sink) {
    Row row(width_);
    pipeline_.run(row, sink);
}

/// A subquery that is made notes those within it.
bool Executor::is_bounded() {
    for (std::size_t made = 0; made < bindings_.queries().size();) {
        const auto queries = bindings_.queries();
        made = queries.size();
        for (const auto* query : queries) {
            auto& of = inner(*query);
            if (!(of.pipeline ? of.pipeline->is_bounded() : (*of.plan)(execution_).is_bounded())) {
                return false;
            }
        }
    }
    const auto patterns = bindings_.patterns();
    return pipeline_.is_bounded() && std::all_of(patterns.begin(), patterns.end(), [&](const auto* pattern) {
               return pattern->shape == PathPattern::Shape::plain && plan(*pattern).is_bounded();
           });
}

const MatchPlan& Executor::plan(const PathPattern& pattern) {
    auto found = plans_.find(&pattern);
    if (found == plans_.end()) {
        found = plans_.emplace(&pattern, KeptPlan(std::span(&pattern, 1), nullptr, bindings_.of(pattern))).first;
    }
    return found->second(execution_);
}

void Executor::match(const PathPattern& pattern, Row& row, const std::function<bool(Row&)>& each) {
    plan(pattern).match(row, execution_.run, each);
}

Executor::Inner& Executor::inner(const Query& query) {
    auto& made = inner_[&query];
    if (made) {
        return *made;
    }
    made = std::make_unique<Inner>();
    const auto& bound = bindings_.of(query);
    const auto& clauses = query.parts.front().clauses;
    const auto* match = std::get_if<Match>(&clauses.front().content);
    if (query.parts.size() == 1 && clauses.size() == 1 && match != nullptr && !match->optional) {
        bindings_.note(clauses.front(), bound);
        made->plan = std::make_unique<KeptPlan>(match->patterns, match->where.get(), bound);
    } else {
        made->pipeline = std::make_unique<Pipeline>(query, bound, bindings_, execution_);
    }
    return *made;
}

std::size_t Executor::count(const Query& query, Row& row, std::size_t most) {
    auto& of = inner(query);
    std::size_t rows = 0;
    if (of.pipeline) {
        of.pipeline->run(row, [&](std::span<const Datum>) { return ++rows < most; });
    } else if (most > 1) {
        return std::min(of.plan->operator()(execution_).count(row, execution_.run), most);
    } else {
        of.plan->operator()(execution_).match(row, execution_.run, [&](Row&) { return ++rows < most; });
    }
    return rows;
}

Datum Executor::shortest(const PathPattern& pattern, Row& row) {
    DatumList paths;
    for (auto& path : shortest_paths(pattern, row, execution_.run)) {
        paths.emplace_back(std::move(path));
    }
    if (pattern.shape == PathPattern::Shape::all_shortest) {
        return paths;
    }
    return paths.empty() ? Datum() : paths.front();
}

}  // namespace entente::cypher
