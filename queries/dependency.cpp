#include "queries/dependency.hpp"

#include "graph/error.hpp"
#include "queries/hop_dependency.hpp"
#include "queries/length_dependency.hpp"
#include "queries/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>

namespace entente {

namespace {

/// Sources of one sum: of few sources 32, of many so many that adding the sums up takes no time to speak of.
std::size_t block_size(std::size_t sources) { return std::max<std::size_t>(32, sources / 1024); }

template <typename Kernel>
std::vector<double> sum(std::span<const Vertex> sources, std::size_t size, const Work& work,
                        const std::function<std::unique_ptr<Kernel>()>& make) {
    const auto step = block_size(sources.size());
    std::vector<std::unique_ptr<Kernel>> kernels(workers(work));
    std::vector<double> sums(size);
    const auto add = [&](std::size_t block, std::size_t worker) {
        auto& kernel = kernels[worker];
        if (!kernel) {
            kernel = make();
        }
        for (const auto source : sources.subspan(block * step, std::min(step, sources.size() - block * step))) {
            work.check();
            kernel->add(source);
        }
    };
    const auto commit = [&](std::size_t, std::size_t worker) {
        auto& part = kernels[worker]->sums();
        for (std::size_t at = 0; at < size; ++at) {
            sums[at] += part[at];
            part[at] = 0;
        }
    };
    run_blocks((sources.size() + step - 1) / step, work, add, commit);
    return sums;
}

/// From sums by arc to sums by tie. `old`: the network's vertex by that of the rows.
std::vector<double> by_tie(const Network& network, const ArcRows& rows, const std::vector<Vertex>& old,
                           const std::vector<double>& sums) {
    const auto places = ties(network);
    std::vector<double> values(places.size());
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
            Tie tie{old[vertex], old[rows.ends[arc]]};
            if (!network.directed() && tie.head < tie.tail) {
                std::swap(tie.tail, tie.head);
            }
            const auto place = std::lower_bound(places.begin(), places.end(), tie, [](const Tie& a, const Tie& b) {
                return a.tail != b.tail ? a.tail < b.tail : a.head < b.head;
            });
            values[static_cast<std::size_t>(place - places.begin())] += sums[arc];
        }
    }
    return values;
}

std::vector<double> by_hops(const Network& network, Measure::Of of, std::span<const Vertex> sources, const Work& work) {
    const auto rows = by_degree(network);
    std::vector<char> chosen(network.size());
    for (const auto source : sources) {
        chosen[source] = 1;
    }
    std::vector<Vertex> renumbered;
    for (Vertex vertex = 0; vertex < rows.size(); ++vertex) {
        if (chosen[rows.old[vertex]] != 0) {
            renumbered.push_back(vertex);
        }
    }
    const auto size = of == Measure::Of::nodes ? rows.size() : rows.out.ends.size();
    const auto sums =
        sum<HopDependency>(renumbered, size, work, [&] { return std::make_unique<HopDependency>(network, rows, of); });
    if (of == Measure::Of::ties) {
        return by_tie(network, rows.out, rows.old, sums);
    }
    std::vector<double> values(rows.size());
    for (Vertex vertex = 0; vertex < rows.size(); ++vertex) {
        values[rows.old[vertex]] = sums[vertex];
    }
    return values;
}

std::vector<double> by_length(const Network& network, Measure::Of of, std::span<const Vertex> sources,
                              const Work& work) {
    const auto size = of == Measure::Of::nodes ? network.size() : network.out.ends.size();
    auto sums =
        sum<LengthDependency>(sources, size, work, [&] { return std::make_unique<LengthDependency>(network, of); });
    if (of == Measure::Of::nodes) {
        return sums;
    }
    std::vector<Vertex> same(network.size());
    std::iota(same.begin(), same.end(), 0U);
    return by_tie(network, network.out, same, sums);
}

}  // namespace

std::vector<double> dependencies(const Network& network, Measure::Of of, std::span<const Vertex> sources,
                                 const Work& work) {
    std::vector<Vertex> leaving;  // from the others there are no paths
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(leaving),
                 [&](Vertex vertex) { return !network.out[vertex].empty(); });
    return network.out.lengths.empty() ? by_hops(network, of, leaving, work) : by_length(network, of, leaving, work);
}

void require_countable(const Network& network, Vertex source, Vertex target, double paths) {
    constexpr double kMost = 1e300;
    if (paths > kMost) {
        throw Error(
            fmt::format("from '{}' to '{}' there are more than 1e300 shortest paths, too many to be counted: "
                        "analyse a part of the network",
                        network.key(source), network.key(target)));
    }
}

}  // namespace entente
