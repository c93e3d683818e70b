#pragma once

#include "queries/network.hpp"
#include "queries/work.hpp"

#include <vector>

// What the distance centralities are made of. Not installed.
namespace entente {

/// How far from a vertex the others are that it reaches: along the arrows, where direction counts.
struct Reach {
    double others = 0;    ///< how many it reaches, without itself
    double total = 0;     ///< the sum of their distances
    double harmonic = 0;  ///< the sum of 1 / distance
    double farthest = 0;
};

/// Of every vertex, by hops or, where arcs have lengths, by length. Equal to the last bit for any number of threads.
std::vector<Reach> reach(const Network& network, const Work& work);

}  // namespace entente
