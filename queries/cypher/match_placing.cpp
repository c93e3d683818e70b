#include "queries/cypher/match_placing.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace entente::cypher {

namespace {

constexpr int kBefore = -1;  ///< the step of what is bound before

class Placing {
public:
    Placing(const Patterns& patterns, std::vector<PatternStep>& steps);

    StepOrder all();

private:
    void note(Slot slot, int step);
    int ready(const std::vector<Slot>& reads) const;
    void read(const std::vector<Slot>& reads);
    bool is_ahead(const Condition& condition) const;
    void place(const Condition& condition);
    void show();

    const Patterns& patterns_;
    std::vector<PatternStep>& steps_;
    StepOrder made_;
    std::map<Slot, int> bound_at_;
    std::vector<int> node_at_;
    std::vector<int> edge_at_;
    std::vector<int> path_at_;
    std::set<Slot> read_;
};

Placing::Placing(const Patterns& patterns, std::vector<PatternStep>& steps)
    : patterns_(patterns),
      steps_(steps),
      node_at_(patterns.nodes.size(), kBefore),
      edge_at_(patterns.edges.size(), kBefore) {
    std::vector<bool> seen(patterns.nodes.size());
    for (std::size_t at = 0; at < steps.size(); ++at) {
        auto& step = steps[at];
        for (const auto node : {step.kind == PatternStep::Kind::edge ? step.from : step.node, step.node}) {
            if (!seen[node]) {
                seen[node] = true;
                step.new_nodes.push_back(node);
                node_at_[node] = static_cast<int>(at);
            }
        }
        if (step.edge != kNowhere) {
            edge_at_[step.edge] = static_cast<int>(at);
        }
    }
    for (std::size_t node = 0; node < node_at_.size(); ++node) {
        if (!patterns.nodes[node].bound) {
            note(patterns.nodes[node].slot, node_at_[node]);
        }
    }
    for (std::size_t edge = 0; edge < edge_at_.size(); ++edge) {
        if (!patterns.edges[edge].bound) {
            note(patterns.edges[edge].slot, edge_at_[edge]);
        }
    }
    for (const auto& path : patterns.paths) {
        auto at = kBefore;
        for (const auto node : path.nodes) {
            at = std::max(at, node_at_[node]);
        }
        for (const auto edge : path.edges) {
            at = std::max(at, edge_at_[edge]);
        }
        path_at_.push_back(at);
        note(path.slot, at);
    }
}

void Placing::note(Slot slot, int step) {
    if (slot != Slot::none) {
        bound_at_.try_emplace(slot, step);
    }
}

/// The step after which all of them have values.
int Placing::ready(const std::vector<Slot>& reads) const {
    auto at = kBefore;
    for (const auto slot : reads) {
        if (const auto found = bound_at_.find(slot); found != bound_at_.end()) {
            at = std::max(at, found->second);
        }
    }
    return at;
}

void Placing::read(const std::vector<Slot>& reads) { read_.insert(reads.begin(), reads.end()); }

/// Whether the value is known before the element that is tested is found.
bool Placing::is_ahead(const Condition& condition) const {
    const auto& test = condition.test;
    return test.value != nullptr &&
           ready(condition.reads) < (test.node != kNowhere ? node_at_[test.node] : edge_at_[test.edge]);
}

void Placing::place(const Condition& condition) {
    const auto& test = condition.test;
    auto at = ready(condition.reads);
    read(condition.reads);
    if (test.value != nullptr) {
        const auto own = test.node != kNowhere ? node_at_[test.node] : edge_at_[test.edge];
        const bool each = test.edge != kNowhere && patterns_.edges[test.edge].variable;
        if (at < own || each ||
            (test.edge != kNowhere && patterns_.paths[patterns_.edges[test.edge].path].shortest())) {
            auto& step = steps_[static_cast<std::size_t>(own)];
            (test.node != kNowhere ? step.node_tests : step.edge_tests).push_back(&test);
            return;
        }
        at = std::max(at, own);
        if (condition.expression != nullptr) {
            read_.insert(test.node != kNowhere ? patterns_.nodes[test.node].slot : patterns_.edges[test.edge].slot);
        }
    }
    if (condition.may_fail) {
        at = static_cast<int>(steps_.size()) - 1;
    }
    (at == kBefore ? made_.first : steps_[static_cast<std::size_t>(at)].conditions).push_back(&condition);
}

/// Has every step show in the row what is read, and the rest shown in the end.
void Placing::show() {
    const auto deal = [&](const auto& places, const std::vector<int>& bound_at, auto at_once, auto& late) {
        for (std::size_t place = 0; place < places.size(); ++place) {
            const auto slot = places[place].slot;
            if (slot == Slot::none || !bound_at_.contains(slot)) {
                continue;
            }
            made_.slots.push_back(slot);
            if (read_.contains(slot)) {
                at_once(steps_[static_cast<std::size_t>(bound_at[place])], place);
            } else if (places[place].named) {
                late.push_back(place);
            }
        }
    };
    deal(
        patterns_.nodes, node_at_, [](PatternStep& step, std::size_t node) { step.shown_nodes.push_back(node); },
        made_.late_nodes);
    deal(
        patterns_.edges, edge_at_, [](PatternStep& step, std::size_t) { step.shows_edge = true; }, made_.late_edges);
    deal(
        patterns_.paths, path_at_, [](PatternStep& step, std::size_t path) { step.shown_paths.push_back(path); },
        made_.late_paths);
}

StepOrder Placing::all() {
    const auto& conditions = patterns_.conditions;
    for (std::size_t at = 0; at < conditions.size(); ++at) {
        const bool twins = at + 1 < conditions.size() && conditions[at].expression != nullptr &&
                           conditions[at].expression == conditions[at + 1].expression;
        const bool second = twins && !is_ahead(conditions[at]) && is_ahead(conditions[at + 1]);
        place(conditions[second ? at + 1 : at]);
        at += twins ? 1 : 0;
    }
    for (const auto& step : steps_) {
        if (step.seek != nullptr) {
            read(step.seek->reads);
        }
    }
    read_.erase(Slot::none);
    show();
    made_.steps = std::move(steps_);
    return std::move(made_);
}

}  // namespace

StepOrder place_conditions(const Patterns& patterns, std::vector<PatternStep> steps) {
    return Placing(patterns, steps).all();
}

}  // namespace entente::cypher
