#include "queries/cypher/match.hpp"
#include "queries/cypher/match_finding.hpp"
#include "queries/cypher/match_search.hpp"

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

using Wanted = ShortestSearch::Wanted;

Wanted wanted(const PathPattern& pattern) {
    return pattern.shape == PathPattern::Shape::shortest ? Wanted::one : Wanted::all;
}

/// The walk, or walks, between two bound nodes.
class Shortest : public Cursor {
public:
    Shortest(const Patterns& patterns, const PatternStep& step)
        : edge_(step.edge),
          check_(patterns.edges[step.edge], step.edge_tests),
          search_(check_, check_.place().heading, wanted(*patterns.paths[check_.place().path].pattern)) {}

    void open(Binding& binding) override {
        const auto& place = check_.place();
        if (place.least > 1) {
            throw QueryError(ErrorKind::syntax, "InvalidShortestPath", QueryError::Phase::run,
                             "a shortest path has 0 or 1 as its least number of hops", binding.run->text,
                             place.pattern->spot);
        }
        check_.open(binding);
        search_.open(binding.nodes[place.left], binding.nodes[place.right], binding);
    }

    bool next(Binding& binding) override {
        auto& walk = binding.walks[edge_];
        if (!search_.next(walk, binding)) {
            return false;
        }
        if (walk.size() == 1) {
            binding.edges[edge_] = walk.front();
        }
        return true;
    }

private:
    std::size_t edge_;
    EdgeCheck check_;
    ShortestSearch search_;
};

}  // namespace

std::unique_ptr<Cursor> make_shortest(const Patterns& patterns, const PatternStep& step) {
    return std::make_unique<Shortest>(patterns, step);
}

std::vector<PathDatum> shortest_paths(const PathPattern& pattern, Row& row, Run& run) {
    const std::array ends{pattern.nodes.front().slot, pattern.nodes.back().slot};
    const auto patterns = look_up(std::span(&pattern, 1), nullptr, ends, *run.graph);
    const auto order = order_steps(patterns, *run.graph);
    std::vector<PathDatum> made;
    Finding(patterns, order, *run.graph).each(row, run, [&](const Binding& binding) {
        made.push_back(binding.path(0));
        run.hold(made.back().edges.size() * 2 * sizeof(EdgeIndex));
        return true;
    });
    return made;
}

}  // namespace entente::cypher
