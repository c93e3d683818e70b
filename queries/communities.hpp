#pragma once

#include "queries/draws.hpp"
#include "queries/level.hpp"
#include "queries/work.hpp"

// The steps of leiden.cpp, whose essay they share. Not installed.
namespace entente {

struct CommunityOptions {
    double resolution = 1;
    std::size_t mergers = 0;  ///< how often two communities that are tied are joined, to see what comes of it
    Draws draws;
    Work work = {};
};

/// Moves nodes to the neighbouring community that gains most, or to one of their own, until none gains.
void move_nodes(const Level& level, Labels& labels, CommunityOptions& options);

/// Parts of the communities, each connected. A part's label is one of its nodes.
Labels refined(const Level& level, const Labels& labels, CommunityOptions& options);

/// All steps, until modularity rises no more, also after mergers.
Labels find_communities(const Level& level, CommunityOptions options);

}  // namespace entente
