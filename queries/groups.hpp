#pragma once

#include "graph/table.hpp"
#include "queries/centrality.hpp"
#include "queries/network.hpp"
#include "queries/signs.hpp"
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
    SignRule signs = {};               ///< balance
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

// Each method's file has its essay: method, parallel edges, loops, direction, edge cases, cost and source. All take any
// network, also one without vertices; answers do not depend on the number of threads.
Grouping articulation_points(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping balance(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping biconnected(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping bridges(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping cliques(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping components(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping cores(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping label_propagation(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping leiden(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping strong_components(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping summary(const Network& network, const GroupOptions& options = {}, const Work& work = {});
Grouping triads(const Network& network, const GroupOptions& options = {}, const Work& work = {});

/// Of a partition: every vertex is in one group. NaN where no tie has any strength. Essay in modularity.cpp.
double modularity(const Network& network, std::span<const Group> groups, double resolution = 1);

/// The table of them, by name.
std::span<const Method> methods();

/// Throws UsageError on an unknown name, with the nearest. An underscore is as good as a hyphen.
const Method& method(std::string_view name);

/// Sorts groups as Grouping says.
void order(std::vector<Group>& groups);

/// The number as a cell; NaN, what is not defined, is empty.
Cell figure(double number);

}  // namespace entente
