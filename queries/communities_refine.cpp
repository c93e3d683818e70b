#include "queries/communities.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

/// How much less than the best a part may gain and still be drawn often, in mean pulls of a tie.
constexpr double kTemperature = 0.01;

/// Parts of communities, from single nodes on.
class Refinement {
public:
    Refinement(const Level& level, const Labels& labels, CommunityOptions& options)
        : level_(level),
          labels_(labels),
          options_(options),
          parts_(alone(level.size())),
          joined_(level.size()),
          outward_(level.size()),
          pulls_(level.size()) {
        for (Vertex node = 0; node < level.size(); ++node) {
            flows_.push_back(flow(level, node));
        }
    }

    void refine(const std::vector<Vertex>& community);
    Labels take() { return std::move(parts_); }

private:
    bool well_tied(Vertex part) const {
        return gain(level_, options_.resolution, outward_[part], flows_[part], whole_ - flows_[part]) >=
               -level_.least_gain();
    }
    void find_open(Vertex node);
    Vertex draw();
    void join(Vertex node, Vertex part);

    const Level& level_;
    const Labels& labels_;
    CommunityOptions& options_;
    Labels parts_;
    std::vector<char> joined_;     ///< by part: of more than one node
    std::vector<Flow> flows_;      ///< by part
    std::vector<double> outward_;  ///< by part: pull to the rest of its community
    Pulls pulls_;
    Flow whole_;                ///< of the present community
    std::vector<Vertex> open_;  ///< parts that the present node may join
    std::vector<double> gains_;
};

void Refinement::find_open(Vertex node) {
    pulls_.read(level_, node, parts_);
    open_.clear();
    gains_.clear();
    for (const auto part : pulls_.heard) {
        if (labels_[part] != labels_[node]) {
            continue;
        }
        const auto gained = gain(level_, options_.resolution, pulls_[part], flows_[node], flows_[part]);
        if (gained >= 0 && well_tied(part)) {
            open_.push_back(part);
            gains_.push_back(gained);
        }
    }
}

Vertex Refinement::draw() {
    const auto most = *std::max_element(gains_.begin(), gains_.end());
    double sum = 0;
    for (auto& gained : gains_) {
        gained = std::exp((gained - most) / (kTemperature * level_.mean_pull()));
        sum += gained;
    }
    auto drawn = options_.draws.unit() * sum;
    std::size_t place = 0;
    while (place + 1 < open_.size() && drawn >= gains_[place]) {
        drawn -= gains_[place++];
    }
    return open_[place];
}

void Refinement::join(Vertex node, Vertex part) {
    parts_[node] = part;
    joined_[part] = 1;
    flows_[part] += flows_[node];
    outward_[part] += outward_[node] - 2 * pulls_[part];
}

void Refinement::refine(const std::vector<Vertex>& community) {
    options_.work.check();
    whole_ = {};
    for (const auto node : community) {
        whole_ += flows_[node];
        for (auto arc = level_.first[node]; arc < level_.first[node + 1]; ++arc) {
            outward_[node] += labels_[level_.ends[arc]] == labels_[node] ? level_.pulls[arc] : 0;
        }
    }
    for (const auto node : community) {
        if (joined_[node] != 0 || !well_tied(node)) {
            continue;
        }
        find_open(node);
        if (!open_.empty()) {
            join(node, draw());
        }
    }
}

}  // namespace

Labels refined(const Level& level, const Labels& labels, CommunityOptions& options) {
    std::vector<std::vector<Vertex>> communities(level.size());
    auto order = alone(level.size());
    options.draws.shuffle(order);
    for (const auto node : order) {
        communities[labels[node]].push_back(node);
    }
    Refinement made(level, labels, options);
    for (const auto& community : communities) {
        if (community.size() > 1) {
            made.refine(community);
        }
    }
    return made.take();
}

}  // namespace entente
