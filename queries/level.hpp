#pragma once

#include "queries/network.hpp"

#include <cstddef>
#include <vector>

// What the search of leiden.cpp works on. Not installed.
namespace entente {

/// A label for each node: nodes of one label are one community, or one part of it. Labels are below the number of
/// nodes.
using Labels = std::vector<Vertex>;

/// A network whose nodes stand for sets of vertices.
struct Level {
    std::vector<std::size_t> first = {0};
    std::vector<Vertex> ends;
    std::vector<double> pulls;     ///< beside `ends`: the strength there and back
    std::vector<double> sent;      ///< strength of the arcs out of a node, inner ones and loops included
    std::vector<double> received;  ///< and of those into it
    double total = 0;              ///< strength of all arcs

    std::size_t size() const { return sent.size(); }
    double mean_pull() const { return total / static_cast<double>(ends.size() + 1); }

    /// What gains less is rounding.
    double least_gain() const { return 1e-10 * mean_pull(); }
};

Level first_level(const Network& network, const ArcRows& both_ways);

/// The level whose nodes are the parts, numbered from 0 without gaps.
Level merged(const Level& level, const Labels& parts, std::size_t count);

/// Each node a label of its own.
Labels alone(std::size_t size);

/// Numbers the labels from 0 in the order of the nodes; says how many there are.
std::size_t renumber(Labels& labels);

/// What sets of nodes send and receive.
struct Flow {
    double sent = 0;
    double received = 0;

    Flow& operator+=(const Flow& other) {
        sent += other.sent;
        received += other.received;
        return *this;
    }
    friend Flow operator-(const Flow& a, const Flow& b) { return {a.sent - b.sent, a.received - b.received}; }
};

inline Flow flow(const Level& level, Vertex node) { return {level.sent[node], level.received[node]}; }

/// The pull between two sets, less what chance would put there.
inline double gain(const Level& level, double resolution, double pull, const Flow& a, const Flow& b) {
    return pull - resolution * (a.sent * b.received + a.received * b.sent) / level.total;
}

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

}  // namespace entente
