#pragma once

#include "queries/centrality.hpp"
#include "queries/network.hpp"
#include "queries/work.hpp"

#include <span>
#include <vector>

// What the betweennesses are made of. Not installed.
namespace entente {

/// The dependency of a source on a vertex or a tie: over all targets, the share of the source's shortest paths to each
/// that pass through it (through a vertex: between their ends). Here it is summed over sources, each with all targets.
///
/// By vertex, or by place in ties(network); by hops or, where arcs have lengths, by length, all above 0. Equal to the
/// last bit for any number of threads. Throws Error where there are more paths than can be counted.
std::vector<double> dependencies(const Network& network, Measure::Of of, std::span<const Vertex> sources,
                                 const Work& work);

/// Throws Error when a count of paths is too high to be computed with.
void require_countable(const Network& network, Vertex source, Vertex target, double paths);

}  // namespace entente
