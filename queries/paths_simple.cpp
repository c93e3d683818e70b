// All simple paths.
//
// Method. A search into depth that keeps the days on which all of what it has walked held, and turns back where none is
// left or where the end is farther than the hops that remain. How far the end is, by hops and without a look at days, a
// search back from it tells beforehand. The steps from a node are found once: to each neighbour one, with the days of
// any tie to it.
//
// Edge cases. Parallel edges are one step, loops none. The end may be closed to crossing. On one day, and where hops
// need no common day, every step is there always. From a node to itself the caller has answered.
//
// Cost. There can be exponentially many paths: the limit bounds those that are found, the budget the ties looked at. An
// explicit stack, so that depth is bounded by memory.

#include "queries/paths_simple.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace entente {

namespace {

struct Step {
    NodeIndex next;
    Intervals days;
};

class DepthSearch {
public:
    DepthSearch(Traffic& traffic, NodeIndex from, NodeIndex to, const PathOptions& options)
        : traffic_(traffic), from_(from), to_(to), options_(options) {}

    std::vector<std::vector<NodeIndex>> run();

private:
    struct Frame {
        const std::vector<Step>* steps;
        std::size_t at = 0;
        Intervals days;
    };

    void measure();
    bool near(NodeIndex node, std::size_t hops_left) const;
    Intervals days_at(NodeIndex node) const;
    const std::vector<Step>& steps(NodeIndex node);
    void take(const Step& step);
    void keep();

    Traffic& traffic_;
    NodeIndex from_;
    NodeIndex to_;
    const PathOptions& options_;
    std::unordered_map<std::uint32_t, std::size_t> to_go_;
    std::unordered_map<std::uint32_t, std::vector<Step>> steps_;
    std::vector<NodeIndex> nodes_;
    std::vector<Frame> frames_;
    std::vector<std::vector<NodeIndex>> found_;
};

/// How far each node is from the end, as far as hops allow.
void DepthSearch::measure() {
    std::vector<NodeIndex> reached{to_};
    to_go_[raw(to_)] = 0;
    for (std::size_t at = 0; at < reached.size(); ++at) {
        const auto node = reached[at];
        const auto hops = to_go_[raw(node)];
        if (hops >= options_.max_hops || node == from_ || (node != to_ && !traffic_.crosses(node))) {
            continue;
        }
        const auto arcs = traffic_.arriving(node);
        traffic_.charge(arcs.size());
        for (const auto& arc : arcs) {
            if (traffic_.follows(arc.edge) && to_go_.try_emplace(raw(arc.other), hops + 1).second) {
                reached.push_back(arc.other);
            }
        }
    }
}

bool DepthSearch::near(NodeIndex node, std::size_t hops_left) const {
    const auto place = to_go_.find(raw(node));
    return place != to_go_.end() && place->second <= hops_left;
}

Intervals DepthSearch::days_at(NodeIndex node) const {
    return traffic_.dated() ? intersection(traffic_.window(), days(traffic_.snapshot().spells(node))) : always();
}

const std::vector<Step>& DepthSearch::steps(NodeIndex node) {
    const auto [place, is_new] = steps_.try_emplace(raw(node));
    if (!is_new) {
        return place->second;
    }
    const auto arcs = traffic_.leaving(node);
    traffic_.charge(arcs.size());
    std::unordered_map<std::uint32_t, Intervals> held;
    for (const auto& arc : arcs) {
        const bool leads = arc.other != node && arc.other != from_ && near(arc.other, options_.max_hops) &&
                           (arc.other == to_ || traffic_.crosses(arc.other)) && traffic_.follows(arc.edge);
        if (!leads) {
            continue;
        }
        auto& when = held[raw(arc.other)];
        const auto more = traffic_.dated() ? days(traffic_.snapshot().spells(arc.edge)) : always();
        when.insert(when.end(), more.begin(), more.end());
    }
    for (auto& [next, when] : held) {
        auto left = intersection(normalised(std::move(when)), days_at(NodeIndex{next}));
        if (!left.empty()) {
            place->second.push_back({NodeIndex{next}, std::move(left)});
        }
    }
    return place->second;
}

void DepthSearch::keep() {
    if (found_.size() == options_.limit) {
        throw Error(
            fmt::format("there are more than {} paths, the limit; ask for fewer hops, fewer types or a day, or "
                        "raise the limit",
                        options_.limit));
    }
    found_.push_back(nodes_);
}

void DepthSearch::take(const Step& step) {
    const auto hops = nodes_.size();
    if (!near(step.next, options_.max_hops - hops) ||
        std::find(nodes_.begin(), nodes_.end(), step.next) != nodes_.end()) {
        return;
    }
    auto left = traffic_.dated() ? intersection(frames_.back().days, step.days) : always();
    if (left.empty()) {
        return;
    }
    nodes_.push_back(step.next);
    if (step.next == to_) {
        keep();
        nodes_.pop_back();
    } else {
        frames_.push_back({&steps(step.next), 0, std::move(left)});
    }
}

std::vector<std::vector<NodeIndex>> DepthSearch::run() {
    measure();
    if (!near(from_, options_.max_hops)) {
        return {};
    }
    nodes_.push_back(from_);
    frames_.push_back({&steps(from_), 0, days_at(from_)});
    while (!frames_.empty()) {
        auto& frame = frames_.back();
        if (frame.at == frame.steps->size()) {
            frames_.pop_back();
            nodes_.pop_back();
            continue;
        }
        traffic_.charge(1);
        take((*frame.steps)[frame.at++]);
    }
    return std::move(found_);
}

}  // namespace

std::vector<std::vector<NodeIndex>> simple_sequences(Traffic& traffic, NodeIndex from, NodeIndex to,
                                                     const PathOptions& options) {
    return DepthSearch(traffic, from, to, options).run();
}

}  // namespace entente
