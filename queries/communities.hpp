#pragma once

#include "queries/both_ways.hpp"
#include "queries/draws.hpp"
#include "queries/work.hpp"

#include <vector>

// The search of leiden.cpp, whose essay it shares. Not installed.
namespace entente {

/// A network whose nodes stand for sets of vertices.
struct Level {
    std::vector<std::size_t> first = {0};
    std::vector<Vertex> ends;
    std::vector<double> pulls;     ///< beside `ends`: the strength there and back
    std::vector<double> sent;      ///< strength of the arcs out of a node, inner ones and loops included
    std::vector<double> received;  ///< and of those into it
    double total = 0;              ///< strength of all arcs

    std::size_t size() const { return sent.size(); }
};

Level first_level(const Network& network, const ArcRows& both_ways);

/// A label for each node: nodes of one label are one community.
using Labels = std::vector<Vertex>;

struct Refinement;

class CommunitySearch {
public:
    CommunitySearch(const Level& level, double resolution, Draws draws, const Work& work)
        : base_(level), resolution_(resolution), draws_(draws), work_(work) {}

    /// Labels of the first level's nodes.
    Labels run();

private:
    /// What a set of nodes sends and receives.
    struct Weight {
        double sent = 0;
        double received = 0;
    };
    /// The strength between two sets, less what chance would put there.
    double gain(const Level& level, double pull, const Weight& a, const Weight& b) const {
        return pull - resolution_ * (a.sent * b.received + a.received * b.sent) / level.total;
    }

    Labels improve(const Labels& from);
    bool move(const Level& level, Labels& labels);
    Labels refine(const Level& level, const Labels& labels);
    void refine_community(const Level& level, const Labels& labels, const std::vector<Vertex>& members,
                          Refinement& made);
    Level merged(const Level& level, const Labels& parts, std::size_t count) const;
    void look() {
        if (++looks_ % 1024 == 0) {
            work_.check();
        }
    }

    const Level& base_;
    double resolution_;
    Draws draws_;
    const Work& work_;
    std::size_t looks_ = 0;
};

}  // namespace entente
