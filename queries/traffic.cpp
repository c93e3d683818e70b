#include "queries/traffic.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

template <typename Keep>
Intervals days_where(std::span<const Spell> spells, Keep keep) {
    Intervals found;
    for (const auto& spell : spells) {
        if (keep(spell)) {
            found.push_back(spell.when);
        }
    }
    return normalised(std::move(found));
}

Intervals days_of_any(const Snapshot& snapshot, const std::vector<EdgeIndex>& ties) {
    Intervals all;
    for (const auto edge : ties) {
        const auto held = days(snapshot.spells(edge));
        all.insert(all.end(), held.begin(), held.end());
    }
    return normalised(std::move(all));
}

std::int64_t length(const Intervals& intervals) {
    std::int64_t total = 0;
    for (const auto& interval : intervals) {
        total += std::int64_t{interval.until.count} - interval.since.count;
    }
    return total;
}

}  // namespace

Traffic::Traffic(const Snapshot& snapshot, const PathOptions& options)
    : snapshot_(&snapshot), direction_(options.direction), budget_(options.budget), left_(options.budget) {
    const auto& types = snapshot.schema().edge_types;
    const auto named = [&](TypeId id) {
        return std::find(options.types.begin(), options.types.end(), id) != options.types.end();
    };
    for (const auto& type : types) {
        const auto place = static_cast<std::size_t>(raw(type.id));
        const bool follow = options.types.empty() ? type.default_path : named(type.id);
        followed_.resize(std::max(followed_.size(), place + 1));
        followed_[place] = follow;
        all_ = all_ && follow;
    }
}

std::span<const Arc> Traffic::leaving(NodeIndex node) const {
    return direction_ == Direction::any ? snapshot_->around(node) : snapshot_->out(node);
}

std::span<const Arc> Traffic::arriving(NodeIndex node) const {
    return direction_ == Direction::any ? snapshot_->around(node) : snapshot_->in(node);
}

void Traffic::charge(std::size_t arcs) {
    if (arcs > left_) {
        throw Error(
            fmt::format("the path search looked at {} ties, its budget, without an end; ask for fewer paths, fewer "
                        "hops, fewer types, or a day",
                        budget_));
    }
    left_ -= arcs;
}

std::vector<EdgeIndex> Traffic::ties(NodeIndex node, NodeIndex next) {
    const auto out = leaving(node);
    const auto in = arriving(next);
    const bool from_node = out.size() <= in.size();
    const auto arcs = from_node ? out : in;
    charge(arcs.size());
    std::vector<EdgeIndex> found;
    for (const auto& arc : arcs) {
        if (arc.other == (from_node ? next : node) && follows(arc.edge)) {
            found.push_back(arc.edge);
        }
    }
    std::sort(found.begin(), found.end(),
              [this](EdgeIndex a, EdgeIndex b) { return snapshot_->id(a) < snapshot_->id(b); });
    return found;
}

Intervals days(std::span<const Spell> spells) {
    return days_where(spells, [](const Spell&) { return true; });
}

Intervals certain_days(std::span<const Spell> spells) {
    return days_where(spells, [](const Spell& spell) { return spell.marks.certain; });
}

Intervals days_held(Traffic& traffic, std::span<const NodeIndex> nodes) {
    const auto& snapshot = traffic.snapshot();
    auto held = always();
    for (std::size_t at = 0; at < nodes.size() && !held.empty(); ++at) {
        held = intersection(held, days(snapshot.spells(nodes[at])));
        if (at + 1 < nodes.size()) {
            held = intersection(held, days_of_any(snapshot, traffic.ties(nodes[at], nodes[at + 1])));
        }
    }
    return held;
}

Path path_along(Traffic& traffic, std::vector<NodeIndex> nodes) {
    const auto& snapshot = traffic.snapshot();
    Path path;
    path.spans = days_held(traffic, nodes);
    path.certain_spans = always();
    for (std::size_t at = 0; at + 1 < nodes.size(); ++at) {
        auto ties = traffic.ties(nodes[at], nodes[at + 1]);
        Intervals most;
        auto chosen = ties.front();
        for (const auto edge : ties) {
            auto left = intersection(path.spans, days(snapshot.spells(edge)));
            if (length(left) > length(most)) {
                most = std::move(left);
                chosen = edge;
            }
        }
        path.spans = std::move(most);
        path.certain_spans = intersection(path.certain_spans, certain_days(snapshot.spells(chosen)));
        path.edges.push_back(chosen);
        path.ties.push_back(std::move(ties));
    }
    for (const auto node : nodes) {
        path.certain_spans = intersection(path.certain_spans, certain_days(snapshot.spells(node)));
    }
    path.weight = static_cast<double>(path.edges.size());
    path.nodes = std::move(nodes);
    return path;
}

}  // namespace entente
