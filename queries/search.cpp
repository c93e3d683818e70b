#include "queries/search.hpp"

#include <limits>

namespace entente {

namespace {

constexpr auto kUnreached = std::numeric_limits<std::uint32_t>::max();
constexpr auto kAvoided = kUnreached - 1;

}  // namespace

TwoEndedSearch::TwoEndedSearch(Traffic& traffic) : traffic_(traffic) {
    const auto slots = traffic.snapshot().node_slots();
    ahead_.depth.assign(slots, kUnreached);
    back_.depth.assign(slots, kUnreached);
    closed_.assign(slots, 0);
}

void TwoEndedSearch::Side::begin(NodeIndex node) {
    of(node) = 0;
    reached.assign(1, node);
    layers.assign(1, 0);
}

/// Goes one layer further; whether the other side has been there.
bool TwoEndedSearch::advance(Side& near, Side& far) {
    const bool forward = &near == &ahead_;
    const auto begin = near.layers.back();
    const auto end = near.reached.size();
    const auto hops = static_cast<std::uint32_t>(near.layers.size());
    near.layers.push_back(end);
    bool met = false;
    for (auto at = begin; at < end; ++at) {
        const auto node = near.reached[at];
        const auto arcs = forward ? traffic_.leaving(node) : traffic_.arriving(node);
        traffic_.charge(arcs.size());
        for (const auto& arc : arcs) {
            const bool passable = near.of(arc.other) == kUnreached && enters(arc.other) && traffic_.follows(arc.edge) &&
                                  (forward ? open(node, arc.other) : open(arc.other, node));
            if (passable) {
                near.of(arc.other) = hops;
                near.reached.push_back(arc.other);
                met = met || far.of(arc.other) != kUnreached;
            }
        }
    }
    return met;
}

bool TwoEndedSearch::meet(std::size_t max_hops) {
    while (ahead_.frontier() > 0 && back_.frontier() > 0 && ahead_.hops() + back_.hops() < max_hops) {
        const bool forward = ahead_.frontier() <= back_.frontier();
        if (forward ? advance(ahead_, back_) : advance(back_, ahead_)) {
            return true;
        }
    }
    return false;
}

/// Gives the nodes of the first half, as far as they lie on a shortest path, their distance from the end.
void TwoEndedSearch::measure_first_half() {
    auto remaining = static_cast<std::uint32_t>(back_.hops());
    for (auto layer = ahead_.hops(); layer-- > 0; ++remaining) {
        for (auto at = ahead_.layers[layer]; at < ahead_.layers[layer + 1]; ++at) {
            const auto node = ahead_.reached[at];
            const auto arcs = traffic_.leaving(node);
            traffic_.charge(arcs.size());
            for (const auto& arc : arcs) {
                const bool leads = back_.of(arc.other) == remaining && ahead_.of(arc.other) == layer + 1 &&
                                   traffic_.follows(arc.edge) && open(node, arc.other);
                if (leads) {
                    back_.of(node) = remaining + 1;
                    back_.reached.push_back(node);
                    break;
                }
            }
        }
    }
}

/// From the beginning down the distances from the end, by key where several nodes are as near.
std::vector<NodeIndex> TwoEndedSearch::walk() {
    const auto& snapshot = traffic_.snapshot();
    std::vector<NodeIndex> nodes{from_};
    for (auto remaining = back_.of(from_); remaining-- > 0;) {
        const auto node = nodes.back();
        const auto arcs = traffic_.leaving(node);
        traffic_.charge(arcs.size());
        auto next = node;
        for (const auto& arc : arcs) {
            const bool leads = back_.of(arc.other) == remaining && arc.other != next && traffic_.follows(arc.edge) &&
                               open(node, arc.other);
            if (leads && (next == node || snapshot.key(arc.other) < snapshot.key(next))) {
                next = arc.other;
            }
        }
        nodes.push_back(next);
    }
    return nodes;
}

void TwoEndedSearch::close(const Detour& detour) {
    for (const auto node : detour.avoid) {
        ahead_.of(node) = back_.of(node) = kAvoided;
    }
    for (const auto node : detour.not_next) {
        closed_[raw(node)] = 1;
    }
}

void TwoEndedSearch::clear(const Detour& detour) {
    for (const auto node : detour.avoid) {
        ahead_.of(node) = back_.of(node) = kUnreached;
    }
    for (const auto node : detour.not_next) {
        closed_[raw(node)] = 0;
    }
    for (auto* side : {&ahead_, &back_}) {
        for (const auto node : side->reached) {
            side->of(node) = kUnreached;
        }
    }
}

std::vector<NodeIndex> TwoEndedSearch::first(NodeIndex from, NodeIndex to, std::size_t max_hops, const Detour& detour) {
    from_ = from;
    to_ = to;
    close(detour);
    ahead_.begin(from);
    back_.begin(to);
    std::vector<NodeIndex> nodes;
    if (meet(max_hops)) {
        measure_first_half();
        nodes = walk();
    }
    clear(detour);
    return nodes;
}

}  // namespace entente
