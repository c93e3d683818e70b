#include "queries/cypher/match_search.hpp"

#include <algorithm>

namespace entente::cypher {

void ShortestSearch::Side::begin(NodeIndex node, std::size_t nodes) {
    for (const auto one : reached) {
        at(one) = {};
    }
    if (marks.size() < nodes) {
        marks.resize(nodes);
    }
    reached.assign(1, node);
    layer = 0;
    hops = 1;
    at(node).hops = 1;
}

/// Goes one layer further; whether the other side has been there.
bool ShortestSearch::advance(Side& near, Side& far, Binding& binding) {
    const auto end = near.reached.size();
    bool met = false;
    ++near.hops;
    for (auto position = near.layer; position < end; ++position) {
        arcs_.open(binding.graph, near.reached[position], near.heading, binding.kept);
        while (const auto* arc = arcs_.next()) {
            binding.run->tick();
            const auto other = arc->other;
            if (near.at(other).hops != 0 || !check_.passes(arc->edge, binding.graph)) {
                continue;
            }
            near.at(other) = {near.hops, arc->edge};
            near.reached.push_back(other);
            if (far.at(other).hops != 0) {
                met = true;
                middle_ = other;
                if (wanted_ == Wanted::one) {
                    return true;
                }
            }
        }
    }
    near.layer = end;
    return met;
}

bool ShortestSearch::meet(Binding& binding) {
    const auto most = check_.place().most;
    while (ahead_.frontier() > 0 && back_.frontier() > 0 && std::uint64_t{ahead_.hops} + back_.hops - 2 < most) {
        const bool forward = ahead_.frontier() <= back_.frontier();
        if (forward ? advance(ahead_, back_, binding) : advance(back_, ahead_, binding)) {
            return true;
        }
    }
    return false;
}

/// Gives the nodes of the first half that lie on a shortest walk their distance from the end.
void ShortestSearch::measure_first_half(Binding& binding) {
    auto remaining = back_.hops;
    auto end = ahead_.layer;
    for (auto layer = ahead_.hops; --layer > 0; ++remaining) {
        auto begin = end;
        while (begin > 0 && ahead_.at(ahead_.reached[begin - 1]).hops == layer) {
            --begin;
        }
        for (auto position = begin; position < end; ++position) {
            const auto node = ahead_.reached[position];
            arcs_.open(binding.graph, node, ahead_.heading, binding.kept);
            while (const auto* arc = arcs_.next()) {
                binding.run->tick();
                if (back_.at(arc->other).hops == remaining && ahead_.at(arc->other).hops == layer + 1 &&
                    check_.passes(arc->edge, binding.graph)) {
                    back_.at(node).hops = remaining + 1;
                    back_.reached.push_back(node);
                    break;
                }
            }
        }
        end = begin;
    }
}

void ShortestSearch::open(NodeIndex from, NodeIndex to, Binding& binding) {
    from_ = from;
    to_ = to;
    state_ = State::none;
    if (from == to) {
        state_ = check_.place().least == 0 ? State::empty : State::none;
        return;
    }
    ahead_.heading = heading_;
    back_.heading = turned(heading_);
    ahead_.begin(from, binding.graph.node_slots());
    back_.begin(to, binding.graph.node_slots());
    if (!meet(binding)) {
        return;
    }
    state_ = State::one;
    if (wanted_ == Wanted::all) {
        measure_first_half(binding);
        state_ = State::all;
        walk_.clear();
        depth_ = 1;
        frames_.resize(std::max<std::size_t>(frames_.size(), 1));
        frames_[0].open(binding.graph, from_, heading_, binding.kept);
    }
}

/// The walk through the node where the searches met.
void ShortestSearch::join(std::vector<EdgeIndex>& walk, const Graph& graph) {
    walk.clear();
    for (auto node = middle_; node != from_; node = across(graph, walk.back(), node)) {
        walk.push_back(ahead_.at(node).edge);
    }
    std::reverse(walk.begin(), walk.end());
    for (auto node = middle_; node != to_; node = across(graph, walk.back(), node)) {
        walk.push_back(back_.at(node).edge);
    }
}

/// Depth first down the distances from the end.
bool ShortestSearch::next_of_all(std::vector<EdgeIndex>& walk, Binding& binding) {
    const auto length = back_.at(from_).hops - 1;
    while (depth_ > 0) {
        if (walk_.size() == depth_) {
            walk_.pop_back();
        }
        binding.run->tick();
        const auto* arc = frames_[depth_ - 1].next();
        if (arc == nullptr) {
            --depth_;
            continue;
        }
        const auto other = arc->other;
        if (back_.at(other).hops != length - walk_.size() || !check_.passes(arc->edge, binding.graph)) {
            continue;
        }
        walk_.push_back(arc->edge);
        if (walk_.size() == length) {
            walk = walk_;
            return true;
        }
        if (depth_ == frames_.size()) {
            frames_.emplace_back();
        }
        frames_[depth_++].open(binding.graph, other, heading_, binding.kept);
    }
    return false;
}

bool ShortestSearch::next(std::vector<EdgeIndex>& walk, Binding& binding) {
    switch (state_) {
        case State::none:
            return false;
        case State::empty:
            walk.clear();
            state_ = State::none;
            return true;
        case State::one:
            join(walk, binding.graph);
            state_ = State::none;
            return true;
        case State::all:
            break;
    }
    return next_of_all(walk, binding);
}

}  // namespace entente::cypher
