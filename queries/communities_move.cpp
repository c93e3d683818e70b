#include "queries/communities.hpp"

#include <deque>

namespace entente {

namespace {

/// Communities while single nodes move between them.
class Moves {
public:
    Moves(const Level& level, Labels& labels, double resolution);

    /// Whether the node left its community.
    bool move(Vertex node);

private:
    Vertex best_for(Vertex node, const Flow& own);
    void leave(Vertex label, const Flow& own);
    void join(Vertex label, const Flow& own);

    const Level& level_;
    Labels& labels_;
    double resolution_;
    std::vector<Flow> flows_;  ///< by label
    std::vector<Vertex> sizes_;
    std::vector<Vertex> empty_;  ///< labels of nobody
    Pulls pulls_;
};

Moves::Moves(const Level& level, Labels& labels, double resolution)
    : level_(level),
      labels_(labels),
      resolution_(resolution),
      flows_(level.size()),
      sizes_(level.size()),
      pulls_(level.size()) {
    for (Vertex node = 0; node < level.size(); ++node) {
        flows_[labels[node]] += flow(level, node);
        ++sizes_[labels[node]];
    }
    for (Vertex label = 0; label < level.size(); ++label) {
        if (sizes_[label] == 0) {
            empty_.push_back(label);
        }
    }
}

void Moves::leave(Vertex label, const Flow& own) {
    flows_[label] = --sizes_[label] == 0 ? Flow{} : flows_[label] - own;
    if (sizes_[label] == 0) {
        empty_.push_back(label);
    }
}

void Moves::join(Vertex label, const Flow& own) {
    flows_[label] += own;
    if (sizes_[label]++ == 0) {
        empty_.pop_back();
    }
}

Vertex Moves::best_for(Vertex node, const Flow& own) {
    const auto old = labels_[node];
    pulls_.read(level_, node, labels_);
    auto best = old;
    auto most = gain(level_, resolution_, pulls_[old], own, flows_[old] - own);
    for (const auto label : pulls_.heard) {
        if (label == old) {
            continue;
        }
        const auto gained = gain(level_, resolution_, pulls_[label], own, flows_[label]);
        if (gained > most + level_.least_gain()) {
            best = label;
            most = gained;
        }
    }
    return most < -level_.least_gain() && sizes_[old] > 1 ? empty_.back() : best;
}

bool Moves::move(Vertex node) {
    const auto own = flow(level_, node);
    const auto old = labels_[node];
    const auto best = best_for(node, own);
    if (best == old) {
        return false;
    }
    join(best, own);
    leave(old, own);
    labels_[node] = best;
    return true;
}

}  // namespace

void move_nodes(const Level& level, Labels& labels, CommunityOptions& options) {
    Moves moves(level, labels, options.resolution);
    auto order = alone(level.size());
    options.draws.shuffle(order);
    std::deque<Vertex> queue(order.begin(), order.end());
    std::vector<char> waits(level.size(), 1);
    for (std::size_t looks = 0; !queue.empty(); ++looks) {
        if (looks % 1024 == 0) {
            options.work.check();
        }
        const auto node = queue.front();
        queue.pop_front();
        waits[node] = 0;
        if (!moves.move(node)) {
            continue;
        }
        for (auto arc = level.first[node]; arc < level.first[node + 1]; ++arc) {
            const auto end = level.ends[arc];
            if (labels[end] != labels[node] && waits[end] == 0) {
                waits[end] = 1;
                queue.push_back(end);
            }
        }
    }
}

}  // namespace entente
