#include "queries/groups.hpp"

#include "queries/measure_name.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {

namespace {

using enum Measure::Weighs;

constexpr std::array kMethods{
    Method{"articulation-points", "nodes whose loss splits a component", nothing, false, false, articulation_points},
    Method{"balance", "how far the signs of ties add up to two camps", nothing, false, true, balance},
    Method{"biconnected", "what the loss of one node does not split", nothing, false, false, biconnected},
    Method{"bridges", "edges whose loss splits a component", nothing, false, false, bridges},
    Method{"cliques", "nodes that are all tied to one another", nothing, false, false, cliques},
    Method{"components", "what ties hold together, whatever their direction", nothing, false, false, components},
    Method{"cores", "nodes by how deep in the network they lie", nothing, false, false, cores},
    Method{"label-propagation", "communities by what most neighbours say", strength, false, false, label_propagation},
    Method{"leiden", "communities of the greatest modularity found", strength, false, false, leiden},
    Method{"strong-components", "what reaches one another along the direction", nothing, true, false,
           strong_components},
    Method{"summary", "size, density, distances and shape", nothing, false, true, summary},
    Method{"triads", "threes of nodes by how they are tied", nothing, true, true, triads},
};

}  // namespace

std::span<const Method> methods() { return kMethods; }

const Method& method(std::string_view name) { return named(methods(), name, "way to group"); }

void order(std::vector<Group>& groups) {
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.members < b.members;
    });
}

Cell figure(double number) { return std::isnan(number) ? Cell{} : Cell{number}; }

}  // namespace entente
