#pragma once

#include "queries/network.hpp"
#include "queries/work.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Scale : std::uint8_t {
    raw,        ///< as counted
    normalised  ///< by the highest value that a simple graph of as many nodes admits
};

/// What measures can be told. Each reads what concerns it; the essays say which.
struct CentralityOptions {
    Scale scale = Scale::raw;
    double damping = 0.85;                    ///< PageRank
    std::optional<double> alpha = {};         ///< Katz: how much a walk loses a step
    std::optional<std::size_t> samples = {};  ///< betweennesses: from so many nodes only
    std::optional<double> error = {};         ///< betweennesses: as many nodes as this error of normalised values needs
    std::uint64_t seed = 1;                   ///< of what is drawn at random
    double tolerance = 1e-12;             ///< iterated measures: the change of a step, as a share of the sum of values
    std::size_t max_iterations = 10'000;  ///< Throws Error when they do not suffice
};

/// A number for each node, or for each tie.
struct Centrality {
    std::vector<double> values;  ///< by Vertex, or by place in ties(network); NaN where the measure is not defined
    std::string remark = {};  ///< how it was computed, where that is not plain: "alpha 0.05", "from 200 of 4,000 nodes"
    double within = 1e-12;    ///< values no farther apart (relative) differ by how they were computed alone
};

/// A centrality that can be asked for by name. A new one is its file, its declaration, its row, its tests, and its
/// paragraphs in man/entente-centrality.1 and docs/measures.md.
struct Measure {
    std::string_view name;
    std::string_view description;  ///< one line
    enum class Of : std::uint8_t { nodes, ties } of = Of::nodes;
    enum class Weighs : std::uint8_t {
        nothing,  ///< a weight is refused
        strength,
        length
    } weighs = Weighs::nothing;
    bool forward = false;  ///< follows direction even when that is not asked for
    bool whole = false;    ///< reads agreements themselves: a part of the network or a projection is refused
    Centrality (*compute)(const Network& network, const CentralityOptions& options, const Work& work);
};

// Each measure's file has its essay: method, normalisation, edge cases, cost and source. All take any network, also one
// without vertices; values do not depend on the number of threads.
// in_degree and out_degree of a network without direction are its degree.
Centrality degree(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality in_degree(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality obligation_count(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality out_degree(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality betweenness(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality authority(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality closeness(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality closeness_wasserman_faust(const Network& network, const CentralityOptions& options = {},
                                     const Work& work = {});
Centrality constraint(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality core_number(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality eccentricity(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality edge_betweenness(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality effective_size(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality eigenvector(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality harmonic(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality hub(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality katz(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality local_clustering(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality pagerank(const Network& network, const CentralityOptions& options = {}, const Work& work = {});
Centrality triangles(const Network& network, const CentralityOptions& options = {}, const Work& work = {});

/// The table of them, by name.
std::span<const Measure> measures();

/// Throws UsageError on an unknown name, with the nearest. An underscore is as good as a hyphen.
const Measure& measure(std::string_view name);

struct RankingOptions {
    std::vector<LabelId> labels = {};  ///< nodes with one of these; empty: all. Filters rows, changes no value.
    std::optional<std::size_t> top = std::nullopt;  ///< at most so many rows
};

/// A row of a ranking: a vertex, or a place in ties(network).
struct Ranked {
    std::size_t rank;  ///< 1, 2, 2, 4: among the rows, before `top` cuts them
    std::size_t at;
    double value;
};

/// From the highest value down; equal ones by key; what has no value comes last.
///
/// Values as near to one another as the centrality says are equal. A tie passes the label filter when both its ends do.
/// Time O(n log n).
std::vector<Ranked> ranking(const Network& network, const Measure& measure, const Centrality& centrality,
                            const RankingOptions& options = {});

}  // namespace entente
