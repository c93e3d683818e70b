#include "queries/traffic.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

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

Intervals window_of(const PathOptions& options) {
    if (options.during && options.during->since >= options.during->until) {
        throw UsageError(fmt::format("the period from {} ends before it begins, on {}",
                                     to_string(options.during->since), to_string(options.during->until)));
    }
    return options.during ? Intervals{*options.during} : always();
}

void check(const Snapshot& snapshot, const PathOptions& options) {
    if (options.weight && options.widest) {
        throw UsageError("a path is the lightest or the widest, not both");
    }
    if (options.during && options.timeless) {
        throw UsageError("a path is timeless or held during a period, not both");
    }
    if (options.during && snapshot.day()) {
        throw UsageError("a period is looked at over all time, not on one day");
    }
}

}  // namespace

Traffic::Traffic(const Snapshot& snapshot, const PathOptions& options)
    : snapshot_(&snapshot),
      direction_(options.direction),
      budget_(options.budget),
      left_(options.budget),
      dated_(!snapshot.day() && !options.timeless),
      window_(window_of(options)) {
    check(snapshot, options);
    choose_types(options.types);
    close_nodes(options);
    if (options.during) {
        close_edges_outside_window();
    }
    if (options.weight) {
        weigh(*options.weight);
    } else if (options.widest) {
        rule_ = CostRule::widest;
        weigh(*options.widest);
    }
}

void Traffic::choose_types(const std::vector<TypeId>& types) {
    for (const auto& type : snapshot_->schema().edge_types) {
        const auto place = static_cast<std::size_t>(raw(type.id));
        const bool follow =
            types.empty() ? type.default_path : std::find(types.begin(), types.end(), type.id) != types.end();
        followed_.resize(std::max(followed_.size(), place + 1));
        followed_[place] = follow;
        all_ = all_ && follow;
    }
}

void Traffic::close_nodes(const PathOptions& options) {
    if (options.through.empty() && options.avoid_labels.empty() && options.avoid.empty()) {
        return;
    }
    const auto has_one = [&](NodeIndex node, const std::vector<LabelId>& labels) {
        return std::any_of(labels.begin(), labels.end(),
                           [&](LabelId label) { return snapshot_->has_label(node, label); });
    };
    closed_nodes_.resize(snapshot_->node_slots());
    for (std::uint32_t slot = 0; slot < closed_nodes_.size(); ++slot) {
        const NodeIndex node{slot};
        closed_nodes_[slot] =
            (!options.through.empty() && !has_one(node, options.through)) || has_one(node, options.avoid_labels);
    }
    for (const auto node : options.avoid) {
        closed_nodes_.at(raw(node)) = true;
    }
}

void Traffic::close_edges_outside_window() {
    all_ = false;
    closed_edges_.resize(snapshot_->edge_slots());
    for (std::uint32_t slot = 0; slot < closed_edges_.size(); ++slot) {
        const EdgeIndex edge{slot};
        closed_edges_[slot] = snapshot_->visible(edge) && intersection(window_, days(snapshot_->spells(edge))).empty();
    }
}

void Traffic::weigh(const Weight& weight) {
    TieWeights weights(*snapshot_, weight);
    std::vector<double> found(snapshot_->edge_slots(), std::numeric_limits<double>::quiet_NaN());
    for (std::uint32_t slot = 0; slot < found.size(); ++slot) {
        const EdgeIndex edge{slot};
        const bool loop = snapshot_->tail(edge) == snapshot_->head(edge);
        if (snapshot_->visible(edge) && !loop && follows(edge)) {
            found[slot] = weights.of(edge);
        }
    }
    weights_ = std::move(found);
}

bool Traffic::follows_some(EdgeIndex edge) const {
    return followed_[static_cast<std::size_t>(raw(snapshot_->type(edge)))] &&
           (closed_edges_.empty() || !closed_edges_[raw(edge)]) &&
           (width_ == 0 || weight(edge) >= width_ || same(weight(edge), width_));
}

void Traffic::keep_to_width(double width) {
    width_ = width;
    all_ = all_ && width == 0;
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

}  // namespace entente
