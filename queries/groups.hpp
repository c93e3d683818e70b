#pragma once

#include "graph/table.hpp"
#include "queries/centrality.hpp"
#include "queries/network.hpp"
#include "queries/work.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Vertices that belong together, ascending, and what there is to say of them (their core number).
struct Group {
    std::vector<Vertex> members;
    Cell::Map figures = {};
};

/// Groups, and figures of the whole network: modularity, density. Either may be empty.
struct Grouping {
    std::vector<Group> groups;  ///< the largest first, then by the lowest member
    Cell::Map figures = {};
    std::vector<std::string> remarks = {};  ///< what a reader must know: a budget that cut the list
};

struct GroupOptions {
    std::uint64_t seed = 1;            ///< of what is drawn at random
    double resolution = 1;             ///< communities: above 1 more and smaller ones
    std::size_t budget = 100'000'000;  ///< steps of searches that may take for ever; what happens then each essay says
};

/// A way to take a network apart, or to describe it, that can be asked for by name. A new one is its file, its
/// declaration, its row, its tests, and its paragraphs in man/entente-groups.1 and docs/measures.md.
struct Method {
    std::string_view name;
    std::string_view description;  ///< one line
    Measure::Weighs weighs = Measure::Weighs::nothing;
    bool forward = false;    ///< follows direction even when that is not asked for
    bool describes = false;  ///< answers with figures alone
    Grouping (*compute)(const Network& network, const GroupOptions& options, const Work& work);
};

/// The parts that ties hold together, whatever their direction: essay in components.cpp.
Grouping components(const Network& network, const GroupOptions& options = {}, const Work& work = {});

/// The table of them, by name.
std::span<const Method> methods();

/// Throws UsageError on an unknown name, with the nearest. An underscore is as good as a hyphen.
const Method& method(std::string_view name);

/// Sorts groups as Grouping says.
void order(std::vector<Group>& groups);

}  // namespace entente
