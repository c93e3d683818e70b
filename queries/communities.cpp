#include "queries/communities.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

namespace entente {

namespace {

/// How much less than the best a part may gain and still be drawn, in mean strengths of a tie.
constexpr double kTemperature = 0.01;

/// Sums of pulls by label, of one node's neighbours; cleared at little cost.
class Pulls {
public:
    explicit Pulls(std::size_t labels) : sums_(labels) {}

    void read(const Level& level, Vertex node, const Labels& labels) {
        for (const auto label : heard) {
            sums_[label] = 0;
        }
        heard.clear();
        for (auto arc = level.first[node]; arc < level.first[node + 1]; ++arc) {
            const auto label = labels[level.ends[arc]];
            if (sums_[label] == 0) {
                heard.push_back(label);
            }
            sums_[label] += level.pulls[arc];
        }
    }
    double operator[](Vertex label) const { return sums_[label]; }

    std::vector<Vertex> heard;  ///< labels, in the order of the neighbours

private:
    std::vector<double> sums_;
};

/// Numbers the labels from 0 in the order of the nodes; says how many there are.
std::size_t renumber(Labels& labels) {
    constexpr auto kNew = static_cast<Vertex>(-1);
    Labels number(labels.size(), kNew);
    Vertex count = 0;
    for (auto& label : labels) {
        if (number[label] == kNew) {
            number[label] = count++;
        }
        label = number[label];
    }
    return count;
}

Labels alone(std::size_t size) {
    Labels labels(size);
    std::iota(labels.begin(), labels.end(), 0U);
    return labels;
}

/// What sets of nodes are tied by, on the way down from a level to the next.
double smallest_gain(const Level& level) { return 1e-10 * level.total / static_cast<double>(level.ends.size() + 1); }

}  // namespace

/// The parts of communities while they are refined.
struct Refinement {
    Labels parts;
    std::vector<char> joined;      ///< by part: of more than one node
    std::vector<double> sent;      ///< by part
    std::vector<double> received;  ///< by part
    std::vector<double> outward;   ///< by part: pull to the rest of its community
    Pulls pulls;

    explicit Refinement(const Level& level)
        : parts(alone(level.size())),
          joined(level.size()),
          sent(level.sent),
          received(level.received),
          outward(level.size()),
          pulls(level.size()) {}
};

Level first_level(const Network& network, const ArcRows& both_ways) {
    Level level;
    const double ways = network.directed() ? 1 : 2;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        for (auto arc = both_ways.first[vertex]; arc < both_ways.first[vertex + 1]; ++arc) {
            if (const auto strength = both_ways.strength(arc); strength > 0) {
                level.ends.push_back(both_ways.ends[arc]);
                level.pulls.push_back(ways * strength);
            }
        }
        level.first.push_back(level.ends.size());
        const auto sum = [&](const ArcRows& rows) {
            double strength = network.loops.empty() ? 0 : network.loops[vertex] * ways;
            for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
                strength += rows.strength(arc);
            }
            return strength;
        };
        level.sent.push_back(sum(network.out));
        level.received.push_back(sum(network.incoming()));
        level.total += level.sent.back();
    }
    return level;
}

/// Moves nodes to the community that gains most until none gains; says whether any did.
bool CommunitySearch::move(const Level& level, Labels& labels) {
    std::vector<Weight> weights(level.size());
    std::vector<Vertex> sizes(level.size());
    for (Vertex node = 0; node < level.size(); ++node) {
        weights[labels[node]].sent += level.sent[node];
        weights[labels[node]].received += level.received[node];
        ++sizes[labels[node]];
    }
    std::vector<Vertex> empty;
    for (Vertex label = 0; label < level.size(); ++label) {
        if (sizes[label] == 0) {
            empty.push_back(label);
        }
    }
    auto order = alone(level.size());
    draws_.shuffle(order);
    std::deque<Vertex> queue(order.begin(), order.end());
    std::vector<char> waits(level.size(), 1);
    Pulls pulls(level.size());
    const auto least = smallest_gain(level);
    bool moved = false;
    while (!queue.empty()) {
        look();
        const auto node = queue.front();
        queue.pop_front();
        waits[node] = 0;
        const Weight own{level.sent[node], level.received[node]};
        const auto old = labels[node];
        pulls.read(level, node, labels);
        weights[old].sent -= own.sent;
        weights[old].received -= own.received;
        auto best = old;
        auto most = gain(level, pulls[old], own, weights[old]);
        for (const auto label : pulls.heard) {
            if (const auto gained = gain(level, pulls[label], own, weights[label]); gained > most + least) {
                best = label;
                most = gained;
            }
        }
        if (most < -least && sizes[old] > 1) {
            best = empty.back();
        }
        weights[best].sent += own.sent;
        weights[best].received += own.received;
        if (best == old) {
            continue;
        }
        moved = true;
        if (sizes[best]++ == 0) {
            empty.pop_back();
        }
        if (--sizes[old] == 0) {
            empty.push_back(old);
            weights[old] = {};
        }
        labels[node] = best;
        for (auto arc = level.first[node]; arc < level.first[node + 1]; ++arc) {
            const auto end = level.ends[arc];
            if (labels[end] != best && waits[end] == 0) {
                waits[end] = 1;
                queue.push_back(end);
            }
        }
    }
    return moved;
}

void CommunitySearch::refine_community(const Level& level, const Labels& labels, const std::vector<Vertex>& members,
                                       Refinement& made) {
    Weight whole;
    for (const auto node : members) {
        whole.sent += level.sent[node];
        whole.received += level.received[node];
        for (auto arc = level.first[node]; arc < level.first[node + 1]; ++arc) {
            made.outward[node] += labels[level.ends[arc]] == labels[node] ? level.pulls[arc] : 0;
        }
    }
    const auto well_tied = [&](Vertex part) {
        const Weight own{made.sent[part], made.received[part]};
        const Weight rest{whole.sent - own.sent, whole.received - own.received};
        return gain(level, made.outward[part], own, rest) >= -smallest_gain(level);
    };
    const auto tie = level.total / static_cast<double>(level.ends.size() + 1);
    std::vector<Vertex> open;
    std::vector<double> gains;
    for (const auto node : members) {
        look();
        if (made.joined[node] != 0 || made.parts[node] != node || !well_tied(node)) {
            continue;
        }
        const Weight own{level.sent[node], level.received[node]};
        made.pulls.read(level, node, made.parts);
        open.clear();
        gains.clear();
        for (const auto part : made.pulls.heard) {
            if (part == node || labels[part] != labels[node]) {
                continue;
            }
            const auto gained = gain(level, made.pulls[part], own, {made.sent[part], made.received[part]});
            if (gained >= 0 && well_tied(part)) {
                open.push_back(part);
                gains.push_back(gained);
            }
        }
        if (open.empty()) {
            continue;
        }
        const auto most = *std::max_element(gains.begin(), gains.end());
        double sum = 0;
        for (auto& gained : gains) {
            gained = std::exp((gained - most) / (kTemperature * tie));
            sum += gained;
        }
        auto drawn = draws_.unit() * sum;
        std::size_t place = 0;
        while (place + 1 < open.size() && drawn >= gains[place]) {
            drawn -= gains[place++];
        }
        const auto part = open[place];
        made.parts[node] = part;
        made.joined[part] = 1;
        made.sent[part] += own.sent;
        made.received[part] += own.received;
        made.outward[part] += made.outward[node] - 2 * made.pulls[part];
    }
}

/// Parts of the communities, each connected. A part's label is one of its nodes.
Labels CommunitySearch::refine(const Level& level, const Labels& labels) {
    std::vector<std::vector<Vertex>> members(level.size());
    auto order = alone(level.size());
    draws_.shuffle(order);
    for (const auto node : order) {
        members[labels[node]].push_back(node);
    }
    Refinement made(level);
    for (const auto& community : members) {
        if (community.size() > 1) {
            refine_community(level, labels, community, made);
        }
    }
    return std::move(made.parts);
}

Level CommunitySearch::merged(const Level& level, const Labels& parts, std::size_t count) const {
    std::vector<std::vector<Vertex>> members(count);
    for (Vertex node = 0; node < level.size(); ++node) {
        members[parts[node]].push_back(node);
    }
    Level made;
    made.total = level.total;
    std::vector<double> pulls(count);
    std::vector<Vertex> heard;
    for (std::size_t part = 0; part < count; ++part) {
        auto& sent = made.sent.emplace_back();
        auto& received = made.received.emplace_back();
        for (const auto node : members[part]) {
            sent += level.sent[node];
            received += level.received[node];
            for (auto arc = level.first[node]; arc < level.first[node + 1]; ++arc) {
                const auto end = parts[level.ends[arc]];
                if (end == part) {
                    continue;
                }
                if (pulls[end] == 0) {
                    heard.push_back(end);
                }
                pulls[end] += level.pulls[arc];
            }
        }
        for (const auto end : heard) {
            made.ends.push_back(end);
            made.pulls.push_back(pulls[end]);
            pulls[end] = 0;
        }
        heard.clear();
        made.first.push_back(made.ends.size());
    }
    return made;
}

/// One round of the method, from communities to better ones.
Labels CommunitySearch::improve(const Labels& from) {
    auto level = base_;
    auto labels = from;
    auto node_of = alone(base_.size());  // of the present level
    while (true) {
        move(level, labels);
        auto parts = refine(level, labels);
        const auto count = renumber(parts);
        if (count == level.size()) {
            break;
        }
        Labels next(count);
        for (Vertex node = 0; node < level.size(); ++node) {
            next[parts[node]] = labels[node];
        }
        renumber(next);
        for (auto& node : node_of) {
            node = parts[node];
        }
        level = merged(level, parts, count);
        labels = std::move(next);
    }
    Labels found(base_.size());
    for (Vertex vertex = 0; vertex < base_.size(); ++vertex) {
        found[vertex] = labels[node_of[vertex]];
    }
    return found;
}

Labels CommunitySearch::run() {
    constexpr int kRounds = 100;
    auto labels = alone(base_.size());
    if (!(base_.total > 0)) {
        return labels;
    }
    const auto quality = [&](const Labels& of) {
        std::vector<Weight> weights(base_.size());
        double within = 0;
        for (Vertex node = 0; node < base_.size(); ++node) {
            weights[of[node]].sent += base_.sent[node];
            weights[of[node]].received += base_.received[node];
            for (auto arc = base_.first[node]; arc < base_.first[node + 1]; ++arc) {
                within += of[base_.ends[arc]] == of[node] ? base_.pulls[arc] / 2 : 0;
            }
        }
        for (const auto& weight : weights) {
            within -= resolution_ * weight.sent * weight.received / base_.total;
        }
        return within;
    };
    double best = quality(labels);
    for (int round = 0; round < kRounds; ++round) {
        auto next = improve(labels);
        const auto reached = quality(next);
        if (!(reached > best + smallest_gain(base_))) {
            return round == 0 ? next : labels;
        }
        best = reached;
        labels = std::move(next);
    }
    return labels;
}

}  // namespace entente
